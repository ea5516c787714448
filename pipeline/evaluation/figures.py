"""Figures with their intervals: counts by cluster in, the value and where it may lie out.

{"value": 0.52, "low": 0.48, "high": 0.56, "clusters": 84, "rough": False}
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.evaluation.intervals import Score, bootstrap_interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How intervals are made: number of resamples, seed, and level in 0..1."""

    resamples: int = 2000
    seed: int = 0
    level: float = 0.95


def make_figure(
    rows: Sequence[Sequence[int]] | NDArray[np.int64],
    score: Score,
    *,
    bootstrap: Bootstrap,
    outer: Sequence[str] | None = None,
    vectorised: bool = False,
) -> Figure:
    """Return the score of the summed rows with its bootstrap interval over them.

    `rows` has shape (clusters, k); `score` takes the sums (k,), or (resamples, k) if `vectorised`.
    `outer` names for each row the cluster that is drawn before it, such as the negotiation of an
    article. A single cluster gives no interval.
    """
    import numpy as np

    statistics = np.asarray(rows, dtype=float)
    total = statistics.sum(axis=0)
    value = score(total[None])[0] if vectorised else score(total)  # type: ignore[index]
    interval = bootstrap_interval(
        statistics,
        score,
        resamples=bootstrap.resamples,
        seed=bootstrap.seed,
        level=bootstrap.level,
        outer=outer,
        vectorised=vectorised,
    )
    several = len(statistics) > 1  # one cluster resampled is always itself
    return {
        "value": None if value is None or np.isnan(value) else float(value),
        "low": interval.low if several else None,
        "high": interval.high if several else None,
        "clusters": interval.clusters,
        "rough": interval.rough,
    }
