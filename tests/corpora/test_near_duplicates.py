from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpora.near_duplicates import collect_words, drop_near_duplicates
from pipeline.records import LabelledExample, StanceExample


def make_example(statement: str) -> StanceExample:
    return StanceExample(id=statement, statement=statement, target="the talks")


def make_row(statement: str) -> LabelledExample:
    return LabelledExample(make_example(statement), "neutral")


@pytest.mark.parametrize(
    ("statement", "held_out", "dropped"),
    [
        pytest.param("Talks went on today", "talks went on TODAY!", 1, id="same words"),
        pytest.param("a b c", "a b c d", 1, id="3 of 4 is the threshold itself"),
        pytest.param("a b c", "a b c d e", 0, id="3 of 5 is below it"),
        pytest.param("a b c d", "e f g h", 0, id="no word in common"),
        pytest.param("…", "—", 0, id="no words at all"),
        pytest.param("yes yes yes", "yes", 1, id="repetition does not count"),
    ],
)
def test_near_duplicate_is_dropped(statement: str, held_out: str, dropped: int) -> None:
    row = make_row(statement)
    kept, count = drop_near_duplicates([row], [make_example(held_out)])
    assert count == dropped
    assert kept == (() if dropped else (row,))


def test_order_of_the_rest_is_kept() -> None:
    rows = [make_row(text) for text in ("the sea", "a b c", "the land", "the sky")]
    kept, count = drop_near_duplicates(rows, [make_example("c b a")])
    assert [row.example.statement for row in kept] == ["the sea", "the land", "the sky"]
    assert count == 1


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.01])
def test_threshold_out_of_range_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        drop_near_duplicates([], [], threshold=threshold)


STATEMENTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=9).map(" ".join), max_size=12)


@given(
    rows=STATEMENTS,
    against=STATEMENTS,
    threshold=st.sampled_from([0.1, 1 / 3, 0.5, 0.6, 0.7, 0.75, 0.8, 1.0]),
)
def test_same_as_comparing_every_pair(
    rows: list[str], against: list[str], threshold: float
) -> None:
    kept, dropped = drop_near_duplicates(
        [make_row(text) for text in rows],
        [make_example(text) for text in against],
        threshold=threshold,
    )

    def repeats(statement: str) -> bool:
        words = collect_words(statement)
        return any(
            len(words & other) / len(words | other) >= threshold
            for other in map(collect_words, against)
            if words | other
        )

    expected = [text for text in rows if not repeats(text)]
    assert [row.example.statement for row in kept] == expected
    assert dropped == len(rows) - len(expected)
