"""Numbers as they are printed everywhere: rates without the leading zero, None as "undefined".

A figure `{"value": 0.524, "low": 0.48, "high": 0.56, "clusters": 84, "rough": false}` leaves as
".524 [.480, .560]"; a rough interval, one from few clusters, is marked with a tilde:

    >>> format_figure({"value": 0.524, "low": 0.48, "high": 0.56, "clusters": 7, "rough": True})
    '.524 ~[.480, .560]'
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

UNDEFINED = "undefined"

ROUGH_NOTE = "~ rough interval: too few clusters were resampled for its ends to be trusted."


def format_rate(value: float | None, *, digits: int = 3) -> str:
    """Return a rate such as ".524", "1.000" or "-.012"; None and NaN are "undefined"."""
    if value is None or math.isnan(value):
        return UNDEFINED
    text = f"{value:.{digits}f}"
    if float(text) == 0:
        text = f"{0:.{digits}f}"
    sign, number = ("-", text[1:]) if text.startswith("-") else ("", text)
    return sign + number.removeprefix("0")


def format_figure(figure: Mapping[str, Any]) -> str:
    """Return a figure's value and, where it has one, its interval in brackets.

    Args:
        figure: `value`, and optionally `low`, `high` and `rough`. An integer value is a count.
    """
    value = figure["value"]
    if isinstance(value, int):
        return str(value)
    text = format_rate(value)
    low, high = figure.get("low"), figure.get("high")
    if text == UNDEFINED or low is None or high is None:
        return text
    mark = "~" if figure.get("rough") else ""
    return f"{text} {mark}[{format_rate(low)}, {format_rate(high)}]"


def share_rows(matrix: Sequence[Sequence[int]]) -> list[list[float | None]]:
    """Return each cell's share of its row, 0 to 1; None throughout a row that has no counts."""
    totals = [sum(row) for row in matrix]
    return [
        [count / total if total else None for count in row]
        for row, total in zip(matrix, totals, strict=True)
    ]


def format_share(share: float | None) -> str:
    """Return a share of a row as a whole percentage, "–" where the row is empty."""
    return "–" if share is None else f"{share:.0%}"


def is_rough(figures: Sequence[tuple[str, Mapping[str, Any]]]) -> bool:
    """Return whether any of the figures shows a rough interval."""
    return any("~" in format_figure(figure) for _, figure in figures)


def explain_undefined(scores: Mapping[str, Any]) -> str:
    """Return the sentence that says which labels macro-F1 leaves out and why, or nothing."""
    if not scores["undefined"]:
        return ""
    names = ", ".join(scores["undefined"])
    return f"Undefined: {names} (neither in gold nor predicted); left out of macro-F1."
