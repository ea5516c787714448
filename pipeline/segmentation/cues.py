"""Cues in one sentence: the words that attribute, with what they may take.

A row of tokens enters; cues leave in text order:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("Lind told them that she hopes to win.")[0].tokens
    >>> [(cue.lemma, cue.form) for cue in find_cues(tokens)]
    [('tell', 'past'), ('hope', 's')]
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import low_at
from pipeline.segmentation.drafts import Cue
from pipeline.segmentation.lexicon import (
    ADJECTIVES,
    ADVERBS,
    NOUN_PREPOSITIONS,
    NOUNS,
    VERB_FORMS,
)
from pipeline.segmentation.noun_cues import read_adjective, read_noun
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.verb_cues import read_verb


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """Return the possible cues of a sentence, left to right."""
    cues = []
    headline = _is_headline(tokens)
    for index, token in enumerate(tokens):
        if token.kind != "word" or (token.capital and index > 0 and not headline):
            continue
        cue = _read_word(tokens, index)
        if cue is not None:
            cues.append(cue)
    return cues


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether most words of a sentence are capitalised."""
    long_words = [token for token in tokens if token.kind == "word" and token.end - token.start > 3]
    return 2 * sum(token.capital for token in long_words) > len(long_words)


def _read_word(tokens: Sequence[Token], index: int) -> Cue | None:
    low = tokens[index].low
    if low == "according" and low_at(tokens, index + 1) == "to":
        return Cue(index, index, index + 1, low, "according", frozenset())
    if low in ADVERBS:
        return Cue(index, index, index, low, "adverb", frozenset())
    for lemma, form in VERB_FORMS.get(low, ()):
        cue = read_verb(tokens, index, lemma, form)
        if cue is not None:
            return cue
    if low in ADJECTIVES:
        return read_adjective(tokens, index)
    singular = low[:-1] if low.endswith("s") else low
    if low in NOUNS or singular in NOUNS or low in NOUN_PREPOSITIONS:
        return read_noun(tokens, index, low if low in NOUNS else singular)
    return None
