"""Whether confidence means what it says: reliability, calibration error, risk by coverage, Brier.

The confidence of each prediction and whether it was right enter; bins, a curve and numbers leave.
Two predictions at .9 of which one is wrong are overconfident by .4:

    >>> bins = reliability_bins([0.9, 0.9], [True, False])
    >>> round(expected_calibration_error(bins), 3), bins[13].count, bins[13].accuracy
    (0.4, 2, 0.5)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Any

from pipeline.records import LABELS, Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = Sequence[float] | NDArray[np.floating[Any]]
    Answers = Sequence[bool] | NDArray[np.bool_]

BINS = 15
"""As in Guo et al. (ICML 2017)."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Predictions with a confidence in (low, high]; the means are None in an empty bin."""

    low: float
    high: float
    count: int
    confidence: float | None
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """The predictions with at least that confidence.

    `coverage` is their share of all, `risk` the share of wrong ones among them, both in 0 to 1.
    """

    confidence: float
    coverage: float
    risk: float


def reliability_bins(
    confidence: Numbers, correct: Answers, *, bins: int = BINS
) -> tuple[ReliabilityBin, ...]:
    """Return bins of equal width over 0 to 1, from the lowest on; the first one also holds 0.

    Raises:
        ValueError: The two differ in length, or a confidence lies outside 0 to 1.
    """
    edges = [place / bins for place in range(bins + 1)]
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for value, right in _pair_up(confidence, correct):
        held[bisect_left(edges, value, lo=1) - 1].append((value, right))
    return tuple(
        ReliabilityBin(
            low=edges[place],
            high=edges[place + 1],
            count=len(own),
            confidence=fmean(value for value, _ in own) if own else None,
            accuracy=fmean(right for _, right in own) if own else None,
        )
        for place, own in enumerate(held)
    )


def expected_calibration_error(bins: Sequence[ReliabilityBin]) -> float | None:
    """Return the mean gap between confidence and accuracy, bins weighted by their count, 0 to 1.

    None without predictions (Guo et al., On Calibration of Modern Neural Networks, ICML 2017).
    """
    count = sum(own.count for own in bins)
    gaps = [
        own.count * abs(own.confidence - own.accuracy)
        for own in bins
        if own.confidence is not None and own.accuracy is not None
    ]
    return sum(gaps) / count if count else None


def risk_by_coverage(confidence: Numbers, correct: Answers) -> tuple[RiskPoint, ...]:
    """Return the risk at each threshold of confidence, from the highest on.

    Predictions of equal confidence stand or fall together, so they share a point (Geifman and
    El-Yaniv, Selective Classification for Deep Neural Networks, NeurIPS 2017).

    Raises:
        ValueError: The two differ in length, or a confidence lies outside 0 to 1.
    """
    ordered = sorted(_pair_up(confidence, correct), reverse=True)
    points: list[RiskPoint] = []
    wrong = 0
    for kept, (value, right) in enumerate(ordered, start=1):
        wrong += not right
        if kept == len(ordered) or ordered[kept][0] < value:
            points.append(RiskPoint(value, kept / len(ordered), wrong / kept))
    return tuple(points)


def area_under_risk(points: Sequence[RiskPoint]) -> float | None:
    """Return the mean risk over all coverages, 0 to 1; None without predictions.

    A point's risk counts for the coverage that it adds: without equal confidences this is the
    mean, over k, of the risk of the k most confident predictions.
    """
    covered = [0.0, *(point.coverage for point in points)]
    steps = [after - before for before, after in pairwise(covered)]
    areas = [step * point.risk for step, point in zip(steps, points, strict=True)]
    return sum(areas) if areas else None


def brier_score(
    probabilities: Sequence[Sequence[float]] | NDArray[np.floating[Any]], gold: Sequence[Label]
) -> float | None:
    """Return the mean squared distance to the gold label, 0 (sure and right) to 2 (sure and wrong).

    Summed over the labels, as Brier (1950) has it; None without predictions.

    Args:
        probabilities: One row a prediction, in the order of `LABELS`.
        gold: One label a prediction.

    Raises:
        ValueError: The two differ in length.
    """
    distances = [
        sum((float(value) - (own == label)) ** 2 for value, own in zip(row, LABELS, strict=True))
        for row, label in zip(probabilities, gold, strict=True)
    ]
    return fmean(distances) if distances else None


def _pair_up(confidence: Numbers, correct: Answers) -> list[tuple[float, bool]]:
    pairs = [(float(value), bool(right)) for value, right in zip(confidence, correct, strict=True)]
    for value, _ in pairs:
        if not 0 <= value <= 1:
            raise ValueError(f"confidence {value} is not in 0..1")
    return pairs
