from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.evaluation.figures import Bootstrap
from pipeline.evaluation.stance import evaluate_stance
from pipeline.records import LABELS, Label, LabelledExample, StanceCorpus, StanceExample

Row = tuple[str, Label, tuple[float, float, float]]


def make_corpus(rows: list[Row], labels: tuple[Label, ...] = LABELS) -> StanceCorpus:
    examples = [
        LabelledExample(StanceExample(id=str(i), statement="s", target="t", group=group), gold)
        for i, (group, gold, _) in enumerate(rows)
    ]
    return StanceCorpus("made", "dev", tuple(examples), labels)


def test_figures_by_hand() -> None:
    rows: list[Row] = [
        ("a", "favor", (0.8, 0.1, 0.1)),
        ("a", "neutral", (0.1, 0.7, 0.2)),
        ("b", "against", (0.2, 0.5, 0.3)),
        ("b", "against", (0.1, 0.1, 0.8)),
    ]
    evaluation = evaluate_stance(
        make_corpus(rows), [row[2] for row in rows], bootstrap=Bootstrap(resamples=100)
    )
    assert evaluation.matrix == [[1, 0, 0], [0, 1, 0], [0, 1, 1]]
    assert evaluation.scores.macro_f1 == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)
    assert evaluation.figures["accuracy"]["value"] == 0.75
    assert evaluation.figures["accuracy"]["clusters"] == 2, "resampled are groups, not statements"
    assert evaluation.restricted == 0
    json.dumps(evaluation.as_dict(), allow_nan=False)


def test_a_corpus_without_neutral_is_scored_on_its_two_labels() -> None:
    rows: list[Row] = [("a", "favor", (0.3, 0.6, 0.1)), ("b", "against", (0.1, 0.2, 0.7))]
    evaluation = evaluate_stance(
        make_corpus(rows, ("favor", "against")),
        [row[2] for row in rows],
        bootstrap=Bootstrap(resamples=10),
    )
    assert evaluation.predicted == ("favor", "against")
    # Confidence is that among the two: .3 of .4, and .7 of .8. Neutral's .6 is nobody's.
    confidences = sorted(one.confidence or 0 for one in evaluation.reliability if one.count)
    assert confidences == pytest.approx([0.3 / 0.4, 0.7 / 0.8])
    assert evaluation.restricted == 0.5
    assert evaluation.scores.undefined == ("neutral",)
    assert evaluation.scores.macro_f1 == 1


def test_intervals_draw_negotiations_before_articles() -> None:
    # Two negotiations of ten articles, one all right and one all wrong: by articles the accuracy is
    # surely near .5, by negotiations anything from 0 to 1.
    rows: list[Row] = [(f"a{n}", "favor", (0.8, 0.1, 0.1)) for n in range(10)]
    rows += [(f"b{n}", "favor", (0.1, 0.8, 0.1)) for n in range(10)]
    plain = make_corpus(rows)
    named = tuple(
        replace(row, example=replace(row.example, negotiation=row.example.group[0]))
        for row in plain.rows
    )
    probabilities = [row[2] for row in rows]
    bootstrap = Bootstrap(resamples=200)
    by_article = evaluate_stance(plain, probabilities, bootstrap=bootstrap).figures["accuracy"]
    by_talks = evaluate_stance(
        replace(plain, rows=named), probabilities, bootstrap=bootstrap
    ).figures["accuracy"]
    assert (by_article["clusters"], by_talks["clusters"]) == (20, 2)
    assert (by_talks["low"], by_talks["high"]) == (0, 1)
    assert by_article["low"] > 0.2
