"""`eval task=end_to_end`: from raw text to stance, with what was lost at which stage."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from pipeline.commands.evaluate_stance import make_bootstrap
from pipeline.commands.inputs import (
    checkpoint_folder,
    find_path,
    known_aliases,
    load_classifier,
    name_checkpoint,
    read_statement_corpus,
)
from pipeline.commands.outputs import print_files, sign_run, start_run, write_json, write_lines
from pipeline.commands.score import list_records, show_article
from pipeline.config import EvalSettings
from pipeline.engines.local import ScoredArticle, score_articles
from pipeline.evaluation.statement_figures import (
    StatementEvaluation,
    count_matrix,
    evaluate_statements,
)
from pipeline.records import LABELS, InputError, StatementCorpus
from pipeline.reporting.console import make_console, track
from pipeline.reporting.html import write_report
from pipeline.reporting.matrix import write_confusion_matrix
from pipeline.reporting.tables import figures_table, matrix_table
from pipeline.segmentation.rules import segment_article


def evaluate_end_to_end_task(settings: EvalSettings) -> float | None:
    """Segment and classify the raw text, compare with gold statements; return the joint F1.

    Stance is toward the target that gold has in an article, or the codebook's where it has none.

    Raises:
        InputError: The corpus or the checkpoint is not there, the corpus has no article, or gold
            has several targets in one.
    """
    run = start_run(settings)
    folder = run.folder
    corpus = read_statement_corpus(settings.data)
    if not corpus.articles:
        raise InputError(f"data.path={settings.data.path}: no article in it")
    targets = _find_targets(corpus)
    classifier = load_classifier(settings.stance)
    scored = list(
        score_articles(
            track(corpus.articles, total=len(corpus.articles), description="scoring articles"),
            segment=lambda article: segment_article(article, settings.codebook),
            classify=classifier.predict,
            find_target=lambda article: targets.get(article.id, settings.codebook.target),
        )
    )
    evaluation = evaluate_statements(
        corpus,
        {item.article.id: item.statements for item in scored},
        aliases=known_aliases(settings.codebook),
        bootstrap=make_bootstrap(settings.intervals, settings.seed),
    )
    articles = [_show_scored(item, evaluation) for item in scored]
    name = f"{corpus.name} {corpus.split}"
    named = _name_targets({*targets.values()} or {settings.codebook.target})
    _write_results(folder, settings, evaluation, articles, name=name, target=named)
    checkpoint = checkpoint_folder(settings.stance.checkpoint)
    data = {settings.data.name: find_path(settings.data.path or "")}
    sign_run(run, settings, checkpoint=checkpoint, data=data)
    _print_results(evaluation, name)
    print_files(folder)
    value: float | None = evaluation.figures["joint/f1"]["value"]
    return value


def _find_targets(corpus: StatementCorpus) -> dict[str, str]:
    """Return the target that gold has in each article with statements.

    Raises:
        InputError: Gold has several in one article, which is scored toward one.
    """
    targets: dict[str, str] = {}
    for gold in corpus.statements:
        article = gold.statement.article
        known = targets.setdefault(article, gold.target)
        if known != gold.target:
            raise InputError(
                f"{article}: gold is labelled toward {known!r} and {gold.target!r}; an article is "
                "scored toward one target: keep one, or use task=stance"
            )
    return targets


def _name_targets(targets: Collection[str]) -> str:
    """Return the only target, or how many there are: a corpus may have one an article."""
    if len(targets) == 1:
        return next(iter(targets))
    return f"{len(targets)} targets, in each article that of its gold"


def _write_results(
    folder: Path,
    settings: EvalSettings,
    evaluation: StatementEvaluation,
    articles: list[dict[str, Any]],
    *,
    name: str,
    target: str,
) -> None:
    """Write predictions.jsonl, metrics.json, the confusion matrix and the report."""
    rows = [record for article in articles for record in article["statements"]]
    write_lines(folder / "predictions.jsonl", rows)
    matrix = count_matrix(evaluation.attributed.stance)
    authorial = count_matrix(evaluation.authorial.stance)
    content: dict[str, Any] = {"task": "end_to_end", "data": name}
    content |= {"segmenter": settings.segmenter.value, "figures": evaluation.figures}
    content["authorial"] = {
        "unlisted": evaluation.authorial.unlisted,
        "not_found": evaluation.authorial.not_found,
        "misplaced": evaluation.authorial.misplaced,
    }
    for key, counts in (("confusion_matrix", matrix), ("authorial_confusion_matrix", authorial)):
        content[key] = {"labels": list(LABELS), "counts": counts}
    write_json(folder / "metrics.json", content)
    write_confusion_matrix(folder, matrix, LABELS, title=f"Stance of found statements, {name}")
    write_report(
        folder / "report.html",
        title=f"End to end on {name}",
        facts=[
            ("Data", name),
            ("Target", target),
            ("Segmenter", settings.segmenter.value),
            ("Checkpoint", name_checkpoint(settings.stance.checkpoint)),
        ],
        figures=list(evaluation.figures.items()),
        scores=None,
        matrix=matrix,
        labels=LABELS,
        articles=articles,
    )


def _print_results(evaluation: StatementEvaluation, name: str) -> None:
    """Print the figures and both confusion matrices."""
    console = make_console()
    console.print(figures_table(list(evaluation.figures.items()), title=f"End to end on {name}"))
    for title, counts in (
        ("Stance of found attributed statements", evaluation.attributed.stance),
        ("Stance of authorial sentences", evaluation.authorial.stance),
    ):
        console.print(matrix_table(count_matrix(counts), LABELS, title=title))


def _show_scored(item: ScoredArticle, evaluation: StatementEvaluation) -> dict[str, Any]:
    """Return an article for the report, each found statement with the gold stance it met."""
    gold = evaluation.gold_stances[item.article.id]
    records = list_records(item)
    for place, stance in gold.items():
        records[place]["gold_stance"] = stance
    return show_article(item.article, records)
