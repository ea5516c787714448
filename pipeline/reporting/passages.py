"""An article's text cut at every border of a statement's spans, so that nesting can be shown.

A text and its statement objects (the schema of statements.jsonl) enter; passages that join up to
the text leave, each knowing which statements' content, source and cue it belongs to:

    >>> said = {"source": {"start": 5, "end": 8}, "cue": None, "contents": [{"start": 0, "end": 4}]}
    >>> [(passage.text, passage.contents) for passage in cut_passages("Yes, Ann.", [said])]
    [('Yes,', (0,)), (' ', ()), ('Ann', ()), ('.', ())]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.records import InputError, Span
from pipeline.reporting.glyphs import fold_space, show_controls

PIECE_BREAK = " … "
"""What stands between the pieces of a discontinuous content."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that no span begins or ends in; statements are given by their position.

    `contents` runs from the innermost (shortest) statement to the outermost. `opening` lists the
    statements of which a piece of content begins here, `continued` those of them whose piece is
    not their first, both from the outermost to the innermost.
    """

    text: str
    contents: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()


@dataclass(slots=True)
class _Cover:
    """The statements that have been found to cover one passage, by role."""

    contents: list[int] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    cue: list[int] = field(default_factory=list)
    opening: list[int] = field(default_factory=list)
    continued: list[int] = field(default_factory=list)


def quote_statement(statement: Mapping[str, Any], text: str) -> str:
    """Return the statement's contents on one line, pieces joined with " … ".

    Raises:
        InputError: A span lies outside `text`.
    """
    spans = (span for role, span in _read_spans(statement, text) if role == "contents")
    return PIECE_BREAK.join(fold_space(span.slice(text)) for span in spans)


def cut_passages(text: str, statements: Sequence[Mapping[str, Any]]) -> list[Passage]:
    """Return passages that join up to `text`, its control characters made visible.

    Raises:
        InputError: A span lies outside `text`.
    """
    spans = [list(_read_spans(statement, text)) for statement in statements]
    ends = {end for own in spans for _, span in own for end in (span.start, span.end)}
    borders = sorted(ends | {0, len(text)})
    covers = [_Cover() for _ in borders[1:]]
    lengths = [sum(len(span) for role, span in own if role == "contents") for own in spans]
    for index in sorted(range(len(spans)), key=lambda index: lengths[index], reverse=True):
        _mark_cover(covers, borders, index, spans[index])
    shown = show_controls(text)
    return [
        Passage(
            text=shown[start:end],
            contents=tuple(reversed(cover.contents)),
            sources=tuple(cover.source),
            cues=tuple(cover.cue),
            opening=tuple(cover.opening),
            continued=tuple(cover.continued),
        )
        for start, end, cover in zip(borders, borders[1:], covers, strict=False)
    ]


def _mark_cover(
    covers: list[_Cover], borders: list[int], index: int, spans: list[tuple[str, Span]]
) -> None:
    begun = False
    for role, span in spans:
        first, last = bisect_left(borders, span.start), bisect_left(borders, span.end)
        for cover in covers[first:last]:
            getattr(cover, role).append(index)
        if role == "contents":
            covers[first].opening.append(index)
            if begun:
                covers[first].continued.append(index)
            begun = True


def _read_spans(statement: Mapping[str, Any], text: str) -> Iterator[tuple[str, Span]]:
    """Yield each span of a statement with its role: source, cue or contents."""
    for role in ("source", "cue", "contents"):
        found = statement.get(role) or ()
        for entry in (found,) if isinstance(found, Mapping) else found:
            start, end = entry["start"], entry["end"]
            if not 0 <= start < end <= len(text):
                raise InputError(
                    f"statement {statement.get('id', '?')} of article "
                    f"{statement.get('article', '?')}: {role} span [{start}, {end}) lies outside "
                    f"the text of {len(text)} characters; score the text that the offsets index"
                )
            yield role, Span(start, end)
