from __future__ import annotations

from pipeline.evaluation.attribution_figures import evaluate_attribution
from pipeline.evaluation.figures import Bootstrap
from pipeline.records import Article, Attribution, AttributionCorpus, Span

TEXT = "It failed, she said. He hoped that it would not."
SAID = Attribution(Span(11, 14), Span(15, 19), (Span(0, 9),))
HOPED = Attribution(Span(21, 23), Span(24, 29), (Span(30, 47),))


def test_rates_by_hand_over_two_articles() -> None:
    articles = (Article(id="a", text=TEXT), Article(id="b", text=TEXT))
    gold = {"a": (SAID, HOPED), "b": (HOPED,)}
    predicted = {"a": (SAID,), "b": (SAID, HOPED)}
    figures = evaluate_attribution(
        AttributionCorpus("made", "dev", articles, gold),
        predicted,
        kinds={"a": ("direct", "indirect"), "b": ("indirect",)},
        bootstrap=Bootstrap(resamples=50),
    )
    assert figures["whole/iou/precision"]["value"] == 2 / 3
    assert figures["whole/iou/recall"]["value"] == 2 / 3
    assert figures["whole/iou/direct/recall"]["value"] == 1
    assert figures["whole/iou/indirect/recall"]["value"] == 1 / 2
    assert figures["whole/iou/mixed/recall"]["value"] is None, "no gold: undefined, not 0"
    assert figures["span/source/exact/f1"]["value"] == 2 / 3
    assert figures["span/cue/exact/f1"]["clusters"] == 2
    assert "whole/iou/direct/precision" not in figures, "predictions have no gold kind"
