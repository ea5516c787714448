"""What stands behind a cue: where its content begins, and of which kind it is.

A row of tokens and a cue enter; a token index and a kind leave:

    >>> from pipeline.segmentation.cues import find_cues
    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("Lind said on Monday in Rome that it was over.")[0].tokens
    >>> find_complement(tokens, find_cues(tokens)[0])
    (6, 'that')
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import is_clause_verb, low_at
from pipeline.segmentation.drafts import Cue
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    TIMES,
    is_adverb,
    split_words,
)

Complement = tuple[int, str]
"""Where a content begins, and its kind: quote, that, to, wh, clause, phrase."""

_ADJUNCT_LENGTH = 16
"""How far behind a cue, in tokens, its content may begin after time, place and addressee."""

_CLAUSE_LENGTH = 14
"""Within how many tokens a clause without “that” must show its verb."""

_ADDRESSED = OBJECT_PRONOUNS | {"you", "it"}
_CLAUSE_OPENERS = SUBJECT_PRONOUNS | DETERMINERS | {"there"}
_NO_PHRASE = (PREPOSITIONS - {"over"}) | TIMES | (QUESTION_WORDS - {"what"})
_NO_CLAUSE = PREPOSITIONS | TIMES | (OBJECT_PRONOUNS - {"her"}) | {"to", "not", "so", "as"}
_ROUGHLY = split_words("about over around at between up under")
_QUANTITIES = split_words("half least most two three four five six seven eight nine ten a")
_MAY_OPEN = split_words("there if when while")
_SURE_CLAUSES = split_words("say argue insist contend claim believe")
"""Verbs behind which a clause needs no further sign."""

_NAMING = split_words("call describe consider deem label dismiss reject defend")
"""Verbs whose object may be “that”: “called that a lie”."""


def find_complement(tokens: Sequence[Token], cue: Cue) -> Complement | None:
    """Return where the content after a cue begins and of which kind it is, None without one."""
    start = cue.last + 1
    if start >= len(tokens):
        return None
    searches = (_find_marked, _find_behind_adjuncts, _find_behind_addressee, _find_unmarked)
    results = (search(tokens, start, cue) for search in searches)
    return next((found for found in results if found is not None), None)


def _find_marked(tokens: Sequence[Token], start: int, cue: Cue) -> Complement | None:
    """Find a content that its first word gives away, directly at `start`."""
    token = tokens[start]
    if token.low in (":", ","):
        return _find_behind_mark(tokens, start, cue)
    kinds = {
        "quote": token.kind == "quote" and cue.takes & {"q", "t", "b"},
        "that": token.low == "that" and "t" in cue.takes,
        "to": token.low == "to" and "i" in cue.takes,
        "wh": token.low in QUESTION_WORDS and "w" in cue.takes,
    }
    return next(((start, kind) for kind, fits in kinds.items() if fits), None)


def _find_behind_mark(tokens: Sequence[Token], start: int, cue: Cue) -> Complement | None:
    """Find a quotation behind a comma or colon, or a clause behind a colon."""
    if start + 1 < len(tokens) and cue.takes & {"q", "t"}:
        if tokens[start + 1].kind == "quote":
            return start + 1, "quote"
        if tokens[start].low == ":" and "q" in cue.takes:
            return start + 1, "clause"
    return None


def _find_behind_adjuncts(tokens: Sequence[Token], start: int, cue: Cue) -> Complement | None:
    """Find a content behind time, place, addressee or “, however,”."""
    if not (cue.takes & {"q", "t", "b"} or cue.form in ("noun", "owned")):
        return None
    first = tokens[start].low
    aside = first == "," and is_adverb(low_at(tokens, start + 1))
    if first == "," and "t" in cue.takes and not aside:
        return _find_behind_insertion(tokens, start)
    adjunct = first in TIMES or first in PREPOSITIONS or is_adverb(first)
    if not (adjunct or aside or "a" in cue.takes or cue.lemma == "ask"):
        return None
    begin = start + 2 if aside else start
    return _scan_adjuncts(tokens, begin, cue, aside) or _find_behind_times(tokens, start, cue)


def _scan_adjuncts(tokens: Sequence[Token], start: int, cue: Cue, aside: bool) -> Complement | None:
    """Find the first marked content behind `start`, before a verb or the clause's end."""
    noun = cue.form in ("noun", "owned")
    for position in range(start, min(len(tokens), start + _ADJUNCT_LENGTH)):
        low = tokens[position].low
        marked = _find_marked(tokens, position, cue)
        infinitive = marked is not None and marked[1] == "to"
        if marked is not None and not (
            infinitive and (tokens[start].low == "to" or not (noun or position > start))
        ):
            return marked
        if (low == "," and not aside) or low in (".", ";") or low in AUXILIARIES:
            return None
    return None


def _find_behind_times(tokens: Sequence[Token], start: int, cue: Cue) -> Complement | None:
    """Find a clause without “that” behind “said Monday”."""
    position = start + (tokens[start].low == "on" and low_at(tokens, start + 1) in TIMES)
    while position < len(tokens) and (
        tokens[position].low in TIMES or tokens[position].kind == "number"
    ):
        position += 1
    if position == start or position == len(tokens) or "b" not in cue.takes:
        return None
    token = tokens[position]
    begins = token.kind == "word" and not _cannot_begin(token.low)
    return (position, "clause") if begins and _has_verb(tokens, position) else None


def _find_behind_insertion(tokens: Sequence[Token], comma: int) -> Complement | None:
    """Find “that” behind “, citing two officials,”."""
    for position in range(comma + 1, min(len(tokens) - 1, comma + _ADJUNCT_LENGTH)):
        if tokens[position].low == ",":
            found = tokens[position + 1].low == "that"
            return (position + 1, "that") if found else None
    return None


def _find_behind_addressee(tokens: Sequence[Token], start: int, cue: Cue) -> Complement | None:
    """Find a clause behind “told him”, “told the crowd”: it begins with a pronoun or article."""
    if "a" not in cue.takes or tokens[start].kind != "word":
        return None
    if tokens[start].low in _ADDRESSED:
        follows = start + 1 < len(tokens) and tokens[start + 1].kind == "word"
        begins = follows and not _cannot_begin(tokens[start + 1].low)
        return (start + 1, "clause") if begins or low_at(tokens, start + 1) == "to" else None
    for position in range(start + 1, min(len(tokens), start + 8)):
        token = tokens[position]
        if token.kind == "mark":
            return None
        if token.low == "to":
            return position, "to"
        begins = token.low in _CLAUSE_OPENERS
        free = tokens[position - 1].low not in PREPOSITIONS
        if begins and free and _has_verb(tokens, position):
            return position, "clause"
    return None


def _find_unmarked(tokens: Sequence[Token], start: int, cue: Cue) -> Complement | None:
    """Find a clause without “that”, or a noun phrase that the cue takes as its content."""
    token = tokens[start]
    if "a" in cue.takes or token.kind == "mark" or token.low in COORDINATORS:
        return None
    sure = cue.lemma in _SURE_CLAUSES
    begins = not _cannot_begin(token.low) or _is_quantity(tokens, start)
    if "b" in cue.takes and begins and (sure or _has_verb(tokens, start)):
        return start, "clause"
    if "n" not in cue.takes or token.low in _NO_PHRASE:
        return None
    bare_that = token.low == "that" and ("t" in cue.takes or cue.lemma not in _NAMING)
    return None if bare_that else (start, "phrase")


def _is_quantity(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether “about half”, “over 40”, “at least six” stands at `start`."""
    following = low_at(tokens, start + 1)
    number = start + 1 < len(tokens) and tokens[start + 1].kind == "number"
    return tokens[start].low in _ROUGHLY and (number or following in _QUANTITIES)


def _cannot_begin(low: str) -> bool:
    """Tell whether a word cannot open a clause without “that”."""
    return low in _NO_CLAUSE and low not in _MAY_OPEN


def _has_verb(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a finite verb follows soon after `start`."""
    for index in range(start + 1, min(len(tokens), start + _CLAUSE_LENGTH)):
        token = tokens[index]
        if token.low in (";", "."):
            return False
        if token.kind == "word" and (is_clause_verb(tokens, index) or _is_present(tokens, index)):
            return True
    return tokens[start].low in SUBJECT_PRONOUNS


def _is_present(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a lower-case word behind a pronoun is its present-tense verb."""
    return tokens[index - 1].low in SUBJECT_PRONOUNS and not is_adverb(tokens[index].low)
