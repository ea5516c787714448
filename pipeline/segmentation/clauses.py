"""Telling verbs from nouns without a tagger: what the other rules ask of a token.

A row of tokens and an index enter; a judgement leaves:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("The proposed deal failed.")[0].tokens
    >>> is_clause_verb(tokens, 1), is_clause_verb(tokens, 3)
    (False, True)
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.drafts import Range
from pipeline.segmentation.lexicon import VERB_FORMS
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_past_form,
    is_verb_like,
)

_FUNCTION_WORDS = (
    DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | COORDINATORS
    | AUXILIARIES
    | SUBJECT_PRONOUNS
    | OBJECT_PRONOUNS
)
_CLOSING = frozenset((".", ",", ";", "—", "–", "--", ":", "!", "?"))


def low_at(tokens: Sequence[Token], index: int) -> str:
    """Return the lower-case word at `index`, empty outside the sentence."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def group_start(tokens: Sequence[Token], head: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    start = head
    while start > 0:
        low = tokens[start - 1].low
        if low not in AUXILIARIES and low != "not" and not is_adverb(low):
            break
        start -= 1
    while start < head and start == 0 and is_adverb(tokens[start].low):
        start += 1
    return start


def is_clause_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token left of a noun phrase is a verb rather than part of the phrase."""
    token = tokens[index]
    if token.capital and index > 0 and token.low not in AUXILIARIES:
        return False
    if token.low in AUXILIARIES:
        return not (token.low == "may" and token.capital)
    before = tokens[index - 1].low if index else ""
    if before in DETERMINERS or before in PREPOSITIONS or before.endswith("'s"):
        return False
    if is_past_form(token.low) and token.low not in VERB_FORMS:
        return not (index + 1 < len(tokens) and _is_plain(tokens[index + 1]))
    if is_verb_like(token.low):
        return True
    return any(form in ("past", "ing") for _, form in VERB_FORMS.get(token.low, ()))


def _is_plain(token: Token) -> bool:
    """Tell whether a token is a lower-case content word: “registered voters”, “named Lind”."""
    return token.kind == "word" and token.low not in _FUNCTION_WORDS and not token.capital


def has_clause(tokens: Sequence[Token], pair: Range) -> bool:
    """Tell whether a stretch holds a quotation or a finite verb."""
    return any(
        tokens[index].kind == "quote" or is_clause_verb(tokens, index)
        for index in range(pair[0], pair[1])
    )


def trim_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Move `end` left over closing punctuation."""
    while end > start and tokens[end - 1].low in _CLOSING:
        end -= 1
    return end
