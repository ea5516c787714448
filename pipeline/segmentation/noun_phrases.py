"""Noun phrases, found by walking from one end to the word that cannot belong to them.

A row of tokens and where a phrase ends or begins enter; a range of token indices leaves:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("On Monday the mayor of Rome said no.")[0].tokens
    >>> find_phrase_left(tokens, 6)
    (2, 6)
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import is_clause_verb, low_at
from pipeline.segmentation.drafts import Range
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    INDEFINITES,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SENTENCE_OPENERS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_past_form,
    split_words,
)

LONGEST_PHRASE = 40
"""In tokens: of the 18,369 sources in PolNeAR's training articles, 4 are longer."""

_ATTACHING = split_words("of for from in at with on to by behind between near inside")
_ATTACHING_BEHIND = split_words("of for from at")
_PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS
_OPENING = DETERMINERS | INDEFINITES
_JOINING = PREPOSITIONS | COORDINATORS
_NEVER_LAST = OBJECT_PRONOUNS | PREPOSITIONS | SUBORDINATORS | COORDINATORS


def find_phrase_left(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the noun phrase that ends before token `end`."""
    if end <= 0 or tokens[end - 1].kind not in ("word", "number"):
        return None
    last = tokens[end - 1].low
    if last in SUBJECT_PRONOUNS:
        return end - 1, end
    if last in _NEVER_LAST:
        return None
    start = _walk_left(tokens, end)
    start = _trim_opening(tokens, start, end)
    return (start, end) if start < end else None


def find_phrase_right(tokens: Sequence[Token], start: int) -> Range | None:
    """Return the noun phrase that begins at token `start`, with an apposition behind a comma."""
    if start >= len(tokens) or tokens[start].kind == "mark":
        return None
    if tokens[start].low in _PRONOUNS:
        return start, start + 1
    end = _walk_right(tokens, start)
    if end == start:
        return None
    if end + 1 < len(tokens) and tokens[end].low == ",":
        following = tokens[end + 1]
        stop = end + 1
        while stop < len(tokens) and tokens[stop].low not in (",", ".", ";", "—", "“"):
            stop += 1
        role = following.low in ("a", "an", "the") or following.kind == "number"
        named = following.kind == "word" and not following.capital and _is_role(tokens, end + 1)
        clause = any(is_clause_verb(tokens, index) for index in range(end + 1, stop))
        if (role or named) and stop - end < 20 and not clause:
            return start, stop
    return start, end


def find_possessor(tokens: Sequence[Token], end: int) -> Range | None:
    """Return the possessor whose last word is left of token `end`: “his”, “the mayor's”."""
    if tokens[end - 1].low in POSSESSIVES:
        return end - 1, end
    start = _trim_opening(tokens, _walk_left(tokens, end), end)
    return (start, end) if start < end else None


def find_phrase_behind_with(tokens: Sequence[Token], end: int) -> Range | None:
    """Return “many of them” in “with many of them arguing”, where `end` is the participle."""
    if end == 0 or tokens[end - 1].kind != "word":
        return None
    for position in range(end - 2, max(-1, end - 8), -1):
        if tokens[position].low == "with":
            return position + 1, end
        if tokens[position].kind != "word" or is_clause_verb(tokens, position):
            return None
    return None


def _walk_left(tokens: Sequence[Token], end: int) -> int:
    """Walk left over a noun phrase to the token that cannot belong to it."""
    position = end
    preposition: int | None = None
    floor = max(0, end - LONGEST_PHRASE)
    while position > floor:
        token = tokens[position - 1]
        if token.kind not in ("word", "number"):
            break
        if token.low in COORDINATORS:
            if not _joins_phrases(tokens, position - 1):
                break
        elif token.low in PREPOSITIONS:
            if token.low not in _ATTACHING:
                break
            preposition = position
        elif token.low == "than" and low_at(tokens, position - 2) in ("more", "less", "fewer"):
            pass
        elif token.low in SUBORDINATORS or token.low in SUBJECT_PRONOUNS or token.low in TIMES:
            break
        elif is_clause_verb(tokens, position - 1):
            return preposition if preposition is not None else position
        position -= 1
    return position


def _joins_phrases(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether “and” at `index` joins two nouns: no verb stands left of it in its clause."""
    if index == 0 or tokens[index].low in ("but", "yet", "nor"):
        return False
    position = index
    floor = max(0, index - 8)
    while position > floor:
        token = tokens[position - 1]
        if token.kind not in ("word", "number") or token.low in SUBORDINATORS:
            return position < index
        if token.low in AUXILIARIES or is_clause_verb(tokens, position - 1):
            return False
        position -= 1
    return position == 0


def _trim_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """Drop what opens a sentence before its subject: “But”, “Later”, “In Rome”."""
    while start < end - 1 and (
        _opens_sentence(tokens[start].low)
        or (tokens[start].low == "first" and not tokens[start + 1].capital)
    ):
        start += 1
    if start == end - 1 and _opens_sentence(tokens[start].low) and not tokens[start].capital:
        return end
    if start < end and tokens[start].low in PREPOSITIONS:
        return _skip_preposition(tokens, start, end)
    return start


def _opens_sentence(low: str) -> bool:
    adverb = is_adverb(low) and low not in ("only", "first")
    return adverb or low in SENTENCE_OPENERS or low in COORDINATORS


def _skip_preposition(tokens: Sequence[Token], start: int, end: int) -> int:
    """Skip an opening prepositional phrase: the subject begins at the last determiner or name."""
    for position in range(end - 1, start, -1):
        if tokens[position].low in _OPENING:
            return position
    position = end - 1
    while position > start + 1 and tokens[position - 1].capital:
        position -= 1
    return position


def _walk_right(tokens: Sequence[Token], start: int) -> int:
    position = start
    while position < len(tokens) and position < start + LONGEST_PHRASE:
        token = tokens[position]
        if token.kind not in ("word", "number") or token.low in SUBORDINATORS:
            break
        if token.low in TIMES or token.low in AUXILIARIES:
            break
        if is_adverb(token.low) and not token.capital:
            break
        if token.low in PREPOSITIONS and token.low not in _ATTACHING_BEHIND:
            break
        if token.low.endswith("ing") and position > start and not token.capital:
            break
        position += 1
    while position > start and tokens[position - 1].low in _JOINING:
        position -= 1
    return position


def _is_role(tokens: Sequence[Token], index: int) -> bool:
    low = tokens[index].low
    closed = low in PREPOSITIONS or low in SUBORDINATORS or low in COORDINATORS or low in TIMES
    return not (closed or low.endswith("ing") or is_past_form(low) or is_adverb(low)) and (
        low not in SUBJECT_PRONOUNS and low not in AUXILIARIES and low not in DETERMINERS
    )
