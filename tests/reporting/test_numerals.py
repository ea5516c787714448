from __future__ import annotations

import math
from typing import Any

import pytest

from pipeline.reporting.numerals import (
    explain_undefined,
    format_figure,
    format_rate,
    format_share,
    share_rows,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(0.5241, ".524", id="no leading zero"),
        pytest.param(1.0, "1.000", id="the whole"),
        pytest.param(0.0, ".000", id="zero is a figure"),
        pytest.param(-0.0001, ".000", id="no minus before zero"),
        pytest.param(-0.12, "-.120", id="differences and kappa fall below zero"),
        pytest.param(10.5, "10.500", id="only a leading zero goes"),
        pytest.param(None, "undefined", id="None is not zero"),
        pytest.param(math.nan, "undefined", id="nor is NaN"),
    ],
)
def test_format_rate(value: float | None, expected: str) -> None:
    assert format_rate(value) == expected


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        pytest.param(
            {"value": 0.52, "low": 0.48, "high": 0.56}, ".520 [.480, .560]", id="interval"
        ),
        pytest.param(
            {"value": 0.52, "low": 0.1, "high": 0.9, "rough": True},
            ".520 ~[.100, .900]",
            id="few clusters",
        ),
        pytest.param({"value": 0.03}, ".030", id="no interval computed"),
        pytest.param({"value": None, "low": None, "high": None}, "undefined", id="undefined"),
        pytest.param({"value": 130}, "130", id="a count"),
    ],
)
def test_format_figure(figure: dict[str, Any], expected: str) -> None:
    assert format_figure(figure) == expected


def test_share_rows_leaves_empty_rows_without_share() -> None:
    shares = share_rows([[3, 1], [0, 0]])
    assert shares == [[0.75, 0.25], [None, None]]
    assert [format_share(share) for share in (shares[0][0], shares[1][0])] == ["75%", "–"]


def test_explain_undefined_names_the_labels_left_out() -> None:
    assert explain_undefined({"undefined": []}) == ""
    assert "against (neither in gold nor predicted)" in explain_undefined(
        {"undefined": ["against"]}
    )
