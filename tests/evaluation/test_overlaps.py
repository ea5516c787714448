from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.overlaps import (
    Pair,
    assign_pairs,
    count_characters,
    find_overlaps,
    merge_spans,
)
from pipeline.records import Span
from tests.evaluation.samples import CONTENTS, find_best_total

ITEMS = st.lists(CONTENTS, max_size=5)
WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.sampled_from([0.1, 0.25, 0.5, 0.75, 1.0]) | st.floats(0.01, 1.0),
    min_size=1,
)


def covered(item: tuple[Span, ...]) -> set[int]:
    return {place for span in item for place in range(span.start, span.end)}


@given(ITEMS, ITEMS)
def test_overlaps_equal_sets_of_characters(
    gold: list[tuple[Span, ...]], predicted: list[tuple[Span, ...]]
) -> None:
    expected = {
        (row, column): len(covered(one) & covered(other))
        for row, one in enumerate(gold)
        for column, other in enumerate(predicted)
        if covered(one) & covered(other)
    }
    assert find_overlaps(gold, predicted) == expected


@given(CONTENTS)
def test_merging_keeps_the_characters(item: tuple[Span, ...]) -> None:
    merged = merge_spans(item)
    assert covered(tuple(merged)) == covered(item)
    assert all(left.end <= right.start for left, right in pairwise(merged))
    assert count_characters(item) == len(covered(item))


@given(WEIGHTS)
def test_assignment_is_the_best_there_is(weights: dict[Pair, float]) -> None:
    pairs = assign_pairs(weights)
    assert sum(weights[pair] for pair in pairs) == pytest.approx(find_best_total(weights))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert list(pairs) == sorted(pairs)


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        pytest.param({}, (), id="nothing overlaps"),
        pytest.param({(7, 3): 0.2}, ((7, 3),), id="a lone pair far down the lists"),
        pytest.param({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}, ((0, 1), (1, 0)), id="two beat one"),
        pytest.param({(0, 0): 0.9, (0, 1): 0.3, (1, 0): 0.3}, ((0, 0),), id="one beats two"),
        pytest.param({(0, 0): 0.4, (1, 0): 0.5, (2, 0): 0.3}, ((1, 0),), id="three want one"),
    ],
)
def test_assignment_by_hand(weights: dict[Pair, float], pairs: tuple[Pair, ...]) -> None:
    assert assign_pairs(weights) == pairs


def test_long_article_is_quick() -> None:
    # 100,000 words with 4,000 statements, many nested, and one prediction that spans it all.
    generator = random.Random(4)
    starts = [[generator.randrange(600_000) for _ in range(4000)] for _ in range(2)]
    gold, predicted = (
        [[Span(start, start + generator.randrange(20, 800))] for start in side] for side in starts
    )
    predicted[0] = [Span(0, 600_800)]
    started = time.process_time()
    shared = find_overlaps(gold, predicted)
    pairs = assign_pairs({pair: count / 600_800 for pair, count in shared.items()})
    assert len(pairs) > 3000
    assert time.process_time() - started < 3
