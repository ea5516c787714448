"""`eval task=stance`: the stance of statements that gold gives, by the classifier alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.commands.inputs import (
    FOLDER,
    checkpoint_folder,
    find_path,
    load_classifier,
    name_checkpoint,
    read_stance_corpus,
)
from pipeline.commands.outputs import (
    print_files,
    show_progress,
    sign_run,
    start_run,
    write_json,
    write_lines,
)
from pipeline.config import CorpusSettings, EvalSettings, IntervalSettings
from pipeline.evaluation.figures import Bootstrap
from pipeline.evaluation.stance import StanceEvaluation, evaluate_stance
from pipeline.records import LABELS, InputError, Prediction, StanceCorpus
from pipeline.reporting.console import make_console
from pipeline.reporting.html import write_report
from pipeline.reporting.matrix import write_confusion_matrix
from pipeline.reporting.reliability import write_reliability_diagram
from pipeline.reporting.tables import figures_table, matrix_table, scores_table
from pipeline.storage.gold import read_gold
from pipeline.storage.statements import record_of

FIGURE_NAMES = {"macro_f1": "macro-F1", "accuracy": "accuracy"}


def evaluate_stance_task(settings: EvalSettings) -> float | None:
    """Classify the gold statements, write the run folder, print the figures; return macro-F1.

    Raises:
        InputError: The corpus or the checkpoint is not there, or the corpus is empty.
    """
    run = start_run(settings)
    folder = run.folder
    corpus = read_stance_corpus(settings.data)
    if not corpus.rows:
        raise InputError(f"data.path={settings.data.path}: no labelled statement in it")
    classifier = load_classifier(settings.stance)
    predictions = classifier.predict(
        [row.example for row in corpus.rows], track=show_progress("classifying")
    )
    evaluation = evaluate_stance(
        corpus,
        [prediction.probabilities for prediction in predictions],
        bootstrap=make_bootstrap(settings.intervals, settings.seed),
    )
    name = f"{corpus.name} {corpus.split}"
    write_lines(folder / "predictions.jsonl", list_predictions(corpus, predictions, evaluation))
    content = {"task": "stance", "data": name, "labels": list(corpus.labels)}
    write_json(folder / "metrics.json", content | evaluation.as_dict())
    write_plots(folder, evaluation, title=name)
    articles = _show_articles(settings.data, predictions)
    _write_report(folder, settings, evaluation, articles, name=name)
    checkpoint = checkpoint_folder(settings.stance.checkpoint)
    data = {settings.data.name: find_path(settings.data.path or "")}
    sign_run(run, settings, checkpoint=checkpoint, data=data)
    print_evaluation(evaluation, name)
    print_files(folder)
    return evaluation.scores.macro_f1


def _write_report(
    folder: Path,
    settings: EvalSettings,
    evaluation: StanceEvaluation,
    articles: list[dict[str, Any]],
    *,
    name: str,
) -> None:
    write_report(
        folder / "report.html",
        title=f"Stance on {name}",
        facts=[
            ("Data", name),
            ("Statements", str(evaluation.scores.n)),
            ("Checkpoint", name_checkpoint(settings.stance.checkpoint)),
        ],
        figures=[(FIGURE_NAMES[key], figure) for key, figure in evaluation.figures.items()],
        scores=evaluation.scores.as_dict(),
        matrix=evaluation.matrix,
        labels=LABELS,
        articles=articles,
    )


def make_bootstrap(settings: IntervalSettings, seed: int) -> Bootstrap:
    """Return how intervals are made by these settings."""
    return Bootstrap(resamples=settings.resamples, seed=seed, level=settings.level)


def write_plots(folder: Path, evaluation: StanceEvaluation, *, title: str) -> None:
    """Write the confusion matrix and the reliability diagram."""
    write_confusion_matrix(folder, evaluation.matrix, LABELS, title=f"Stance on {title}")
    bins = evaluation.as_dict()["reliability"]
    write_reliability_diagram(folder, bins, ece=evaluation.ece)


def print_evaluation(evaluation: StanceEvaluation, name: str) -> None:
    """Print figures, per-class scores and the confusion matrix."""
    console = make_console()
    figures = [(FIGURE_NAMES[key], figure) for key, figure in evaluation.figures.items()]
    console.print(figures_table(figures, title=f"Stance on {name}"))
    console.print(scores_table(evaluation.scores.as_dict(), title="By label"))
    console.print(matrix_table(evaluation.matrix, LABELS, title="Confusion matrix"))
    if evaluation.restricted:
        console.print(
            f"{evaluation.restricted:.1%} would have had a label that the corpus lacks; "
            "the likeliest of its own counts"
        )


def list_predictions(
    corpus: StanceCorpus, predictions: Sequence[Prediction], evaluation: StanceEvaluation
) -> list[dict[str, Any]]:
    """Return the rows of predictions.jsonl: what was seen, gold, and what was predicted."""
    return [
        {
            "id": row.example.id,
            "group": row.example.group,
            "speaker": row.example.speaker,
            "target": row.example.target,
            "statement": row.example.statement,
            "gold": row.stance,
            "predicted": label,
            "probabilities": dict(zip(LABELS, prediction.probabilities, strict=True)),
            "confidence": prediction.confidence,
            "abstained": prediction.abstained,
            "truncated": prediction.truncated,
        }
        for row, prediction, label in zip(
            corpus.rows, predictions, evaluation.predicted, strict=True
        )
    ]


def _show_articles(
    settings: CorpusSettings, predictions: Sequence[Prediction]
) -> list[dict[str, Any]]:
    """Return the articles with their predictions, where the corpus has whole articles."""
    if settings.name != FOLDER or settings.path is None:
        return []
    corpus = read_gold(find_path(settings.path), split=settings.split)
    shown: dict[str, dict[str, Any]] = {
        article.id: {
            "id": article.id,
            "title": article.title,
            "text": article.text,
            "statements": [],
        }
        for article in corpus.articles
    }
    for gold, prediction in zip(corpus.statements, predictions, strict=True):
        article = shown[gold.statement.article]
        record = record_of(
            gold.statement,
            article["text"],
            target=gold.target,
            stance=prediction.stance,
            prediction=prediction,
        )
        article["statements"].append(record | {"gold_stance": gold.stance})
    return list(shown.values())
