from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.evaluation.classification import classification_scores, macro_f1
from pipeline.evaluation.intervals import Interval, bootstrap_interval

Floats = NDArray[np.float64]


def mean_of(total: Floats) -> float | None:
    return float(total[0] / total[1]) if total[1] else None


def means_of(totals: Floats) -> Floats:
    means: Floats = totals[:, 0] / totals[:, 1]
    return means


def make_rows(values: NDArray[Any]) -> Floats:
    return np.column_stack([values, np.ones(len(values))])


def test_coverage_of_a_mean() -> None:
    generator = np.random.default_rng(5)
    trials = 200
    inside = 0
    for trial in range(trials):
        rows = make_rows(generator.exponential(size=40))
        found = bootstrap_interval(rows, means_of, resamples=500, seed=trial, vectorised=True)
        assert found.low is not None
        assert found.high is not None
        inside += found.low <= 1.0 <= found.high
    assert 0.90 <= inside / trials <= 0.99


def test_interval_of_a_mean_is_that_of_the_normal_distribution() -> None:
    values = np.random.default_rng(1).normal(size=4000)
    found = bootstrap_interval(make_rows(values), means_of, seed=3, vectorised=True)
    error = values.std() / np.sqrt(len(values))
    assert found.low == pytest.approx(values.mean() - 1.96 * error, abs=0.15 * error)
    assert found.high == pytest.approx(values.mean() + 1.96 * error, abs=0.15 * error)


def test_level_is_the_share_inside() -> None:
    rows = make_rows(np.arange(50.0))
    wide = bootstrap_interval(rows, mean_of, level=0.99)
    narrow = bootstrap_interval(rows, mean_of, level=0.5)
    assert wide.low is not None
    assert wide.high is not None
    assert narrow.low is not None
    assert narrow.high is not None
    assert wide.low < narrow.low < narrow.high < wide.high


@given(st.integers(0, 2**32 - 1))
def test_seed_decides(seed: int) -> None:
    rows = make_rows(np.arange(12.0) ** 2)
    first, again, other = (
        bootstrap_interval(rows, mean_of, resamples=50, seed=own) for own in (seed, seed, seed + 1)
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize("outer", [None, ["a", "b", "b", "c"] * 5], ids=["one level", "two levels"])
def test_vectorised_score_gives_the_same(outer: list[str] | None) -> None:
    counts = np.random.default_rng(2).integers(0, 5, size=(20, 9))
    one = bootstrap_interval(
        counts, lambda row: classification_scores(row).macro_f1, resamples=200, outer=outer
    )
    many = bootstrap_interval(counts, macro_f1, resamples=200, outer=outer, vectorised=True)
    assert one == many


@pytest.mark.parametrize(
    ("rows", "outer", "expected"),
    [
        pytest.param([], None, Interval(None, None, 0, True, 100), id="no cluster"),
        pytest.param([], [], Interval(None, None, 0, True, 100), id="no outer cluster"),
        pytest.param([[3, 4]], None, Interval(0.75, 0.75, 1, True), id="one cluster"),
        pytest.param([[1, 2]] * 9, None, Interval(0.5, 0.5, 9, True), id="nine are rough"),
        pytest.param([[1, 2]] * 10, None, Interval(0.5, 0.5, 10, False), id="ten are not"),
        pytest.param(
            [[1, 2]] * 20, ["a", "b"] * 10, Interval(0.5, 0.5, 2, True), id="outer clusters count"
        ),
        pytest.param([[0, 0]] * 12, None, Interval(None, None, 12, False, 100), id="undefined"),
    ],
)
def test_few_or_no_clusters(
    rows: list[list[int]], outer: list[str] | None, expected: Interval
) -> None:
    statistics = np.array(rows).reshape(-1, 2)
    assert bootstrap_interval(statistics, mean_of, resamples=100, outer=outer) == expected


def test_undefined_resamples_are_left_out_and_counted() -> None:
    # Of two articles only one has statements: a quarter of the resamples draw the other twice.
    found = bootstrap_interval(np.array([[1, 2], [0, 0]]), mean_of)
    assert (found.low, found.high) == (0.5, 0.5)
    assert 400 < found.undefined < 600


def test_clusters_that_differ_widen_the_interval() -> None:
    # Articles agree within a negotiation and differ between negotiations.
    rows = make_rows(np.repeat(np.arange(12) % 2, 20))
    names = [str(row // 20) for row in range(240)]
    flat = bootstrap_interval(rows, means_of, vectorised=True)
    nested = bootstrap_interval(rows, means_of, vectorised=True, outer=names)
    assert flat.low is not None
    assert nested.low is not None
    assert nested.low < flat.low - 0.1
    assert (nested.clusters, flat.clusters) == (12, 240)


def test_two_levels_have_the_variance_that_theory_gives() -> None:
    generator = np.random.default_rng(8)
    values = generator.normal(size=(15, 1)) + generator.normal(size=(15, 6))
    names = [str(row // 6) for row in range(90)]
    sums: list[Floats] = []

    def keep(totals: Floats) -> Floats:
        sums.append(means_of(totals))
        return sums[-1]

    bootstrap_interval(
        make_rows(values.ravel()), keep, resamples=20_000, outer=names, vectorised=True
    )
    between = values.mean(axis=1).var() / 15
    within = values.var(axis=1).mean() / (15 * 6)
    assert sums[0].var() == pytest.approx(between + within, rel=0.05)


def test_one_outer_cluster_resamples_its_articles_alone() -> None:
    rows = make_rows(np.arange(30.0))
    plain = bootstrap_interval(rows, mean_of)
    nested = bootstrap_interval(rows, mean_of, outer=["only"] * 30)
    assert (plain.low, plain.high) == (nested.low, nested.high)
    assert (nested.clusters, nested.rough) == (1, True)


def test_more_cells_than_are_resampled_at_once() -> None:
    rows = make_rows(np.random.default_rng(0).normal(size=9000))
    found = bootstrap_interval(rows, means_of, resamples=1000, vectorised=True)
    assert found.low is not None
    assert found.high is not None
    assert found.low < rows[:, 0].mean() < found.high


def test_outer_needs_one_entry_a_row() -> None:
    with pytest.raises(ValueError, match="outer has 1 entries for 2 rows"):
        bootstrap_interval(np.ones((2, 2)), mean_of, outer=["a"])


def test_large_corpus_is_quick() -> None:
    counts = np.random.default_rng(0).integers(0, 9, size=(2000, 9))
    started = time.process_time()
    bootstrap_interval(counts, macro_f1, vectorised=True)
    assert time.process_time() - started < 1.5
