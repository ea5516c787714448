"""Where the content of a cue ends.

A row of tokens, its cues, one cue and where its content begins enter; a token index leaves:

    >>> from pipeline.segmentation.cues import find_cues
    >>> from pipeline.segmentation.tokens import tokenize_rows
    >>> tokens = tokenize_rows("Lind said that it was over, adding that she knew.")[0].tokens
    >>> cues = find_cues(tokens)
    >>> find_end(tokens, cues, 2, "that", cues[0])
    6
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segmentation.clauses import low_at, trim_end
from pipeline.segmentation.drafts import Cue
from pipeline.segmentation.sources import find_subject
from pipeline.segmentation.tokens import Token
from pipeline.segmentation.words import (
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    split_words,
)

_LATER_EVENTS = split_words("after during while following when amid")
_OPENING_SUBORDINATORS = split_words("while although though when if as because since after asked")
_JOINTS = split_words("and but while although though yet as or whereas")


def find_end(tokens: Sequence[Token], cues: Sequence[Cue], start: int, kind: str, cue: Cue) -> int:
    """Return the token index at which the content that begins at `start` ends."""
    narrow = kind in ("phrase", "to")
    dependent = _is_dependent(tokens, cue)
    position = start
    while position < len(tokens):
        token = tokens[position]
        if token.low == ";" or (token.kind == "quote" and _quote_ends(tokens, position)):
            position += token.kind == "quote"
            break
        if position > start and (
            (dependent and token.low == ",")
            or _ends_at_comma(tokens, cues, position, narrow)
            or _ends_at_joint(tokens, cues, position, cue)
            or (narrow and _leaves_phrase(tokens, position))
            or (cue.form == "owned" and kind == "to" and _is_finite(tokens, position))
        ):
            break
        position += 1
    return trim_end(tokens, start, position)


def _is_finite(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the verb of “his promise to return was kept” stands at `index`."""
    return tokens[index].low in AUXILIARIES and tokens[index - 1].low != "to"


def _leaves_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a time or later event follows a content that is a phrase."""
    following = low_at(tokens, index + 1)
    if tokens[index].low in _LATER_EVENTS:
        return True
    if tokens[index].low == "as" and following in SUBJECT_PRONOUNS:
        return True
    at_end = index + 1 >= len(tokens) or tokens[index + 1].kind == "mark"
    return tokens[index].low in WEEKDAYS and (at_end or following in PREPOSITIONS)


def _is_dependent(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell whether a cue stands in an opening “While she said …,” that a comma will end."""
    subject = find_subject(tokens, cue.first) if cue.finite and not cue.passive else None
    before = subject[0] - 1 if subject is not None else cue.first - 1
    if before < 0:
        return tokens[0].low == "asked"
    if tokens[before].low in ("just", "even"):
        before -= 1
    opening = tokens[before].low in _OPENING_SUBORDINATORS
    return opening and (before <= 1 or tokens[before - 1].low in (",", "even", "—", "but", "and"))


def _quote_ends(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a quotation with its own closing punctuation ends the content."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or following.low in (".", ";"):
        return True
    return tokens[position].ending in ".,!?" and following.low not in COORDINATORS


def _ends_at_comma(tokens: Sequence[Token], cues: Sequence[Cue], comma: int, narrow: bool) -> bool:
    if tokens[comma].low not in (",", "—", "–", "--") or low_at(tokens, comma - 1) == "that":
        return False
    following = low_at(tokens, comma + 1)
    if following == "according":
        return True
    joint = following in _JOINTS
    for cue in cues:
        if cue.first == comma + 1 and cue.form in ("ing", "past"):
            return True
        if joint and cue.finite and cue.first > comma + 1 and cue.first < comma + 12:
            subject = find_subject(tokens, cue.first)
            begins = subject[0] if subject is not None else cue.first
            if begins == comma + 2:
                return True
    if not narrow:
        return False
    breaking = following in SUBORDINATORS or following in SUBJECT_PRONOUNS or following == "but"
    return breaking or (following.endswith("ing") and len(following) > 5)


def _ends_at_joint(tokens: Sequence[Token], cues: Sequence[Cue], joint: int, cue: Cue) -> bool:
    """Tell whether “and” at `joint` leads to a second cue of the same subject and tense."""
    if tokens[joint].low in ("before", "after", "while", "by"):
        return any(other.first == joint + 1 and other.form == "ing" for other in cues)
    if tokens[joint].low not in ("and", "but", "or"):
        return False
    return any(other.first == joint + 1 and other.form == cue.form for other in cues)
