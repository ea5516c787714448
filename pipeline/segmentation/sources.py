"""The words that name a source, found from the cue.

A row of tokens and the index of a verb group enter; a range of token indices leaves:

    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("Ann Lind, the city's mayor, said no.")[0].tokens
    >>> find_subject(tokens, 7)
    (0, 6)
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import is_clause_verb, low_at
from pipeline.segmentation.drafts import Cue, Range
from pipeline.segmentation.noun_phrases import (
    LONGEST_PHRASE,
    find_phrase_behind_with,
    find_phrase_left,
    find_possessor,
)
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import (
    AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SENTENCE_OPENERS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_past_form,
    split_words,
)

_MOST_INSERTIONS = 6
"""How many commas before a verb are tried: a bound that keeps hostile input linear."""

_BEFORE_SUBJECTS = SENTENCE_OPENERS | SUBORDINATORS
_LOOSE = RELATIVES | PREPOSITIONS | SUBORDINATORS
_LONGEST_ITEM = 6
"""In tokens: a name in a list, with its title and comma."""

_FLOATING = split_words("both all each")
_BEFORE_TIMES = split_words("on in late early last this")


def find_subject(tokens: Sequence[Token], verb: int) -> Range | None:
    """Return the noun phrase whose verb group begins at token `verb`, None if there is none."""
    if verb == 0:
        return None
    before = tokens[verb - 1]
    if before.low in ("who", "which", "that"):
        return verb - 1, verb
    if before.low in (",", ")", "—", "–", "--", "-"):
        return _find_before_insertion(tokens, verb)
    end = verb - 1 if verb > 1 and before.low in _FLOATING else verb
    while end > 1 and (tokens[end - 1].low in TIMES or tokens[end - 1].kind == "number"):
        end -= 1
    if end < verb and tokens[end - 1].low in _BEFORE_TIMES:
        end -= 1
    phrase = find_phrase_left(tokens, end) or find_phrase_left(tokens, verb)
    return None if phrase is None else (_extend_over_list(tokens, phrase), phrase[1])


def _extend_over_list(tokens: Sequence[Token], phrase: Range) -> int:
    """Return where “Lind, Oda and Roe” begins, given where “Oda and Roe” does."""
    start = phrase[0]
    if not any(token.low == "and" for token in tokens[start : phrase[1]]):
        return start
    while start > 1 and tokens[start - 1].low == ",":
        item = find_phrase_left(tokens, start - 1)
        if item is None or start - item[0] > _LONGEST_ITEM or not tokens[item[0]].capital:
            break
        start = item[0]
    return start


def _find_before_insertion(tokens: Sequence[Token], verb: int) -> Range | None:
    """Look behind “, who met them,” or “, the mayor,”: an apposition belongs to the source."""
    closing = tokens[verb - 1].low
    opening = "(" if closing == ")" else closing
    best: tuple[int, Range] | None = None
    marks = [
        position
        for position in range(verb - 3, max(0, verb - LONGEST_PHRASE), -1)
        if tokens[position].low == opening
    ]
    for position in marks[:_MOST_INSERTIONS]:
        phrase = find_phrase_left(tokens, _skip_bracket(tokens, position))
        if phrase is None:
            continue
        if (
            best is None
            or _is_anchored(tokens, phrase[0])
            or (tokens[position + 1].low in RELATIVES and not _is_anchored(tokens, best[1][0]))
        ):
            best = position, phrase
    if best is None:
        return None
    return best[1][0], _end_of_apposition(tokens, best[0], verb - 1)


def _skip_bracket(tokens: Sequence[Token], end: int) -> int:
    """Return where a bracket that ends before token `end` opens, as in “Ms. Lind (D-Me.),”."""
    if end and tokens[end - 1].low == ")":
        for position in range(end - 2, max(0, end - 12), -1):
            if tokens[position].low == "(":
                return position
    return end


def _is_anchored(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a phrase at `start` opens its clause, as a subject does."""
    before = tokens[start - 1] if start else None
    if before is None or before.low in _BEFORE_SUBJECTS:
        return True
    return before.kind == "mark" and before.low not in (",", ")", "-", ".")


def _end_of_apposition(tokens: Sequence[Token], comma: int, end: int) -> int:
    """Return where a source ends that insertions follow: behind those that name it again."""
    stop = comma
    while stop < end:
        following = stop + 1
        while following < end and tokens[following].low != tokens[comma].low:
            following += 1
        if tokens[comma].low == "(" or not _is_apposition(tokens, stop + 1, following):
            break
        stop = following
    return stop


def _is_apposition(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether an insertion names its noun again, rather than saying something of it."""
    if start >= end:
        return False
    first = tokens[start].low
    adverb = is_adverb(first) and first not in ("also", "once", "long")
    loose = adverb or first in _LOOSE
    if loose or first.endswith("ing") or is_past_form(first) or first in TIMES:
        return False
    return not any(is_clause_verb(tokens, index) for index in range(start, end))


def find_subjects(tokens: Sequence[Token]) -> list[tuple[int, Range]]:
    """Return the verbs of a sentence that have a subject, with it, left to right."""
    subjects = []
    for index in range(1, len(tokens)):
        if tokens[index].kind == "word" and is_clause_verb(tokens, index):
            start = index
            while start > 0 and (
                tokens[start - 1].low in AUXILIARIES or is_adverb(tokens[start - 1].low)
            ):
                start -= 1
            phrase = find_subject(tokens, start)
            if phrase is not None:
                subjects.append((index, phrase))
    return subjects


def find_source(tokens: Sequence[Token], cue: Cue, inherited: Range | None) -> Range | None:
    """Return the source of a cue that stands before its content; `inherited` where it has none."""
    if cue.form == "unowned":
        return None
    if cue.form == "owned":
        return find_possessor(tokens, cue.first)
    if not cue.finite:
        if low_at(tokens, cue.first - 1) == "as":
            return find_phrase_left(tokens, cue.first - 1) or inherited
        return find_phrase_behind_with(tokens, cue.first) or inherited
    if low_at(tokens, cue.first - 1) in ("and", "but", "or"):
        return inherited
    return find_subject(tokens, cue.first) or inherited


def inherit_subject(
    tokens: Sequence[Token],
    cue: Cue,
    subjects: Sequence[tuple[int, Range]],
    busy: Sequence[Range],
) -> Range | None:
    """Return the subject that a cue without its own goes on with: the last outside contents."""
    relative = low_at(tokens, cue.first - 1) in PREPOSITIONS
    for verb, subject in reversed(subjects):
        if verb >= cue.first or any(start <= verb < end for start, end in busy):
            continue
        if relative or tokens[subject[0]].low not in ("who", "which", "that"):
            return subject
    return None


def is_anyone(tokens: Sequence[Token], source: Range | None) -> bool:
    """Tell whether a source is the “one” of “one would think”."""
    return source is not None and source[1] - source[0] == 1 and tokens[source[0]].low == "one"
