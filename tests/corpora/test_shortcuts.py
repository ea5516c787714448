from __future__ import annotations

import random

import pytest

from pipeline.corpora.shortcuts import SurfaceRow, describe_surface, measure_shortcut
from pipeline.records import LABELS, Label


def make_rows(cue_of: dict[Label, str]) -> list[SurfaceRow]:
    generator = random.Random(4)
    labels = [generator.choice(LABELS) for _ in range(300)]
    return [
        SurfaceRow(cue_of[label], "Ruritania", "indirect", 12, label, group=str(number % 20))
        for number, label in enumerate(labels)
    ]


def test_a_cue_that_gives_the_label_away_is_seen() -> None:
    figures = measure_shortcut(
        make_rows(dict(zip(LABELS, ("hailed", "said", "spat"), strict=True)))
    )
    assert figures.accuracy == 1
    assert figures.gain > 0.5


def test_a_cue_that_says_nothing_leaves_the_majority() -> None:
    figures = measure_shortcut(make_rows(dict.fromkeys(LABELS, "said")))
    assert figures.gain <= 0.05
    assert figures.rows == 300


def test_surface_is_described_without_the_statement() -> None:
    row = SurfaceRow("Has Said", "Sylvania", "mixed", 16, "favor", "a")
    assert describe_surface(row).keys() == {
        "cue=has",
        "cue=said",
        "cue=has said",
        "side=Sylvania",
        "kind=mixed",
        "length=3",
    }


def test_too_few_groups_cannot_be_cross_validated() -> None:
    rows = [SurfaceRow("said", "", "", 1, label, group="one") for label in LABELS * 4]
    with pytest.raises(ValueError, match="number of groups"):
        measure_shortcut(rows)
