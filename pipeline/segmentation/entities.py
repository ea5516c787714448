"""The people, bodies, states and groups that an article names, and where it mentions them.

Text, a codebook and the spans of sources enter; a `Cast` leaves. Surnames join the full name that
they belong to:

    >>> text = "Envoy Ada Brun arrived. Brun smiled."
    >>> cast = find_entities(text, Codebook())
    >>> [(m.span.slice(text), cast.entities[m.entity].name) for m in cast.mentions]
    [('Ada Brun', 'Ada Brun'), ('Brun', 'Ada Brun')]
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Codebook
from pipeline.records import Span
from pipeline.segmentation.cast import Cast
from pipeline.segmentation.genders import SINGULAR_FEMALE, SINGULAR_MALE
from pipeline.segmentation.mentions import build_name_index, split_words
from pipeline.segmentation.names import find_names
from pipeline.segmentation.registry import Registry
from pipeline.segmentation.sentences import split_sentences


def find_entities(text: str, codebook: Codebook, sources: Sequence[Span] = ()) -> Cast:
    """Return the entities and mentions of `text`; a name in a source needs no other evidence."""
    words = split_words(text)
    index = build_name_index(codebook)
    sentences = tuple(span.start for span in split_sentences(text))
    names = find_names(text, words, index, sources)
    registry = Registry(text, words, index, codebook, sources)
    for name in names:
        registry.introduce(name)
    mentions = []
    for name in names:
        entity = registry.link(name)
        if entity is not None:
            mentions.append(registry.mention(name, entity, sentences))
    cast = Cast(text, words, index, sentences, registry.entities, tuple(mentions))
    _guess_genders(cast)
    return cast


def _guess_genders(cast: Cast) -> None:
    """Set the gender of people by the pronouns that follow them alone in a sentence."""
    votes: dict[int, int] = {}
    people: dict[int, list[int]] = {}
    for mention in cast.mentions:
        if cast.entities[mention.entity].kind == "person":
            people.setdefault(mention.sentence, []).append(mention.entity)
    for word in cast.words:
        lower = word.text.lower()
        vote = int(lower in SINGULAR_MALE) - int(lower in SINGULAR_FEMALE)
        if vote == 0:
            continue
        alone = set(people.get(cast.find_sentence(word.start), ()))
        if len(alone) == 1:
            entity = alone.pop()
            votes[entity] = votes.get(entity, 0) + vote
    for entity, vote in votes.items():
        if not cast.entities[entity].gender and vote:
            cast.entities[entity].gender = "male" if vote > 0 else "female"
