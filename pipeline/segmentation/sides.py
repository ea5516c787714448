"""The side that a speaker speaks for.

A speaker's name and the phrases that describe it enter; a side of the codebook leaves, or
`expert`, `media` or `other`:

    >>> index = NameIndex([("Norvanian", "Norvania", None)])
    >>> find_side("Ada Brun", ["Norvanian envoy Ada Brun"], index)
    'Norvania'
    >>> find_side("Ada Brun", ["former Norvanian envoy Ada Brun"], index)
    'expert'
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.cast import Entity
from pipeline.segmentation.mentions import NameIndex, PhraseMatch, Word, split_words
from pipeline.segmentation.roles import ATTITUDES, SENT_OUT, classify_role

_MAX_PHRASE = 300


def find_side(
    name: str, phrases: Sequence[str], index: NameIndex, *, in_office: bool = False
) -> str:
    """Return the side of a speaker whom the codebook does not list.

    The name itself decides where it is a word of the codebook, then the role that the phrases
    name, then the first of the codebook's words in them, the longest where several begin there.

    Args:
        name: The speaker's name.
        phrases: The source, and the descriptions in the article, what counts most first.
        index: The codebook's names.
        in_office: Whether the article gives the speaker a title of office.
    """
    exact = match_whole(name, index)
    if exact is not None:
        return exact.side
    clipped = [phrase[:_MAX_PHRASE] for phrase in phrases]
    role = classify_role("; ".join(clipped), titled=in_office)
    if role is not None:
        return role
    for phrase in clipped:
        side = find_named_side(phrase, index)
        if side is not None:
            return side
    return "other"


def find_entity_side(entity: Entity, index: NameIndex) -> str:
    """Return the side of an entity by the codebook, its name and what describes it."""
    if entity.side is not None:
        return entity.side
    if entity.kind == "state":
        return entity.name
    if entity.kind != "person":
        return find_side(entity.name, [entity.name], index)
    role = classify_role(entity.name)
    if role in ("expert", "media"):
        return role
    return find_side("", entity.descriptions, index, in_office=entity.in_office)


def match_whole(name: str, index: NameIndex) -> PhraseMatch | None:
    """Return the codebook's phrase that all of `name` is, an article aside."""
    words = split_words(name)
    if words and words[0].text.lower() == "the" and index.match(words, 0) is None:
        words = words[1:]
    match = index.match(words, 0) if words else None
    return match if match is not None and match.length == len(words) else None


def find_named_side(phrase: str, index: NameIndex) -> str | None:
    """Return the side of the first of the codebook's words in `phrase`, None without any.

    "Norvanian and Sudrian envoys" speak for more than one: `other`.
    """
    words = split_words(phrase)
    at = 0
    while at < len(words):
        match = index.match(words, at)
        if match is None:
            at += 1
            continue
        if match.side != "expert" and not _is_counterpart(words, at):
            return "other" if _is_joint(words, at, match, index) else match.side
        at += match.length
    return None


def _is_joint(words: Sequence[Word], at: int, match: PhraseMatch, index: NameIndex) -> bool:
    """Tell whether "and" and a word of another side follow."""
    after = at + match.length
    if after + 1 >= len(words) or words[after].text != "and":
        return False
    second = index.match(words, after + 1)
    return second is not None and second.side != match.side


def _is_counterpart(words: Sequence[Word], at: int) -> bool:
    """Tell whether the word at `at` is whom an envoy is sent to, or what an expert is one on."""
    before = at - 1
    while before > 0 and words[before].text.lower() in ("the", "a"):
        before -= 1
    if before < 1:
        return False
    if words[before].text.lower() in ("with", "against", "toward", "towards", "on", "about"):
        return True
    head = words[before - 1].text.lower()
    if words[before].text.lower() == "of":
        return head in ATTITUDES
    return words[before].text.lower() in ("to", "for", "in") and head in SENT_OUT
