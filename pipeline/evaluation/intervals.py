"""Confidence intervals: the percentile bootstrap over articles, on counts that add up.

One row of counts an article and a score of their sum enter; an interval leaves. Ten articles of
which nine are right, scored by the share of right ones:

    >>> import numpy as np
    >>> rows = np.array([[1, 1]] * 9 + [[0, 1]])
    >>> bootstrap_interval(rows, lambda total: total[0] / total[1])
    Interval(low=0.7, high=1.0, clusters=10, rough=False, undefined=0)

Two systems on the same articles are compared by rows that hold the counts of both and a score that
is the difference: a paired bootstrap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEW_CLUSTERS = 10
"""Under this many clusters an interval is rough: percentile intervals are then too narrow."""

_CELLS = 4_000_000
"""How many counts are resampled at once, so that memory stays near 100 MB."""

Score = Callable[["NDArray[np.float64]"], "float | NDArray[np.float64] | None"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a score lies; None where no resample defines it.

    `clusters` is how many are resampled at the outermost level, `rough` whether these are few, and
    `undefined` how many resamples had no score and are left out.
    """

    low: float | None
    high: float | None
    clusters: int
    rough: bool
    undefined: int = 0


def bootstrap_interval(
    statistics: NDArray[Any],
    score: Score,
    *,
    resamples: int = 2000,
    seed: int = 0,
    level: float = 0.95,
    outer: Sequence[str] | None = None,
    vectorised: bool = False,
) -> Interval:
    """Return the percentile bootstrap interval of a score (Efron and Tibshirani, 1993, ch. 13).

    Args:
        statistics: Counts of shape (clusters, k), one row an article.
        score: From the summed counts (k,) to a number, None or NaN where undefined.
        resamples: How many times the clusters are drawn with replacement.
        seed: The same seed gives the same interval.
        level: The share of resamples inside the interval, in (0, 1).
        outer: For each row its outer cluster, such as the negotiation of an article: outer clusters
            are drawn first, then rows within each drawn one.
        vectorised: Whether `score` takes all sums (resamples, k) at once and returns (resamples,).

    Raises:
        ValueError: `outer` does not have one entry a row.
    """
    import numpy as np

    members = _list_members(len(statistics), outer)
    clusters = len(statistics) if outer is None else len(members)
    rough = clusters < FEW_CLUSTERS
    if not clusters:
        return Interval(None, None, 0, rough, resamples)
    sums = _resample_sums(np.asarray(statistics, dtype=float), members, resamples, seed)
    scored = score(sums) if vectorised else [score(row) for row in sums]
    values = np.asarray(scored, dtype=float)
    defined = values[~np.isnan(values)]
    undefined = len(values) - len(defined)
    if not len(defined):
        return Interval(None, None, clusters, rough, undefined)
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), clusters, rough, undefined)


def _list_members(rows: int, outer: Sequence[str] | None) -> list[NDArray[np.int64]]:
    """Return the row numbers of each outer cluster; without `outer` all rows are in one.

    A single outer cluster is always drawn, so the two levels then are the plain bootstrap.
    """
    import numpy as np

    names = [""] * rows if outer is None else list(outer)
    if len(names) != rows:
        raise ValueError(f"outer has {len(names)} entries for {rows} rows of statistics")
    members: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        members.setdefault(name, []).append(row)
    return [np.array(own) for own in members.values()]


def _resample_sums(
    statistics: NDArray[np.float64], members: list[NDArray[np.int64]], resamples: int, seed: int
) -> NDArray[np.float64]:
    """Return the summed statistics of each resample: shape (resamples, k)."""
    import numpy as np

    generator = np.random.default_rng(seed)
    parts = []
    for size in _cut_resamples(resamples, len(statistics)):
        draws = _count_draws(generator, np.ones(size, dtype=np.int64), len(members))
        sums = np.zeros((size, statistics.shape[1]))
        for place, own in enumerate(members):
            sums += _count_draws(generator, draws[:, place], len(own)) @ statistics[own]
        parts.append(sums)
    return np.concatenate(parts)


def _count_draws(
    generator: np.random.Generator, rounds: NDArray[np.int64], items: int
) -> NDArray[np.int64]:
    """Return how often each item is drawn: shape (len(rounds), items).

    A round draws as many items as there are, with replacement; `rounds` says how many rounds each
    resample has. This is a multinomial; drawing and counting is faster than numpy's own.
    """
    import numpy as np

    starts = np.repeat(np.arange(len(rounds)) * items, rounds * items)
    drawn = starts + generator.integers(items, size=len(starts))
    return np.bincount(drawn, minlength=len(rounds) * items).reshape(len(rounds), items)


def _cut_resamples(resamples: int, clusters: int) -> Iterator[int]:
    size = max(1, _CELLS // clusters)
    for start in range(0, resamples, size):
        yield min(size, resamples - start)
