r"""The confusion matrix as files: a picture to look at, a table to compute with.

Counts enter, rows gold and columns predicted, both in label order; confusion_matrix.png, .svg and
.csv leave. The picture is coloured by the share of the gold row, so that rare labels show:

    write_confusion_matrix(run, [[8, 2], [1, 9]], ["favor", "against"], title="Stance")
    # confusion_matrix.csv: gold\predicted,favor,against / favor,8,2 / against,1,9
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reporting.figures import INK, make_figure, write_figure
from pipeline.reporting.numerals import format_share, share_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_STEM = "confusion_matrix"
_COLOURS = "Blues"
"""One hue, light to dark, so that it reads alike with any colour vision and in grey."""


def write_confusion_matrix(
    folder: Path, matrix: Sequence[Sequence[int]], labels: Sequence[str], *, title: str
) -> list[Path]:
    """Write confusion_matrix.png, .svg and .csv into `folder` and return their paths.

    Args:
        folder: An existing folder.
        matrix: Counts, rows gold, columns predicted, in the order of `labels`.
        labels: The labels, each a row and a column.
        title: What stands over the picture.
    """
    size = 2.2 + 1.25 * len(labels)
    figure = make_figure(size + 0.3, size)
    _draw_matrix(figure.add_subplot(), matrix, labels)
    figure.suptitle(title, color=INK, fontsize=12, parse_math=False)
    return [*write_figure(figure, folder / _STEM), _write_csv(folder, matrix, labels)]


def _draw_matrix(axes: Axes, matrix: Sequence[Sequence[int]], labels: Sequence[str]) -> None:
    shares = share_rows(matrix)
    image = axes.imshow(
        [[share or 0.0 for share in row] for row in shares], _COLOURS, vmin=0, vmax=1
    )
    for row, (counts, own) in enumerate(zip(matrix, shares, strict=True)):
        for column, (count, share) in enumerate(zip(counts, own, strict=True)):
            paper = tuple(map(float, image.cmap(share or 0.0)))
            axes.text(
                column,
                row,
                f"{count:,}\n{format_share(share)}",
                ha="center",
                va="center",
                fontsize=12,
                linespacing=1.4,
                color=_choose_ink(paper),
            )
    places = range(len(labels))
    names = [f"{label}\n(n = {sum(row):,})" for label, row in zip(labels, matrix, strict=True)]
    axes.set_xticks(places, labels, parse_math=False)
    axes.set_yticks(places, names, parse_math=False)
    axes.set_xlabel("predicted", color=INK, fontsize=11, labelpad=8)
    axes.set_ylabel("gold", color=INK, fontsize=11, labelpad=8)
    axes.tick_params(length=0, labelcolor=INK, labelsize=10)
    axes.spines[:].set_color("#999999")


def _choose_ink(paper: Sequence[float]) -> str:
    """Return white or dark ink, whichever contrasts more with `paper`, RGB in 0 to 1 (WCAG 2.2)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in paper[:3]
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    on_white = 1.05 / (luminance + 0.05)
    on_dark = (luminance + 0.05) / (0.0159 + 0.05)
    return "white" if on_white > on_dark else INK


def _write_csv(folder: Path, matrix: Sequence[Sequence[int]], labels: Sequence[str]) -> Path:
    path = folder / f"{_STEM}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["gold\\predicted", *labels])
        for label, row in zip(labels, matrix, strict=True):
            writer.writerow([label, *row])
    return path
