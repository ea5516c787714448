from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.evaluation.counts import MatchCounts
from pipeline.evaluation.spans import ROLES, SpanCounts, span_counts, trim_span
from pipeline.records import Attribution, Span
from tests.evaluation.samples import ATTRIBUTIONS, TEXT_LENGTH, find_best_total

TEXT = "The deal, Ana Ruiz said, is off. Ruiz left. "
#       0         1         2         3         4
#       01234567890123456789012345678901234567890123


def attribute(*contents: tuple[int, int], source: tuple[int, int] | None = None) -> Attribution:
    return Attribution(Span(*source) if source else None, None, tuple(Span(*c) for c in contents))


@pytest.mark.parametrize(
    ("gold", "predicted", "exact", "overlap"),
    [
        pytest.param([(0, 8)], [(0, 8)], (1, 1, 1), (1, 1, 1), id="equal"),
        pytest.param([(0, 8)], [(0, 9)], (0, 1, 1), (1, 1, 1), id="a comma too many"),
        pytest.param([(24, 32)], [(25, 33)], (1, 1, 1), (1, 1, 1), id="white space is trimmed"),
        pytest.param([(0, 8)], [(8, 9)], (0, 1, 1), (0, 1, 1), id="touching is no overlap"),
        pytest.param([(0, 8)], [(0, 3), (4, 8)], (0, 2, 1), (1, 2, 1), id="one to one"),
        pytest.param([(0, 8), (25, 31)], [(0, 31)], (0, 1, 2), (1, 1, 2), id="over-long"),
        pytest.param([], [(0, 3)], (0, 1, 0), (0, 1, 0), id="nothing in gold"),
        pytest.param([(0, 3)], [], (0, 0, 1), (0, 0, 1), id="nothing predicted"),
        pytest.param([], [(3, 4)], (0, 1, 0), (0, 1, 0), id="white space alone is still wrong"),
        pytest.param([(0, 8), (0, 8)], [(0, 8)], (1, 1, 1), (1, 1, 1), id="the same span twice"),
        pytest.param(
            [(0, 4), (3, 12)], [(0, 12), (2, 3)], (0, 2, 2), (2, 2, 2), id="as many as possible"
        ),
    ],
)
def test_counts_by_hand(
    gold: list[tuple[int, int]],
    predicted: list[tuple[int, int]],
    exact: tuple[int, int, int],
    overlap: tuple[int, int, int],
) -> None:
    pairs = ([attribute(span) for span in gold], [attribute(span) for span in predicted])
    found = span_counts(TEXT, *pairs)["content"]
    assert (found.exact.as_row(), found.overlap.as_row()) == (exact, overlap)


def test_pieces_of_a_content_count_each() -> None:
    found = span_counts(TEXT, [attribute((0, 8), (25, 31))], [attribute((0, 8))])["content"]
    assert found.exact.as_row() == (1, 1, 2)


def test_source_of_two_contents_counts_once() -> None:
    gold = [attribute((0, 8), source=(10, 18)), attribute((25, 31), source=(10, 18))]
    found = span_counts(TEXT, gold, [attribute((0, 8), source=(14, 18))])
    assert found["source"].exact.as_row() == (0, 1, 1)
    assert found["source"].overlap.as_row() == (1, 1, 1)
    assert found["cue"] == SpanCounts(MatchCounts(), MatchCounts())


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_overlap_is_a_maximum_matching(gold: list[Attribution], other: list[Attribution]) -> None:
    text = "x" * TEXT_LENGTH
    found = span_counts(text, gold, other)["source"].overlap
    own, theirs = (sorted({a.source for a in side if a.source}) for side in (gold, other))
    shared = {
        (row, column): 1.0
        for row, one in enumerate(own)
        for column, two in enumerate(theirs)
        if one.overlap(two)
    }
    assert found.matched == (find_best_total(shared) if shared else 0)


@given(ATTRIBUTIONS)
def test_gold_against_itself_is_perfect(gold: list[Attribution]) -> None:
    for counts in span_counts("x" * TEXT_LENGTH, gold, gold).values():
        assert counts.exact == counts.overlap
        assert counts.exact.f1 in {None, 1.0}


def test_articles_add_up() -> None:
    first = span_counts(TEXT, [attribute((0, 8))], [attribute((0, 8))])
    second = span_counts(TEXT, [attribute((0, 8))], [attribute((0, 9)), attribute((25, 31))])
    total = {role: first[role] + second[role] for role in ROLES}
    assert total["content"].exact.as_row() == (1, 3, 2)
    assert total["content"].overlap.as_row() == (2, 3, 2)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param((3, 9), (4, 9), id="before"),
        pytest.param((4, 10), (4, 9), id="after"),
        pytest.param((3, 4), (3, 4), id="white space alone"),
    ],
)
def test_trimming(span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert trim_span(TEXT, Span(*span)) == Span(*expected)
