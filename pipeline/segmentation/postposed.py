"""Cues behind or inside their content: “…, she said”, “…, said Ms. Lind”, “according to”.

A row of tokens and its cues enter; drafts of attributions leave, left to right:

    >>> from pipeline.segmentation.cues import find_cues
    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("The talks, she said, had failed.")[0].tokens
    >>> [draft.contents for draft in read_postposed(tokens, find_cues(tokens))]
    [[(0, 2), (6, 8)]]
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import has_clause, low_at, trim_end
from pipeline.segmentation.complements import find_complement
from pipeline.segmentation.contents import find_end
from pipeline.segmentation.drafts import Cue, Draft, Range
from pipeline.segmentation.lexicon import VERB_FORMS
from pipeline.segmentation.noun_phrases import find_phrase_right
from pipeline.segmentation.sources import find_subject, is_anyone
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import PREPOSITIONS, SUBORDINATORS, TIMES

_NO_SOURCE = PREPOSITIONS | SUBORDINATORS | TIMES
_SEPARATORS = (",", "—", "–", "--", "-")
_AFTER_INVERSION = frozenset((".", ",", "", "—", ";", "who", "whose", "whom", "and")) | TIMES


def read_postposed(tokens: Sequence[Token], cues: Sequence[Cue]) -> list[Draft]:
    """Read the cues that stand behind or inside their content."""
    drafts: list[Draft] = []
    floor = 0
    reported = _read_reported_by(tokens, cues)
    if reported is not None:
        drafts.append(reported)
        floor = len(tokens)
    for cue in cues:
        draft = None
        if cue.form == "according":
            draft = _read_according(tokens, cues, cue, floor)
        elif cue.takes & {"q", "p"} and cue.finite and not cue.passive and cue.first >= floor:
            draft = _read_reported(tokens, cues, cue, floor)
        if draft is not None:
            drafts.append(draft)
            floor = max(pair[1] for pair in [*draft.contents, draft.source, draft.cue] if pair)
    return drafts


def _read_according(
    tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue, floor: int
) -> Draft | None:
    source = find_phrase_right(tokens, cue.last + 1)
    if source is None:
        return None
    end = source[1]
    while end < len(tokens) and tokens[end].kind != "mark":
        end += 1
    words = (cue.first, cue.last + 1)
    before = trim_end(tokens, floor, cue.first)
    contents: list[Range] = []
    if low_at(tokens, before - 1) in SUBORDINATORS:
        return None
    if before > floor:
        contents.append((floor, before))
    if low_at(tokens, end) == "," and not (contents and has_clause(tokens, contents[0])):
        stop = find_end(tokens, cues, end + 1, "clause", cue)
        if stop > end + 1:
            contents.append((end + 1, stop))
    return Draft(tokens, source, words, contents) if contents else None


def _read_reported(
    tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue, floor: int
) -> Draft | None:
    """Read “…, she said”, with the piece that may follow: “, adding to it”."""
    source = _read_inverted(tokens, cue, floor) or find_subject(tokens, cue.first)
    if source is None or is_anyone(tokens, source):
        return None
    begin = min(source[0], cue.first)
    if begin <= floor:
        return None
    if tokens[begin - 1].low == "as":
        return _read_as_clause(tokens, cues, cue, source, floor)
    left = (floor, trim_end(tokens, floor, begin))
    end = max(source[1], cue.last + 1)
    if left[1] <= left[0] or not _is_reported(tokens, cue, left, begin, end):
        return None
    right = _read_right_piece(tokens, cues, cue, end, left)
    if right is None and not has_clause(tokens, left):
        return None
    contents = [left] if right is None else [left, right]
    return Draft(tokens, source, (cue.first, cue.last + 1), contents)


def _read_reported_by(tokens: Sequence[Token], cues: Sequence[Cue]) -> Draft | None:
    """Read “As reported by the Herald, it failed”."""
    if low_at(tokens, 0) != "as" or low_at(tokens, 2) != "by" or tokens[1].low not in VERB_FORMS:
        return None
    source = find_phrase_right(tokens, 3)
    if source is None or low_at(tokens, source[1]) != ",":
        return None
    start = source[1] + 1
    cue = Cue(1, 1, 2, tokens[1].low, "past", frozenset())
    end = find_end(tokens, cues, start, "clause", cue)
    return Draft(tokens, source, (1, 3), [(start, end)]) if end > start else None


def _is_reported(tokens: Sequence[Token], cue: Cue, left: Range, begin: int, end: int) -> bool:
    """Tell whether the words left of a source are what the cue reports."""
    before = tokens[begin - 1]
    if before.kind == "quote":
        return tokens[left[0]].kind == "quote" or _closes(tokens, end, cue)
    clausal = bool(cue.takes & {"t", "b", "p"})
    return before.low in _SEPARATORS and clausal and _closes(tokens, end, cue)


def _read_inverted(tokens: Sequence[Token], cue: Cue, floor: int) -> Range | None:
    """Return the source behind “said” in “…, said Ms. Lind”."""
    if cue.first <= floor or cue.form not in ("past", "s") or cue.first < cue.head - 1:
        return None
    before = tokens[cue.first - 1]
    after = tokens[cue.last + 1] if cue.last + 1 < len(tokens) else None
    if after is None or after.kind != "word" or after.low in _NO_SOURCE:
        return None
    phrase = find_phrase_right(tokens, cue.last + 1)
    if phrase is None or before.kind == "quote":
        return phrase
    if before.low not in _SEPARATORS or cue.lemma == "tell":
        return None
    comma = floor
    while comma < cue.first and tokens[comma].low != ",":
        comma += 1
    only_comma = comma == cue.first - 1 and comma - floor > 3
    closed = low_at(tokens, phrase[1]) in _AFTER_INVERSION
    return phrase if closed and (only_comma or has_clause(tokens, (floor, comma))) else None


def _closes(tokens: Sequence[Token], end: int, cue: Cue) -> bool:
    """Tell whether nothing behind a cue can be its content."""
    if end >= len(tokens) or (tokens[end].kind == "mark" and tokens[end].low != ":"):
        return low_at(tokens, end + 1) != "“"
    return find_complement(tokens, cue) is None


def _read_right_piece(
    tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue, end: int, left: Range
) -> Range | None:
    """Return the piece of a content that goes on behind its cue."""
    position = end
    while position < len(tokens) and tokens[position].low not in (",", ".", ":", ";", "—"):
        if tokens[position].kind == "quote":
            return None
        position += 1
    if position + 1 >= len(tokens) or tokens[position].low not in (",", ":", "—"):
        return None
    following = tokens[position + 1]
    start = position + 1
    if following.kind != "quote":
        goes_on = not has_clause(tokens, left)
        if not goes_on or following.low.endswith("ing"):
            return None
    stop = find_end(tokens, cues, start, "clause", cue)
    return (start, stop) if stop > start else None


def _read_as_clause(
    tokens: Sequence[Token], cues: Sequence[Cue], cue: Cue, source: Range, floor: int
) -> Draft | None:
    """Read “As she said, it failed” and “it failed, as she said”."""
    words = (cue.first, cue.last + 1)
    begin = min(source[0], cue.first) - 1
    end = max(source[1], cue.last + 1)
    if low_at(tokens, begin - 1) == "," and begin - 1 > floor:
        return Draft(tokens, source, words, [(floor, begin - 1)])
    if not _closes(tokens, end, cue):
        return None
    while end < len(tokens) and tokens[end].low not in (",", ".", ":"):
        end += 1
    stop = find_end(tokens, cues, end + 1, "clause", cue)
    return Draft(tokens, source, words, [(end + 1, stop)]) if stop > end + 1 else None
