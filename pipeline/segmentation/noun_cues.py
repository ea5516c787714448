"""Nouns and adjectives as cues: “the claim that”, “is a proponent of”, “is eager to”.

A row of tokens and an index enter; a cue or None leaves:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("He has long been a proponent of talks.")[0].tokens
    >>> cue = read_noun(tokens, 5, "proponent")
    >>> cue.first, cue.last
    (1, 6)
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import group_start, low_at
from pipeline.segmentation.drafts import Cue
from pipeline.segmentation.lexicon import (
    ADJECTIVE_PREPOSITIONS,
    ADJECTIVES,
    NOUN_PREPOSITIONS,
    NOUNS,
)
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import BE, DETERMINERS, POSSESSIVES, split_words

_LINKING = BE | split_words("feel feels felt remain remains remained sounded seemed")
_LIGHT_VERBS = split_words(
    "make makes made making issue issues issued issuing voice voiced voices voicing raise raised "
    "raises express expressed expresses expressing release released give gave given have has had "
    "send sent offer offered deliver delivered repeat repeated add added reject rejected"
)
"""Verbs that lend their subject to a noun cue: “issued a warning that”."""


def read_adjective(tokens: Sequence[Token], head: int) -> Cue | None:
    """Return the cue whose adjective is token `head`, behind a form of “be”."""
    start = group_start(tokens, head)
    while start > 0 and tokens[start - 1].low in _LINKING:
        start = group_start(tokens, start - 1)
    group = {token.low for token in tokens[start:head]}
    if not group & _LINKING:
        return None
    low = tokens[head].low
    following = low_at(tokens, head + 1)
    if following in ADJECTIVE_PREPOSITIONS.get(low, "").split():
        return Cue(start, head, head + 1, low, "adjective", frozenset("n"))
    takes = frozenset(ADJECTIVES[low])
    return Cue(start, head, head, low, "adjective", takes) if takes else None


def read_noun(tokens: Sequence[Token], head: int, lemma: str) -> Cue | None:
    """Return the cue whose noun is token `head`, a form of `lemma`."""
    following = low_at(tokens, head + 1)
    takes = frozenset(NOUNS.get(lemma, "")) & {"t", "i"}
    if following == NOUN_PREPOSITIONS.get(tokens[head].low):
        return _read_attitude_noun(tokens, head)
    if not takes:
        return None
    start = head
    while start > 0 and start > head - 4 and not _begins_phrase(tokens[start].low):
        start -= 1
    first = tokens[start].low
    verb = low_at(tokens, start - 1) if first in DETERMINERS else first
    if verb in _LIGHT_VERBS and first not in POSSESSIVES:
        begin = start - 1 if first in DETERMINERS else start
        return Cue(group_start(tokens, begin), head, head, lemma, "noun", takes)
    if first in POSSESSIVES or first.endswith(("'s", "s'")):
        return Cue(start + 1, head, head, lemma, "owned", takes)
    if "t" in takes and following == "that" and low_at(tokens, start - 1) != "in":
        return Cue(head, head, head, lemma, "unowned", frozenset("t"))
    return None


def _read_attitude_noun(tokens: Sequence[Token], head: int) -> Cue | None:
    start = head
    while start > 0 and start > head - 4 and not _begins_phrase(tokens[start].low):
        start -= 1
    first = tokens[start].low
    if first in POSSESSIVES or first.endswith(("'s", "s'")):
        if start == head:
            return None
        return Cue(start + 1, head, head + 1, tokens[head].low, "owned", frozenset("n"))
    if first in DETERMINERS:
        begin = group_start(tokens, start)
        if begin < start and {token.low for token in tokens[begin:start]} & BE:
            return Cue(begin, head, head + 1, tokens[head].low, "noun", frozenset("n"))
    return None


def _begins_phrase(low: str) -> bool:
    return low in DETERMINERS or low.endswith(("'s", "s'")) or low in _LIGHT_VERBS
