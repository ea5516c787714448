"""What a multirun found: its runs side by side, and how much they differ.

Runs enter as (overrides, folder, figure); a table leaves with their mean, their standard
deviation and the best of them. A run without a figure is shown and left out of the mean:

    >>> multirun_table([("seed=1", "runs/0", 0.52), ("seed=2", "runs/1", None)]).row_count
    5
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import mean, stdev
from typing import TYPE_CHECKING

from pipeline.reporting.numerals import format_rate
from pipeline.reporting.tables import make_table, make_text

if TYPE_CHECKING:
    from rich.table import Table

Run = tuple[str, str, float | None]


def multirun_table(runs: Sequence[Run], *, figure: str = "dev macro-F1") -> Table:
    """Return the runs of a multirun with the mean, spread and best of their figure.

    Args:
        runs: Overrides, run folder and figure of each; None or NaN where it is undefined.
        figure: What the figure is.
    """
    table = make_table("Runs")
    table.add_column("overrides", overflow="fold")
    table.add_column("folder", overflow="fold")
    table.add_column(figure, justify="right", no_wrap=True)
    scored = [run for run in runs if _is_defined(run)]
    values = [value for _, _, value in scored if value is not None]
    best = max(scored, key=lambda run: run[2] or 0.0, default=None)
    for overrides, folder, value in runs:
        style = "bold" if best == (overrides, folder, value) else ""
        table.add_row(*(make_text(cell, style) for cell in (overrides, folder, format_rate(value))))
    table.add_section()
    table.add_row("mean", "", format_rate(mean(values) if values else None))
    spread = stdev(values) if len(values) > 1 else None
    table.add_row("spread (standard deviation)", "", format_rate(spread))
    if best:
        table.add_row("best", make_text(best[1]), format_rate(best[2]))
    missing = len(runs) - len(scored)
    if missing:
        note = f"{missing} of {len(runs)} runs without a figure: left out of mean, spread and best."
        table.caption = make_text(note)
    return table


def _is_defined(run: Run) -> bool:
    return run[2] is not None and not math.isnan(run[2])
