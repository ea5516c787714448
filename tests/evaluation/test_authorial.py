from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.authorial import AuthorialCounts, count_authorial
from pipeline.records import LABELS, GoldStatement, Label, PredictedStatement, Span
from tests.evaluation.samples import CONTENTS, make_gold, make_predicted

NONE = (0,) * 9
COUNTS = st.lists(st.integers(0, 50), min_size=12, max_size=12).map(AuthorialCounts.from_row)


def make_sentence(start: int, end: int, stance: Label = "neutral") -> PredictedStatement:
    return make_predicted((Span(start, end),), kind="authorial", stance=stance)


def make_listed(start: int, end: int, stance: Label) -> GoldStatement:
    return make_gold((Span(start, end),), kind="authorial", stance=stance)


def cell(gold: Label, predicted: Label) -> tuple[int, ...]:
    place = LABELS.index(gold) * 3 + LABELS.index(predicted)
    return tuple(int(own == place) for own in range(9))


@pytest.mark.parametrize(
    ("gold", "sentence", "expected"),
    [
        pytest.param(
            [make_listed(0, 10, "against")],
            make_sentence(0, 10, "against"),
            {"stance": cell("against", "against")},
            id="listed, stance right",
        ),
        pytest.param(
            [make_listed(0, 10, "against")],
            make_sentence(0, 12, "favor"),
            {"stance": cell("against", "favor")},
            id="listed, stance wrong",
        ),
        pytest.param(
            [],
            make_sentence(0, 10),
            {"stance": cell("neutral", "neutral"), "unlisted": 1},
            id="not listed: gold neutral",
        ),
        pytest.param(
            [make_gold((Span(10, 20),), stance="favor")],
            make_sentence(0, 10, "favor"),
            {"stance": cell("neutral", "favor"), "unlisted": 1},
            id="beside an attributed statement",
        ),
        pytest.param(
            [make_gold((Span(5, 20),), stance="favor")],
            make_sentence(0, 10, "favor"),
            {"stance": NONE, "misplaced": 1},
            id="touches the content of an attributed statement",
        ),
        pytest.param(
            [make_gold((Span(30, 40),), source=Span(2, 4), stance="favor")],
            make_sentence(0, 10),
            {"stance": NONE, "misplaced": 1},
            id="touches only its source",
        ),
        pytest.param(
            [make_listed(0, 20, "against")],
            make_sentence(0, 10),
            {"stance": NONE, "misplaced": 1, "not_found": 1},
            id="half of a listed one is neither neutral nor found",
        ),
        pytest.param(
            [make_listed(0, 10, "favor")],
            make_predicted((Span(0, 10),), stance="favor"),
            {"stance": NONE, "not_found": 1},
            id="listed, predicted as attributed",
        ),
        pytest.param(
            [make_listed(0, 10, "favor"), make_gold((Span(8, 12),))],
            make_sentence(0, 10, "favor"),
            {"stance": cell("favor", "favor")},
            id="found though it also touches another",
        ),
    ],
)
def test_counts_by_hand(
    gold: list[GoldStatement], sentence: PredictedStatement, expected: dict[str, Any]
) -> None:
    assert count_authorial(gold, [sentence]) == AuthorialCounts(**expected)


def test_listed_statement_is_found_once() -> None:
    sentences = [make_sentence(0, 6, "against"), make_sentence(0, 10, "favor")]
    counts = count_authorial([make_listed(0, 10, "against")], sentences)
    assert counts == AuthorialCounts(cell("against", "favor"), misplaced=1)


@given(
    st.lists(st.tuples(CONTENTS, st.sampled_from(["direct", "authorial"])), max_size=5),
    st.lists(st.tuples(CONTENTS, st.sampled_from(["direct", "authorial"])), max_size=5),
)
def test_nothing_is_lost(own: list[Any], theirs: list[Any]) -> None:
    gold = [make_gold(contents, kind=kind) for contents, kind in own]
    predicted = [make_predicted(contents, kind=kind) for contents, kind in theirs]
    counts = count_authorial(gold, predicted)
    sentences = sum(one.statement.kind == "authorial" for one in predicted)
    listed = sum(one.statement.kind == "authorial" for one in gold)
    assert sum(counts.stance) + counts.misplaced == sentences
    assert sum(counts.stance) - counts.unlisted + counts.not_found == listed


@given(COUNTS, COUNTS)
def test_articles_add_up(first: AuthorialCounts, second: AuthorialCounts) -> None:
    total = first + second
    assert total.misplaced == first.misplaced + second.misplaced
    assert sum(total.stance) == sum(first.stance) + sum(second.stance)
    assert AuthorialCounts.from_row(map(float, total.as_row())) == total


def test_several_articles_at_once_are_refused() -> None:
    gold = [make_gold((Span(0, 5),), article="a")]
    with pytest.raises(ValueError, match="several articles: a, b"):
        count_authorial(gold, [make_predicted((Span(0, 5),), article="b")])
