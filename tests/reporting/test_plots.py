from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.reporting.matrix import write_confusion_matrix
from pipeline.reporting.reliability import write_reliability_diagram
from tests.reporting.samples import LABELS

MATRIX = [[8, 2, 0], [1, 90, 3], [0, 0, 0]]
BINS = [
    {"low": 0.3, "high": 0.4, "count": 0, "confidence": float("nan"), "accuracy": float("nan")},
    {"low": 0.4, "high": 0.7, "count": 12, "confidence": 0.55, "accuracy": 0.5},
    {"low": 0.7, "high": 1.0, "count": 40, "confidence": 0.9, "accuracy": 0.95},
]


def write_plots(folder: Path) -> list[Path]:
    folder.mkdir()
    title = "Costs of $5_{ and $6, <b>"
    paths = write_confusion_matrix(folder, MATRIX, LABELS, title=title)
    return paths + write_reliability_diagram(folder, BINS, ece=0.031)


def test_plots_are_written_and_equal_each_time(tmp_path: Path) -> None:
    first, second = write_plots(tmp_path / "first"), write_plots(tmp_path / "second")
    assert [path.name for path in first] == [
        "confusion_matrix.png",
        "confusion_matrix.svg",
        "confusion_matrix.csv",
        "reliability.png",
        "reliability.svg",
    ]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    for path in first:
        if path.suffix == ".svg":
            assert etree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"
            assert b"date" not in path.read_bytes()
        elif path.suffix == ".png":
            assert path.read_bytes().startswith(b"\x89PNG")
    assert first[2].read_text(encoding="utf-8") == (
        "gold\\predicted,favor,neutral,against\nfavor,8,2,0\nneutral,1,90,3\nagainst,0,0,0\n"
    )
