from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import KINDS, LABELS, GoldStatement, InputError, Prediction, Span, Statement
from pipeline.storage.statements import find_problems, gold_to_record, record_of, record_to_gold

TEXT = "Ana Lund said that the talks go on. “We stay,” she added."

STATEMENT = Statement(
    article="a",
    id="1",
    kind="indirect",
    source=Span(0, 8),
    cue=Span(9, 13),
    contents=(Span(14, 34),),
    speaker="Ana Lund",
    side="Ruritania",
)


def make_record(**changes: Any) -> dict[str, Any]:
    return {**record_of(STATEMENT, TEXT, target="the talks", stance="favor"), **changes}


def test_gold_record_holds_the_documented_keys_in_order() -> None:
    assert record_of(STATEMENT, TEXT, target="the talks", stance="favor") == {
        "article": "a",
        "id": "1",
        "kind": "indirect",
        "source": {"start": 0, "end": 8, "text": "Ana Lund"},
        "cue": {"start": 9, "end": 13, "text": "said"},
        "contents": [{"start": 14, "end": 34, "text": "that the talks go on"}],
        "speaker": "Ana Lund",
        "side": "Ruritania",
        "target": "the talks",
        "stance": "favor",
    }


def test_prediction_adds_the_model_fields() -> None:
    prediction = Prediction("favor", (0.7, 0.2, 0.1), confidence=0.7, truncated=True)
    record = record_of(STATEMENT, TEXT, target="the talks", stance="favor", prediction=prediction)
    added = {key: record[key] for key in record.keys() - make_record().keys()}
    assert added == {
        "probabilities": {"favor": 0.7, "neutral": 0.2, "against": 0.1},
        "confidence": 0.7,
        "abstained": False,
        "truncated": True,
    }


def test_corrected_prediction_is_gold() -> None:
    prediction = Prediction("favor", (0.7, 0.2, 0.1), confidence=0.7)
    record = record_of(STATEMENT, TEXT, target="the talks", stance="favor", prediction=prediction)
    gold = record_to_gold({**record, "stance": "against"}, TEXT)
    assert gold == GoldStatement(STATEMENT, "the talks", "against")


PROBLEMS = [
    pytest.param(
        {"stance": "pro"}, "stance: 'pro' is not one of favor, neutral, against", id="label"
    ),
    pytest.param({"kind": "quote"}, "kind: 'quote' is not one of direct, mixed", id="kind"),
    pytest.param({"stance": None}, "stance: must be a string", id="label left open"),
    pytest.param({"speeker": "x"}, "speeker: unknown key", id="typo in a key"),
    pytest.param({"contents": []}, "contents: must be a list of at least one", id="no content"),
    pytest.param({"contents": None}, "contents: must be a list of at least one", id="null content"),
    pytest.param({"source": {"start": 0}}, "source: must be an object", id="end missing"),
    pytest.param({"source": {"start": 0, "end": 99}}, "source: [0, 99) is not inside", id="beyond"),
    pytest.param({"source": {"start": -1, "end": 3}}, "source: [-1, 3) is not", id="before"),
    pytest.param({"source": {"start": 3, "end": 3}}, "source: [3, 3) is not inside", id="empty"),
    pytest.param({"source": {"start": 0.0, "end": 3}}, "source: [0.0, 3)", id="not an integer"),
    pytest.param({"source": {"start": False, "end": 3}}, "source: [False, 3)", id="truth value"),
    pytest.param(
        {"cue": {"start": 9, "end": 13, "text": "says"}}, "cue.text: 'says', but", id="text drifted"
    ),
    pytest.param(
        {"cue": {"start": 9, "end": 13, "txt": "said"}}, "cue.txt: unknown key", id="typo in a span"
    ),
    pytest.param(
        {"contents": [{"start": 14, "end": 34}, {"start": 30, "end": 35}]},
        "contents[1]: starts before contents[0] ends",
        id="pieces overlap",
    ),
    pytest.param({"tags": "irony"}, "tags: must be a list of strings", id="tags not a list"),
]


@pytest.mark.parametrize(("changes", "message"), PROBLEMS)
def test_problem_is_named(changes: dict[str, Any], message: str) -> None:
    record = make_record(**changes)
    problems = find_problems(record, TEXT)
    assert len(problems) == 1
    assert problems[0].startswith(message)
    with pytest.raises(InputError, match="statement 1: "):
        record_to_gold(record, TEXT)


@pytest.mark.parametrize("key", make_record())
def test_missing_key_is_named(key: str) -> None:
    record = make_record()
    del record[key]
    assert find_problems(record, TEXT) == [f"{key}: missing; add it"]


def test_span_text_may_be_left_out() -> None:
    record = make_record(contents=[{"start": 14, "end": 34}])
    assert record_to_gold(record, TEXT).statement == STATEMENT


@st.composite
def gold_statements(draw: st.DrawFn) -> tuple[GoldStatement, str]:
    text = draw(st.text(min_size=2, max_size=60))
    bounds = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    pieces = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False)]
    optional = st.none() | st.sampled_from(pieces)
    statement = Statement(
        article=draw(st.text()),
        id=draw(st.text()),
        kind=draw(st.sampled_from(KINDS)),
        source=draw(optional),
        cue=draw(optional),
        contents=tuple(pieces),
        speaker=draw(st.text()),
        side=draw(st.text()),
    )
    names = st.lists(st.text()).map(tuple)
    stance = draw(st.sampled_from(LABELS))
    return GoldStatement(statement, draw(st.text()), stance, draw(names), draw(names)), text


@given(case=gold_statements())
def test_round_trip_through_json(case: tuple[GoldStatement, str]) -> None:
    gold, text = case
    record = gold_to_record(gold, text)
    assert record_to_gold(json.loads(json.dumps(record)), text) == gold
