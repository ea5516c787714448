from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.calibration import (
    RiskPoint,
    area_under_risk,
    brier_score,
    expected_calibration_error,
    reliability_bins,
    risk_by_coverage,
)
from pipeline.records import LABELS, Label

PREDICTIONS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


def split(rows: list[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    return [value for value, _ in rows], [right for _, right in rows]


@pytest.mark.parametrize(
    ("confidence", "place"),
    [
        pytest.param(0.0, 0, id="0 is in the first"),
        pytest.param(1 / 15, 0, id="an edge belongs below"),
        pytest.param(0.0667, 1, id="just over it"),
        pytest.param(0.2, 2, id="3/15 is the end of the third"),
        pytest.param(0.6, 8, id="9/15 is the end of the ninth"),
        pytest.param(1.0, 14, id="1 is in the last"),
    ],
)
def test_bin_of_a_confidence(confidence: float, place: int) -> None:
    bins = reliability_bins([confidence], [True])
    assert [own.count for own in bins] == [int(own == place) for own in range(15)]
    assert bins[place].low <= confidence <= bins[place].high


def test_bins_by_hand() -> None:
    low, high = reliability_bins(
        [0.4, 0.5, 0.8, 0.9, 1.0], [True, False, True, True, False], bins=2
    )
    assert (low.low, low.high, low.count, low.accuracy) == (0.0, 0.5, 2, 0.5)
    assert low.confidence == pytest.approx(0.45)
    assert (high.low, high.high, high.count) == (0.5, 1.0, 3)
    assert high.confidence == pytest.approx(0.9)
    assert high.accuracy == pytest.approx(2 / 3)
    # (2·|.45 − .5| + 3·|.9 − 2/3|) / 5 = (.1 + .7) / 5
    assert expected_calibration_error([low, high]) == pytest.approx(0.16)


@pytest.mark.parametrize(
    ("confidence", "correct", "error"),
    [
        pytest.param([1.0, 1.0], [True, True], 0.0, id="sure and right"),
        pytest.param([1.0, 1.0], [False, False], 1.0, id="sure and wrong"),
        pytest.param([0.5, 0.5], [True, False], 0.0, id="right as often as it says"),
        pytest.param([0.75] * 4, [True, True, False, False], 0.25, id="overconfident by a quarter"),
        pytest.param([], [], None, id="no predictions"),
    ],
)
def test_calibration_error_by_hand(
    confidence: list[float], correct: list[bool], error: float | None
) -> None:
    assert expected_calibration_error(reliability_bins(confidence, correct)) == error


@given(PREDICTIONS)
def test_calibration_error_equals_its_definition(rows: list[tuple[float, bool]]) -> None:
    values, right = (np.array(own, dtype=float) for own in split(rows))
    expected = 0.0
    for place in range(15):
        inside = (values <= (place + 1) / 15) & ((values > place / 15) | (place == 0))
        if inside.any():
            expected += inside.mean() * abs(values[inside].mean() - right[inside].mean())
    bins = reliability_bins(*split(rows))
    assert sum(own.count for own in bins) == len(rows)
    assert expected_calibration_error(bins) == pytest.approx(expected, abs=1e-12)


def test_risk_by_hand() -> None:
    points = risk_by_coverage([0.6, 0.9, 0.7, 0.8], [False, True, True, False])
    assert points == (
        RiskPoint(0.9, 0.25, 0.0),
        RiskPoint(0.8, 0.5, 0.5),
        RiskPoint(0.7, 0.75, 1 / 3),
        RiskPoint(0.6, 1.0, 0.5),
    )
    assert area_under_risk(points) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)


def test_equal_confidences_share_a_point() -> None:
    points = risk_by_coverage([0.9, 0.5, 0.5], [True, True, False])
    assert points == (RiskPoint(0.9, 1 / 3, 0.0), RiskPoint(0.5, 1.0, 1 / 3))
    assert area_under_risk(points) == pytest.approx(1 / 3 * 0 + 2 / 3 * 1 / 3)
    assert points == risk_by_coverage([0.5, 0.5, 0.9], [False, True, True])


def test_no_predictions_have_no_risk() -> None:
    assert area_under_risk(risk_by_coverage([], [])) is None


@given(PREDICTIONS)
def test_full_coverage_has_the_risk_of_all(rows: list[tuple[float, bool]]) -> None:
    points = risk_by_coverage(*split(rows))
    assert points[-1].coverage == 1
    assert points[-1].risk == pytest.approx(1 - np.mean([right for _, right in rows]))
    assert [point.confidence for point in points] == sorted({own for own, _ in rows}, reverse=True)
    area = area_under_risk(points)
    assert area is not None
    assert -1e-12 <= area <= 1 + 1e-12


@pytest.mark.parametrize(
    ("rows", "gold", "expected"),
    [
        pytest.param([(1.0, 0.0, 0.0)], ["favor"], 0.0, id="sure and right"),
        pytest.param([(1.0, 0.0, 0.0)], ["against"], 2.0, id="sure and wrong"),
        pytest.param([(0.5, 0.3, 0.2)], ["neutral"], 0.78, id=".25 + .49 + .04"),
        pytest.param([(1.0, 0.0, 0.0)] * 2, ["favor", "neutral"], 1.0, id="the mean of two"),
        pytest.param([], [], None, id="no predictions"),
    ],
)
def test_brier_by_hand(
    rows: list[tuple[float, float, float]], gold: list[Label], expected: float | None
) -> None:
    assert brier_score(rows, gold) == pytest.approx(expected)


def test_arrays_are_taken_too() -> None:
    rows = np.random.default_rng(0).dirichlet([1, 1, 1], size=50)
    gold = [LABELS[place % 3] for place in range(50)]
    expected = ((rows - np.eye(3)[[place % 3 for place in range(50)]]) ** 2).sum(axis=1).mean()
    assert brier_score(rows, gold) == pytest.approx(expected)
    right = rows.argmax(axis=1) == np.arange(50) % 3
    assert sum(own.count for own in reliability_bins(rows.max(axis=1), right)) == 50


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_confidence_out_of_range_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r"is not in 0\.\.1"):
        reliability_bins([value], [True])


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        risk_by_coverage([0.5], [True, False])
    with pytest.raises(ValueError, match="zip"):
        brier_score([(1.0, 0.0, 0.0)], [])
