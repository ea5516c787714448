"""How a content is quoted, read off the quotation marks in the text.

A text and a content's spans enter; a quotation type leaves (ANNOTATION § 4):

    >>> text = "The talks were “good,” she said."
    >>> quotation_type(text, (Span(0, 22),)), quotation_type(text, (Span(15, 22),))
    ('mixed', 'direct')
"""

from __future__ import annotations

from pipeline.records import Kind, Span
from pipeline.segmentation.quotations import find_quotations

_LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def quotation_type(text: str, contents: tuple[Span, ...]) -> Kind:
    """Return direct when all words of `contents` stand in quotation marks, mixed when some do.

    Punctuation does not count. Contents without a letter or digit are indirect.
    """
    quoted = unquoted = 0
    for content in contents:
        inside = _count_quoted(text, content)
        total = sum(character.isalnum() for character in content.slice(text))
        quoted += inside
        unquoted += total - inside
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"


def _count_quoted(text: str, content: Span) -> int:
    """Count the letters and digits of `content` that stand inside quotations of its paragraphs."""
    start = 1 + max(text.rfind(mark, 0, content.start) for mark in _LINE_BREAKS)
    ends = [text.find(mark, content.end) for mark in _LINE_BREAKS]
    end = min((position for position in ends if position >= 0), default=len(text))
    count = 0
    position = content.start
    for quotation in find_quotations(text[start:end]):
        begin = max(position, quotation.span.start + start)
        finish = min(content.end, quotation.span.end + start)
        if begin < finish:
            count += sum(character.isalnum() for character in text[begin:finish])
            position = finish
    return count
