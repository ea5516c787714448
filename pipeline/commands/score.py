"""`score`: new articles in, statements with their stance out.

    python -m pipeline score input=news/ codebook=iran_deal output=outputs/april

The run folder gets statements.jsonl and .parquet, articles.parquet, quarantine.jsonl, report.html,
run.json, and _SUCCESS last of all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.articles.reading import Rejected, read_articles
from pipeline.commands.inputs import checkpoint_folder, find_path, load_classifier, name_checkpoint
from pipeline.commands.outputs import print_files, sign_run, start_run
from pipeline.config import Codebook, ScoreSettings
from pipeline.engines.local import ScoredArticle, score_articles
from pipeline.records import Article, InputError
from pipeline.reporting.console import make_console, track
from pipeline.reporting.html import write_report
from pipeline.reporting.tables import statements_table
from pipeline.segmentation.rules import segment_article
from pipeline.segmentation.terms import mentions_terms
from pipeline.storage.results import ScoreWriter, write_success
from pipeline.storage.statements import record_of

SHOWN_STATEMENTS = 60
SHOWN_ARTICLES = 200


def score(settings: ScoreSettings) -> None:
    """Score every article of `settings.input` and write the run folder.

    Raises:
        InputError: Nothing can be read there, or none of it can be scored.
    """
    if not settings.input.strip():
        raise InputError("input= is empty; give a file, a folder, a glob or -")
    run = start_run(settings)
    folder = run.folder
    codebook = settings.codebook
    source = find_path(settings.input)
    items = read_articles(settings.input if settings.input == "-" else str(source))
    classifier = load_classifier(settings.stance)
    shown: list[dict[str, Any]] = []
    with ScoreWriter(folder) as writer:
        stream = _Stream(items, codebook, reject=writer.add_rejected)
        scored = score_articles(
            stream,
            segment=lambda article: segment_article(article, codebook),
            classify=classifier.predict,
            find_target=lambda _: codebook.target,
        )
        for item in track(scored, total=None, description="scoring articles"):
            records = list_records(item)
            writer.add_article(item.article, records)
            if len(shown) < SHOWN_ARTICLES:
                shown.append(show_article(item.article, records))
        if not writer.articles:
            raise InputError(f"input={settings.input}: nothing to score: {stream.first_rejection}")
    _write_report(folder, settings, shown, writer)
    sign_run(
        run,
        settings,
        checkpoint=checkpoint_folder(settings.stance.checkpoint),
        data={"input": source} if source.exists() else None,
    )
    write_success(folder)
    _tell(settings, stream, shown, writer)


class _Stream:
    """The articles of an input, one at a time; what is rejected goes to `reject` as it comes.

    It remembers which articles have none of the codebook's terms, and the first rejection.
    """

    def __init__(
        self,
        items: Iterator[Article | Rejected],
        codebook: Codebook,
        *,
        reject: Callable[[str, str], None],
    ) -> None:
        self._items = items
        self._codebook = codebook
        self._reject = reject
        self.off_target: list[str] = []
        self.first_rejection = "no article is in it"

    def __iter__(self) -> Iterator[Article]:
        rejections = 0
        for item in self._items:
            if isinstance(item, Rejected):
                self._reject(item.origin, item.reason)
                rejections += 1
                if rejections == 1:
                    self.first_rejection = f"{item.origin}: {item.reason}"
                continue
            if not mentions_terms(item.text, self._codebook.terms):
                self.off_target.append(item.id)
            yield item


def list_records(item: ScoredArticle) -> list[dict[str, Any]]:
    """Return the rows of statements.jsonl of one scored article."""
    return [
        record_of(
            predicted.statement,
            item.article.text,
            target=predicted.target,
            stance=predicted.prediction.stance,
            prediction=predicted.prediction,
        )
        for predicted in item.statements
    ]


def show_article(article: Article, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return an article with its statements in the form that reports take."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "statements": list(records),
    }


def _write_report(
    folder: Path, settings: ScoreSettings, shown: list[dict[str, Any]], writer: ScoreWriter
) -> None:
    write_report(
        folder / "report.html",
        title=f"Stance toward {settings.codebook.target}",
        facts=[
            ("Target", settings.codebook.target),
            ("Input", settings.input),
            ("Articles", f"{writer.articles} scored, {writer.rejected} in quarantine"),
            ("Statements", str(writer.statements)),
            *(
                [("Shown", f"the first {len(shown)} articles")]
                if writer.articles > len(shown)
                else []
            ),
            ("Codebook", settings.codebook.name),
            ("Segmenter", settings.segmenter.value),
            ("Checkpoint", name_checkpoint(settings.stance.checkpoint)),
            ("How far to trust it", "see the model card, README.md of the checkpoint"),
        ],
        figures=[],
        scores=None,
        matrix=None,
        labels=(),
        articles=shown,
    )


def _tell(
    settings: ScoreSettings, stream: _Stream, shown: list[dict[str, Any]], writer: ScoreWriter
) -> None:
    """Print the statements, what was left out and why, and where everything lies."""
    console = make_console()
    checkpoint = name_checkpoint(settings.stance.checkpoint)
    console.print(f"Stance toward: {settings.codebook.target}")
    console.print(f"Model: {checkpoint} ({checkpoint}/README.md says how far to trust it)")
    records = [record for item in shown for record in item["statements"]]
    texts = {item["id"]: item["text"] for item in shown}
    console.print(statements_table(records[:SHOWN_STATEMENTS], texts=texts))
    if writer.statements > SHOWN_STATEMENTS:
        console.print(f"… and {writer.statements - SHOWN_STATEMENTS} more statements")
    if stream.off_target:
        names = ", ".join(stream.off_target[:3])
        sys.stderr.write(
            f"warning: {len(stream.off_target)} of {writer.articles} articles have none of the "
            f"terms of codebook {settings.codebook.name} ({names}); is the target the right one?\n"
        )
    if writer.rejected:
        sys.stderr.write(
            f"warning: {writer.rejected} in quarantine; first: {stream.first_rejection}\n"
        )
    console.print(
        f"{writer.articles} articles, {writer.statements} statements, "
        f"{writer.rejected} in quarantine"
    )
    print_files(Path(settings.output))
    sys.stdout.write(f"{settings.output}\n")
