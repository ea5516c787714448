"""The reliability diagram: how often the classifier is right at each level of confidence.

Confidence bins enter, `{"low": 0.8, "high": 0.9, "count": 40, "confidence": 0.85,
"accuracy": 0.7}`; reliability.png and .svg leave:

    write_reliability_diagram(run, bins, ece=0.031)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reporting.figures import BLUE, GRID, INK, make_figure, write_figure
from pipeline.reporting.numerals import format_rate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Bins = Sequence[Mapping[str, float]]


def write_reliability_diagram(folder: Path, bins: Bins, *, ece: float | None) -> list[Path]:
    """Write reliability.png and .svg into `folder` and return their paths.

    The form is that of Guo et al. (ICML 2017): accuracy by confidence, the diagonal where the two
    agree, and below it how many statements each bin holds.

    Args:
        folder: An existing folder.
        bins: Ordered by `low`; `confidence` and `accuracy` are the means within the bin, unused
            where `count` is 0.
        ece: The expected calibration error, 0 to 1; None is undefined.
    """
    figure = make_figure(5.2, 5.8)
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=(3.2, 1))
    filled = [entry for entry in bins if entry["count"]]
    _draw_accuracy(above, filled)
    _draw_counts(below, filled)
    for axes in (above, below):
        axes.spines[["top", "right"]].set_visible(False)
        axes.spines[["left", "bottom"]].set_color("#999999")
        axes.tick_params(color="#999999", labelcolor=INK, labelsize=9)
    figure.suptitle(
        f"Reliability: expected calibration error {format_rate(ece)}", color=INK, fontsize=12
    )
    return write_figure(figure, folder / "reliability")


def _draw_accuracy(axes: Axes, bins: Bins) -> None:
    axes.bar(
        [entry["low"] for entry in bins],
        [entry["accuracy"] for entry in bins],
        [entry["high"] - entry["low"] for entry in bins],
        align="edge",
        color=BLUE,
        edgecolor="white",
        label="accuracy in the bin",
    )
    axes.plot([0, 1], [0, 1], color=INK, linestyle="--", linewidth=1, label="perfectly calibrated")
    axes.plot(
        [entry["confidence"] for entry in bins],
        [entry["accuracy"] for entry in bins],
        color=INK,
        marker="o",
        markersize=4,
        linestyle="none",
        label="at its mean confidence",
    )
    axes.set_ylim(0, 1.02)
    axes.set_ylabel("accuracy", color=INK)
    axes.grid(axis="y", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="upper left", frameon=False, fontsize=9, labelcolor=INK)


def _draw_counts(axes: Axes, bins: Bins) -> None:
    bars = axes.bar(
        [entry["low"] for entry in bins],
        [entry["count"] for entry in bins],
        [entry["high"] - entry["low"] for entry in bins],
        align="edge",
        color="#9aa5ad",
        edgecolor="white",
    )
    axes.bar_label(
        bars, [f"{entry['count']:,.0f}" for entry in bins], fontsize=8, color=INK, padding=1
    )
    axes.set_xlim(0, 1)
    axes.margins(y=0.25)
    axes.set_xlabel("confidence", color=INK)
    axes.set_ylabel("statements", color=INK)
