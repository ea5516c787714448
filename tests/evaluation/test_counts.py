from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.counts import MatchCounts

COUNTS = st.builds(MatchCounts, *[st.integers(0, 1000)] * 3)


@pytest.mark.parametrize(
    ("counts", "rates"),
    [
        pytest.param(MatchCounts(3, 4, 6), (0.75, 0.5, 0.6), id="harmonic mean of 3/4 and 1/2"),
        pytest.param(MatchCounts(0, 4, 6), (0.0, 0.0, 0.0), id="nothing matches"),
        pytest.param(MatchCounts(0, 0, 6), (None, 0.0, 0.0), id="nothing predicted"),
        pytest.param(MatchCounts(0, 4, 0), (0.0, None, 0.0), id="nothing in gold"),
        pytest.param(MatchCounts(), (None, None, None), id="nothing at all is undefined"),
    ],
)
def test_rates_by_hand(counts: MatchCounts, rates: tuple[float | None, ...]) -> None:
    assert (counts.precision, counts.recall, counts.f1) == rates
    assert counts.as_dict() == {
        "precision": rates[0],
        "recall": rates[1],
        "f1": rates[2],
        "matched": counts.matched,
        "predicted": counts.predicted,
        "gold": counts.gold,
    }


@given(COUNTS, COUNTS)
def test_rows_add_up_like_counts(first: MatchCounts, second: MatchCounts) -> None:
    row = [float(a + b) for a, b in zip(first.as_row(), second.as_row(), strict=True)]
    assert MatchCounts.from_row(row) == first + second
