from __future__ import annotations

import math

from pipeline.reporting.summary import multirun_table
from tests.reporting.samples import render


def test_multirun_table_has_mean_spread_and_best() -> None:
    runs = [("seed=1", "runs/0", 0.5), ("seed=2 [b]", "runs/1", 0.6), ("seed=3", "runs/2", 0.4)]
    rows = [line.split() for line in render(multirun_table(runs)).splitlines()]
    assert ["seed=2", "[b]", "runs/1", ".600"] in rows
    assert ["mean", ".500"] in rows
    assert ["spread", "(standard", "deviation)", ".100"] in rows
    assert ["best", "runs/1", ".600"] in rows


def test_runs_without_a_figure_are_shown_and_left_out() -> None:
    text = render(multirun_table([("a", "r0", None), ("b", "r1", math.nan), ("c", "r2", 0.4)]))
    rows = [line.split() for line in text.splitlines()]
    assert ["a", "r0", "undefined"] in rows
    assert ["mean", ".400"] in rows
    assert ["spread", "(standard", "deviation)", "undefined"] in rows
    assert "2 of 3 runs without a figure" in text


def test_no_run_at_all_has_no_best() -> None:
    text = render(multirun_table([]))
    assert "undefined" in text
    assert "best" not in text
