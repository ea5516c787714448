"""Plots written so that equal numbers give equal files: no date, no random ids, no display.

A matplotlib figure enters; a PNG and an SVG leave:

    write_figure(figure, Path("run/confusion_matrix"))
    # run/confusion_matrix.png and run/confusion_matrix.svg
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK = "#222222"
GRID = "#cccccc"
BLUE = "#2f6690"
_DOTS_PER_INCH = 160


def make_figure(width: float, height: float) -> Figure:
    """Return an empty figure, in inches, that no window or global state knows of."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def write_figure(figure: Figure, stem: Path) -> list[Path]:
    """Write `figure` as PNG and SVG beside each other and return the two paths."""
    import matplotlib

    png, svg = stem.with_name(f"{stem.name}.png"), stem.with_name(f"{stem.name}.svg")
    # The salt stands in for a random one in the ids of clip paths and markers.
    with matplotlib.rc_context({"svg.hashsalt": stem.name}):
        figure.savefig(png, dpi=_DOTS_PER_INCH, metadata={"Software": None})
        figure.savefig(svg, metadata={"Date": None, "Creator": None})
    return [png, svg]
