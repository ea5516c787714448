from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.end_to_end import (
    StatementCounts,
    StatementPair,
    count_statements,
    find_shares,
    match_statements,
)
from pipeline.evaluation.intervals import bootstrap_interval
from pipeline.evaluation.overlaps import Pair, assign_pairs
from pipeline.records import LABELS, GoldStatement, Label, PredictedStatement, Span
from tests.evaluation.samples import CONTENTS, find_best_total, make_gold, make_predicted

SPEAKERS = ["Ana Ruiz", "Ruiz", "Tor Helle", ""]
ALIASES = {"Ana Ruiz": frozenset({"Ruiz"})}
COUNTS = st.lists(st.integers(0, 50), min_size=14, max_size=14).map(StatementCounts.from_row)
GOLD = st.lists(
    st.builds(
        make_gold,
        CONTENTS,
        speaker=st.sampled_from(SPEAKERS),
        stance=st.sampled_from(LABELS),
        kind=st.sampled_from(["direct", "authorial"]),
    ),
    max_size=5,
)
PREDICTED = st.lists(
    st.builds(
        make_predicted,
        CONTENTS,
        speaker=st.sampled_from(SPEAKERS),
        stance=st.sampled_from(LABELS),
        kind=st.sampled_from(["direct", "authorial"]),
    ),
    max_size=5,
)


def score(
    gold: Sequence[GoldStatement], predicted: Sequence[PredictedStatement]
) -> StatementCounts:
    return count_statements(gold, predicted, match_statements(gold, predicted, aliases=ALIASES))


def budget(counts: StatementCounts) -> tuple[int, int, int, int]:
    return (counts.not_found, counts.wrong_speaker, counts.wrong_stance, counts.all_right)


@pytest.mark.parametrize(
    ("content", "speaker", "stance", "expected"),
    [
        pytest.param((0, 10), "Ana Ruiz", "favor", (0, 0, 0, 1), id="all right"),
        pytest.param((0, 10), "Ruiz", "favor", (0, 0, 0, 1), id="alias of the codebook"),
        pytest.param((0, 10), "the chief negotiator", "favor", (0, 0, 0, 1), id="alias of gold"),
        pytest.param((0, 10), "Ana Ruiz", "against", (0, 0, 1, 0), id="stance wrong"),
        pytest.param((0, 10), "Tor Helle", "favor", (0, 1, 0, 0), id="speaker wrong"),
        pytest.param((0, 10), "", "favor", (0, 1, 0, 0), id="unresolved is wrong"),
        pytest.param((0, 10), "Tor Helle", "against", (0, 1, 0, 0), id="the first loss counts"),
        pytest.param((0, 6), "Ana Ruiz", "favor", (0, 0, 0, 1), id="6 of 10 characters"),
        pytest.param((0, 5), "Ana Ruiz", "favor", (1, 0, 0, 0), id="half is not more than half"),
        pytest.param((0, 20), "Ana Ruiz", "favor", (1, 0, 0, 0), id="half of the longer one"),
        pytest.param((0, 19), "Ana Ruiz", "favor", (0, 0, 0, 1), id="10 of 19 is more than half"),
        pytest.param((20, 30), "Ana Ruiz", "favor", (1, 0, 0, 0), id="elsewhere"),
    ],
)
def test_error_budget_by_hand(
    content: tuple[int, int], speaker: str, stance: Label, expected: tuple[int, ...]
) -> None:
    gold = [make_gold((Span(0, 10),), stance="favor", aliases=("chief negotiator",))]
    counts = score(gold, [make_predicted((Span(*content),), speaker=speaker, stance=stance)])
    assert budget(counts) == expected
    assert (counts.gold, counts.predicted) == (1, 1)


def test_an_article_by_hand() -> None:
    gold = [
        make_gold((Span(0, 10),), speaker="Ana Ruiz", stance="favor"),
        make_gold((Span(20, 30),), speaker="Ana Ruiz", stance="against"),
        make_gold((Span(40, 50),), speaker="Tor Helle", stance="neutral"),
        make_gold((Span(60, 70),), speaker="Tor Helle", stance="favor"),
        make_gold((Span(80, 90),), kind="authorial", stance="against"),
    ]
    predicted = [
        make_predicted((Span(0, 10),), speaker="Ruiz", stance="favor"),
        make_predicted((Span(21, 30),), speaker="Ana Ruiz", stance="neutral"),
        make_predicted((Span(40, 49),), speaker="Ana Ruiz", stance="neutral"),
        make_predicted((Span(80, 90),), speaker="Ana Ruiz", stance="against"),
        make_predicted((Span(60, 70),), kind="authorial", stance="favor"),
    ]
    pairs = match_statements(gold, predicted, aliases=ALIASES)
    assert pairs == (
        StatementPair(0, 0, True, True),
        StatementPair(1, 1, True, False),
        StatementPair(2, 2, False, True),
    )
    counts = count_statements(gold, predicted, pairs)
    assert budget(counts) == (1, 1, 1, 1)
    # Gold by predicted: favor right, neutral right, an against taken as neutral.
    assert counts.stance == (1, 0, 0, 0, 1, 0, 0, 1, 0)
    assert counts.found.as_row() == (3, 4, 4)
    assert counts.joint.as_row() == (1, 4, 4)
    assert (counts.speaker_accuracy, counts.stance_accuracy) == (2 / 3, 2 / 3)


def test_nothing_found_is_undefined() -> None:
    counts = score([make_gold((Span(0, 5),))], [])
    assert (counts.speaker_accuracy, counts.stance_accuracy) == (None, None)
    assert (counts.found.precision, counts.found.recall, counts.found.f1) == (None, 0.0, 0.0)
    assert score([], []) == StatementCounts()


@pytest.mark.parametrize(
    ("gold", "predicted", "pairs"),
    [
        pytest.param([(0, 10)], [(0, 9), (0, 10)], [(0, 1)], id="one to one: the most alike"),
        pytest.param([(0, 20), (6, 20)], [(6, 19), (2, 20)], [(0, 1), (1, 0)], id="nested"),
        pytest.param([(0, 10)], [(0, 5), (5, 10)], [], id="two halves find nothing"),
    ],
)
def test_matching_by_hand(
    gold: list[tuple[int, int]], predicted: list[tuple[int, int]], pairs: list[Pair]
) -> None:
    found = match_statements(
        [make_gold((Span(*one),)) for one in gold],
        [make_predicted((Span(*one),)) for one in predicted],
        aliases={},
    )
    assert [(pair.gold, pair.predicted) for pair in found] == pairs


def test_agreeing_speakers_win_a_tie() -> None:
    predicted = [make_predicted((Span(0, 9),), speaker=own) for own in ("Tor Helle", "Ruiz", "")]
    (pair,) = match_statements([make_gold((Span(0, 9),))], predicted, aliases=ALIASES)
    assert (pair.predicted, pair.speaker_right) == (1, True)


def test_agreeing_speakers_win_nothing_else() -> None:
    predicted = [
        make_predicted((Span(0, 9),), speaker="Ana Ruiz"),
        make_predicted((Span(0, 10),), speaker="Tor Helle"),
    ]
    (pair,) = match_statements([make_gold((Span(0, 10),))], predicted, aliases=ALIASES)
    assert (pair.predicted, pair.speaker_right) == (1, False)


def test_pieces_are_one_content() -> None:
    gold = [make_gold((Span(0, 10), Span(20, 26)))]
    assert budget(score(gold, [make_predicted((Span(0, 10),))])) == (0, 0, 0, 1)
    assert budget(score(gold, [make_predicted((Span(20, 26),))])) == (1, 0, 0, 0)


@given(st.lists(CONTENTS, max_size=5), st.lists(CONTENTS, max_size=5))
def test_matching_is_the_best_there_is(
    gold: list[tuple[Span, ...]], predicted: list[tuple[Span, ...]]
) -> None:
    shares = find_shares(gold, predicted)
    for (row, column), share in shares.items():
        own, theirs = (
            {place for span in spans for place in range(span.start, span.end)}
            for spans in (gold[row], predicted[column])
        )
        assert share == len(own & theirs) / max(len(own), len(theirs)) > 0.5
    total = sum(shares[pair] for pair in assign_pairs(shares))
    assert total == pytest.approx(find_best_total(shares) if shares else 0.0)


@given(GOLD, PREDICTED)
def test_budget_adds_up(gold: list[GoldStatement], predicted: list[PredictedStatement]) -> None:
    pairs = match_statements(gold, predicted, aliases=ALIASES)
    counts = count_statements(gold, predicted, pairs)
    assert counts.gold == sum(one.statement.kind == "direct" for one in gold)
    assert counts.predicted == sum(one.statement.kind == "direct" for one in predicted)
    assert sum(counts.stance) == counts.found.matched == len(pairs)
    for pair in pairs:
        own, other = gold[pair.gold], predicted[pair.predicted]
        assert own.statement.kind == other.statement.kind == "direct"
        assert pair.stance_right == (own.stance == other.prediction.stance)


@given(COUNTS, COUNTS)
def test_articles_add_up(first: StatementCounts, second: StatementCounts) -> None:
    total = first + second
    assert total.gold == first.gold + second.gold
    assert total.joint == first.joint + second.joint
    assert StatementCounts.from_row(map(float, total.as_row())) == total


def test_interval_of_joint() -> None:
    rows = np.array([StatementCounts(1, 0, 1, own % 4, 5).as_row() for own in range(12)])
    found = bootstrap_interval(rows, lambda row: StatementCounts.from_row(row).joint.f1)
    total = StatementCounts.from_row(rows.sum(axis=0)).joint.f1
    assert None not in {found.low, found.high, total}
    assert (found.low or 0) < (total or 0) < (found.high or 0)


def test_several_articles_at_once_are_refused() -> None:
    gold = [make_gold((Span(0, 5),), article="a")]
    with pytest.raises(ValueError, match="several articles: a, b"):
        match_statements(gold, [make_predicted((Span(0, 5),), article="b")], aliases={})
