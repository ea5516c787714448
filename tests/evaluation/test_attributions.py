from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from pipeline.evaluation.attributions import MEASURES, AttributionMatches, match_attributions
from pipeline.evaluation.counts import MatchCounts
from pipeline.records import Attribution, Kind, Span
from tests.evaluation.samples import ATTRIBUTIONS, find_best_total

HERE = (200, 210)
NEAR = (205, 220)
AWAY = (300, 310)


def attribute(*contents: tuple[int, int], source: tuple[int, int] | None = None) -> Attribution:
    return Attribution(Span(*source) if source else None, None, tuple(Span(*c) for c in contents))


def list_pairs(matches: AttributionMatches) -> list[tuple[int, int]]:
    return [(pair.gold, pair.predicted) for pair in matches.pairs]


@pytest.mark.parametrize(
    ("gold", "predicted", "iou", "coverage"),
    [
        pytest.param([(0, 10)], [(0, 10)], 1.0, 1.0, id="equal"),
        pytest.param([(0, 10)], [(5, 15)], 5 / 15, 0.5, id="half of each"),
        pytest.param([(0, 10)], [(0, 40)], 0.25, 1.0, id="over-long keeps full coverage"),
        pytest.param([(0, 10)], [(0, 3)], 0.3, 0.3, id="three tenths"),
        pytest.param([(0, 5), (10, 15)], [(0, 15)], 10 / 15, 1.0, id="pieces are one content"),
        pytest.param([(0, 5), (10, 15)], [(10, 15)], 0.5, 0.5, id="one piece of two"),
        pytest.param([(0, 8), (4, 10)], [(0, 10)], 1.0, 1.0, id="a character counts once"),
    ],
)
def test_likeness_by_hand(
    gold: list[tuple[int, int]], predicted: list[tuple[int, int]], iou: float, coverage: float
) -> None:
    (pair,) = match_attributions([attribute(*gold)], [attribute(*predicted)]).pairs
    assert (pair.iou, pair.coverage) == (iou, coverage)


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        pytest.param((0, 51), {"iou": 1, "coverage": 1}, id="just over a half"),
        pytest.param((0, 50), {"iou": 0, "coverage": 1}, id="a half is not over a half"),
        pytest.param((0, 30), {"iou": 0, "coverage": 0}, id="three tenths are not over it"),
        pytest.param((0, 400), {"iou": 0, "coverage": 1}, id="over-long"),
        pytest.param((100, 120), {"iou": 0, "coverage": 0}, id="touching"),
    ],
)
def test_thresholds_are_exclusive(predicted: tuple[int, int], expected: dict[str, int]) -> None:
    matches = match_attributions([attribute((0, 100))], [attribute(predicted)])
    assert matches.count("iou") == MatchCounts(expected["iou"], 1, 1)
    assert matches.count("coverage") == MatchCounts(expected["coverage"], 1, 1)


@pytest.mark.parametrize(
    ("gold", "predicted", "agree"),
    [
        pytest.param(HERE, NEAR, True, id="overlap"),
        pytest.param(HERE, AWAY, False, id="elsewhere"),
        pytest.param(None, None, True, id="neither has one"),
        pytest.param(HERE, None, False, id="only gold has one"),
        pytest.param(None, AWAY, False, id="only the prediction has one"),
    ],
)
def test_sources(
    gold: tuple[int, int] | None, predicted: tuple[int, int] | None, agree: bool
) -> None:
    matches = match_attributions(
        [attribute((0, 9), source=gold)], [attribute((0, 9), source=predicted)]
    )
    assert matches.pairs[0].sources_agree == agree
    assert [matches.count(measure).matched for measure in MEASURES] == [1, agree, 1, agree]


@pytest.mark.parametrize(
    ("gold", "predicted", "pairs"),
    [
        pytest.param([(0, 9)], [(20, 29)], [], id="apart"),
        pytest.param([], [(0, 9)], [], id="nothing in gold"),
        pytest.param([(0, 9)], [], [], id="nothing predicted"),
        pytest.param([(0, 20), (5, 15)], [(5, 15), (0, 19)], [(0, 1), (1, 0)], id="nested"),
        pytest.param([(0, 10)], [(0, 9), (0, 10), (0, 8)], [(0, 1)], id="the most alike of three"),
        pytest.param([(0, 11), (11, 20)], [(0, 20)], [(0, 0)], id="one prediction, one gold"),
    ],
)
def test_assignment_by_hand(
    gold: list[tuple[int, int]], predicted: list[tuple[int, int]], pairs: list[tuple[int, int]]
) -> None:
    own, theirs = ([attribute(span) for span in side] for side in (gold, predicted))
    assert list_pairs(match_attributions(own, theirs)) == pairs


def test_agreeing_sources_win_a_tie() -> None:
    predicted = [attribute((0, 10), source=where) for where in (AWAY, NEAR, None)]
    assert list_pairs(match_attributions([attribute((0, 10), source=HERE)], predicted)) == [(0, 1)]


def test_agreeing_sources_win_nothing_else() -> None:
    predicted = [attribute((0, 9), source=HERE), attribute((0, 10), source=AWAY)]
    assert list_pairs(match_attributions([attribute((0, 10), source=HERE)], predicted)) == [(0, 1)]


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_total_is_the_largest_there_is(
    gold: Sequence[Attribution], predicted: Sequence[Attribution]
) -> None:
    weights = {}
    for row, one in enumerate(gold):
        for column, other in enumerate(predicted):
            own, theirs = (
                {place for span in side.contents for place in range(span.start, span.end)}
                for side in (one, other)
            )
            if own & theirs:
                weights[row, column] = len(own & theirs) / len(own | theirs)
    matches = match_attributions(gold, predicted)
    best = find_best_total(weights) if weights else 0.0
    assert sum(pair.iou for pair in matches.pairs) == pytest.approx(best, abs=1e-7)
    assert all(pair.iou == weights[pair.gold, pair.predicted] for pair in matches.pairs)


@given(ATTRIBUTIONS)
def test_gold_against_itself_is_perfect(gold: list[Attribution]) -> None:
    matches = match_attributions(gold, gold)
    for measure in MEASURES:
        assert matches.count(measure) == MatchCounts(len(gold), len(gold), len(gold))


def test_recall_by_kind() -> None:
    gold = [attribute((0, 10)), attribute((20, 30)), attribute((40, 50))]
    kinds: list[Kind] = ["direct", "indirect", "direct"]
    found = match_attributions(gold, [attribute((0, 9)), attribute((22, 30))])
    recalls = {kind: one.recall for kind, one in found.count_kinds(kinds, "iou").items()}
    assert recalls == {"direct": 0.5, "mixed": None, "indirect": 1.0, "authorial": None}
    assert found.count_kinds(kinds, "iou")["direct"].precision is None


def test_kinds_are_those_of_gold() -> None:
    with pytest.raises(ValueError, match="1 kinds for 0 gold"):
        match_attributions([], []).count_kinds(["direct"], "iou")
