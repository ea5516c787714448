"""`eval task=attribution`: who said what, by the segmenter alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.commands.evaluate_stance import make_bootstrap
from pipeline.commands.inputs import find_path, read_attribution_corpus
from pipeline.commands.outputs import print_files, sign_run, start_run, write_json, write_lines
from pipeline.config import EvalSettings
from pipeline.evaluation.attribution_figures import evaluate_attribution
from pipeline.evaluation.attributions import MEASURES
from pipeline.evaluation.figures import Figure
from pipeline.evaluation.spans import ROLES
from pipeline.records import Attribution, AttributionCorpus, InputError, Span
from pipeline.reporting.console import make_console, track
from pipeline.reporting.html import write_report
from pipeline.reporting.tables import figures_table
from pipeline.segmentation.attribution import find_attributions
from pipeline.segmentation.kinds import quotation_type
from pipeline.segmentation.sentences import split_sentences

KINDS_TOLD = ("direct", "mixed", "indirect")


def evaluate_attribution_task(settings: EvalSettings) -> float | None:
    """Segment the raw text, compare with gold; return whole-attribution F1 at IoU > .5.

    Raises:
        InputError: The corpus is not there, or has no article.
    """
    run = start_run(settings)
    folder = run.folder
    corpus = read_attribution_corpus(settings.data)
    if not corpus.articles:
        raise InputError(f"data.path={settings.data.path}: no article in it")
    articles = track(corpus.articles, total=len(corpus.articles), description="segmenting")
    predicted = {article.id: find_attributions(article.text) for article in articles}
    figures = _compare(corpus, predicted, settings)
    rows = [
        _attribution_record(article.id, article.text, attribution)
        for article in corpus.articles
        for attribution in predicted[article.id]
    ]
    write_lines(folder / "predictions.jsonl", rows)
    name = f"{corpus.name} {corpus.split}"
    content = {"task": "attribution", "data": name, "segmenter": settings.segmenter.value}
    write_json(folder / "metrics.json", content | {"figures": figures})
    told = list(_choose_figures(figures).items())
    write_report(
        folder / "report.html",
        title=f"Attribution on {name}",
        facts=[("Data", name), ("Segmenter", settings.segmenter.value)],
        figures=told,
        scores=None,
        matrix=None,
        labels=(),
        articles=[],
    )
    data = {settings.data.name: find_path(settings.data.path or "")}
    sign_run(run, settings, data=data)
    console = make_console()
    console.print(figures_table(told, title=f"Attribution on {name} ({settings.segmenter.value})"))
    print_files(folder)
    value: float | None = figures["whole/iou/f1"]["value"]
    return value


def _compare(
    corpus: AttributionCorpus,
    predicted: Mapping[str, Sequence[Attribution]],
    settings: EvalSettings,
) -> dict[str, Figure]:
    """Return the figures of the predictions and, under `every_sentence/`, those of no skill."""
    bootstrap = make_bootstrap(settings.intervals, settings.seed)
    kinds = {
        article.id: [
            quotation_type(article.text, gold.contents) for gold in corpus.attributions[article.id]
        ]
        for article in corpus.articles
    }
    sentences = {
        article.id: [
            Attribution(None, None, (sentence,)) for sentence in split_sentences(article.text)
        ]
        for article in corpus.articles
    }
    figures = evaluate_attribution(corpus, predicted, kinds=kinds, bootstrap=bootstrap)
    baseline = evaluate_attribution(corpus, sentences, kinds=kinds, bootstrap=bootstrap)
    return figures | {f"every_sentence/{name}": figure for name, figure in baseline.items()}


def _choose_figures(figures: dict[str, Figure]) -> dict[str, Figure]:
    """Return what is told in tables: F1 of spans, whole attributions, recall by kind."""
    spans = [f"span/{role}/{way}/f1" for way in ("exact", "overlap") for role in ROLES]
    whole = [
        f"whole/{measure}/{rate}" for measure in MEASURES for rate in ("precision", "recall", "f1")
    ]
    kinds = [
        f"whole/{measure}/{kind}/recall" for measure in ("iou", "coverage") for kind in KINDS_TOLD
    ]
    baseline = [f"every_sentence/whole/{measure}/f1" for measure in MEASURES]
    return {name: figures[name] for name in (*spans, *whole, *kinds, *baseline)}


def _attribution_record(article: str, text: str, attribution: Attribution) -> dict[str, Any]:
    def record(span: Span | None) -> dict[str, Any] | None:
        if span is None:
            return None
        return {"start": span.start, "end": span.end, "text": span.slice(text)}

    return {
        "article": article,
        "source": record(attribution.source),
        "cue": record(attribution.cue),
        "contents": [record(span) for span in attribution.contents],
    }
