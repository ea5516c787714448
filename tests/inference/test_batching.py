from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.inference.batching import plan_batches


@pytest.mark.parametrize(
    ("lengths", "budget", "batches"),
    [
        pytest.param([], 10, [], id="no inputs, no batches"),
        pytest.param([5], 10, [[0]], id="one input"),
        pytest.param([50, 1], 10, [[0], [1]], id="longer than the budget: alone, never dropped"),
        pytest.param([5, 5], 10, [[0, 1]], id="exactly the budget fits"),
        pytest.param([5, 6], 10, [[1], [0]], id="padding counts: 2 x 6 is over 10"),
        pytest.param([0, 0], 4, [[0, 1]], id="empty inputs do not divide by zero"),
    ],
)
def test_batches_keep_to_the_budget(
    lengths: list[int], budget: int, batches: list[list[int]]
) -> None:
    assert plan_batches(lengths, batch_tokens=budget) == batches


@given(st.lists(st.integers(1, 300), max_size=80), st.integers(1, 2000))
def test_every_input_is_in_one_batch_and_no_batch_is_too_big(
    lengths: list[int], budget: int
) -> None:
    batches = plan_batches(lengths, batch_tokens=budget)
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    for batch in batches:
        padded = len(batch) * max(lengths[index] for index in batch)
        assert padded <= budget or len(batch) == 1
