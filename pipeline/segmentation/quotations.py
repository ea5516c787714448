"""Quotations in raw text, whatever marks they use.

Text enters; spans that include their marks leave, nested ones after the one around them. Curly,
straight, angled, low-high and LaTeX marks pair by kind within a paragraph; single marks are told
from apostrophes; an opening mark without a close runs to the end of its paragraph:

    >>> text = "“It’s a ‘good’ deal,” she said."
    >>> [quotation.span.slice(text) for quotation in find_quotations(text)]
    ['“It’s a ‘good’ deal,”', '‘good’']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Span
from pipeline.segmentation.sentences import split_paragraphs

_MARK = re.compile("'(?=''(?!'))|``|''|[“”„‟«»‹›‘’‚‛\"']")
_PAIRS = {
    "“": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‛": "’",
    "‚": "‘’",
    "``": ("''", '"', "”"),
    "''": ("''", "”"),
    '"': '"',
    "'": "'",
    "”": "”",
}
"""Each opening mark with those that close it; ” and » open only where nothing else can be."""

_SINGLE = frozenset("‘‛‚'")
_APOSTROPHES = frozenset("'’‘‛")
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|n|round)\b", re.IGNORECASE)
_DEPTH = 4
"""Quotations nest no deeper in prose; a bound keeps hostile input linear."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. `continues` says that it goes on from the paragraph before."""

    span: Span
    closed: bool
    continues: bool


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its close; `maybe` is a close that may be a possessive."""

    mark: str
    start: int
    maybe: int | None = None


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return all quotations of `text`, ordered by start, the outer before the inner."""
    found: list[Quotation] = []
    unclosed: str | None = None
    for paragraph in split_paragraphs(text):
        spans, last_unclosed = _pair_marks(text, paragraph)
        first = text[paragraph.start]
        for span, closed in spans:
            continues = span.start == paragraph.start and first == unclosed
            found.append(Quotation(span, closed, continues))
        unclosed = last_unclosed
    return tuple(found)


def _pair_marks(text: str, paragraph: Span) -> tuple[list[tuple[Span, bool]], str | None]:
    """Return a paragraph's quotations and the outermost mark that it leaves open."""
    opened: list[_Open] = []
    spans: list[tuple[Span, bool]] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match[0], match.start(), match.end()
        left = text[start - 1] if start > paragraph.start else " "
        right = text[end] if end < paragraph.end else " "
        if mark in _APOSTROPHES and left.isalnum() and right.isalnum():
            continue
        level = _closed_level(opened, mark, left, right)
        if level is not None:
            if opened[level].mark in _SINGLE and _may_be_possessive(left, text, end):
                opened[level].maybe = end
                continue
            _drop_above(opened, level, start, text, spans)
            spans.append((Span(opened.pop().start, end), True))
        elif _opens(mark, left, right, text, end):
            if mark == '"' and any(item.mark == '"' for item in opened):
                level = next(i for i, item in enumerate(opened) if item.mark == '"')
                _drop_above(opened, level - 1, start, text, spans)
            if len(opened) < _DEPTH:
                opened.append(_Open(mark, start))
    left_open = [item.mark for item in opened if item.mark not in _SINGLE]
    _finish(opened, paragraph, text, spans)
    spans.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    return spans, left_open[0] if left_open else None


def _closed_level(opened: list[_Open], mark: str, left: str, right: str) -> int | None:
    """Return which open quotation `mark` closes: the innermost whose kind it fits."""
    if mark in ("'", '"', "''") and left.isspace() and not right.isspace():
        return None
    for level in range(len(opened) - 1, -1, -1):
        mark_open = opened[level].mark
        if mark in _PAIRS[mark_open]:
            return level
        if mark == mark_open == "“" and not left.isspace() and not right.isalnum():
            return level
    return None


def _opens(mark: str, left: str, right: str, text: str, end: int) -> bool:
    if mark not in _PAIRS or right.isspace():
        return mark in ("“", "„", "«", "``") and not left.isalnum()
    if mark in ("”", "»", '"', "''"):
        return not left.isalnum() and left not in ".,;:!?)]"
    if mark in _SINGLE:
        return not left.isalnum() and left not in ".,;:!?)]" and not _ELISION.match(text, end)
    return True


def _may_be_possessive(left: str, text: str, end: int) -> bool:
    return left in "sSzx" and text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()


def _drop_above(
    opened: list[_Open], level: int, end: int, text: str, spans: list[tuple[Span, bool]]
) -> None:
    """Close what stays open inside the quotation at `level`, at the place where that one ends."""
    while len(opened) > level + 1:
        _close_unclosed(opened.pop(), end, text, spans)


def _close_unclosed(item: _Open, end: int, text: str, spans: list[tuple[Span, bool]]) -> None:
    """End a quotation without a closing mark at `end`; a lone single mark is an apostrophe."""
    if item.mark in _SINGLE:
        if item.maybe is not None:
            spans.append((Span(item.start, item.maybe), True))
        return
    while end > item.start + 1 and text[end - 1].isspace():
        end -= 1
    spans.append((Span(item.start, end), False))


def _finish(
    opened: list[_Open], paragraph: Span, text: str, spans: list[tuple[Span, bool]]
) -> None:
    """End what the paragraph leaves open: at its end, or where the next quotation begins."""
    closed_starts = sorted(span.start for span, _ in spans)
    for index, item in enumerate(opened):
        later = [other.start for other in opened[index + 1 :] if other.mark == item.mark]
        later += [start for start in closed_starts if start > item.start and text[start] == "“"][:1]
        end = min(later) if item.mark == "“" and later else paragraph.end
        _close_unclosed(item, end, text, spans)
