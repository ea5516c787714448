from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.corpora.contrast import ContrastStatement
from pipeline.corpora.contrast_checks import check_contrast
from pipeline.records import LABELS, Label

CUES = ("said", "told", "wrote", "added", "argued", "noted", "held", "thought")


def make_sets() -> list[ContrastStatement]:
    """Return thirty sets of three, each in words of its own, one a label."""
    return [
        make_statement(number, stance, f"{stance}{number} " + " ".join(f"w{number}" * 6))
        for number in range(30)
        for stance in LABELS
    ]


def make_statement(number: int, stance: Label, statement: str) -> ContrastStatement:
    return ContrastStatement(
        id=f"{number}-{stance}",
        set=str(number),
        negotiation="brod",
        before="",
        statement=statement,
        after="",
        speaker="Ana Lund",
        side="Ruritania",
        cue=CUES[number % len(CUES)],
        target="the talks",
        stance=stance,
    )


def failed(statements: list[ContrastStatement]) -> list[str]:
    return [check.name for check in check_contrast(statements) if not check.passed]


def test_clean_sets_pass() -> None:
    assert failed(make_sets()) == []


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        pytest.param(
            lambda one: replace(one, set=one.id), "sets without 2 to 6 variants", id="one variant"
        ),
        pytest.param(
            lambda one: replace(one, statement="the same in all of a set"),
            "sets with a variant twice",
            id="variants alike",
        ),
        pytest.param(
            lambda one: replace(one, stance="favor"), "sets whose stance turns", id="none turns"
        ),
        pytest.param(
            lambda one: replace(one, stance="favor" if one.stance == "against" else one.stance),
            "labels",
            id="no against at all",
        ),
        pytest.param(
            lambda one: replace(one, before="once more the same five words open it"),
            "5-grams that several sets have",
            id="a frame recurs",
        ),
        pytest.param(
            lambda one: replace(one, cue="said"), "statements led by one verb", id="one verb"
        ),
        pytest.param(
            lambda one: replace(one, cue=f"{one.cue} {one.stance}"),
            "label told by cue alone",
            id="the cue gives the label away",
        ),
    ],
)
def test_each_broken_promise_is_named(
    edit: Callable[[ContrastStatement], ContrastStatement], name: str
) -> None:
    assert name in failed([edit(one) for one in make_sets()])
