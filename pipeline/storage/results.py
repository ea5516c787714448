"""The results of a score run: statements, articles and rejects, written as they come.

`ScoreWriter` keeps one batch in memory and shows nothing until all of it is there:

    with ScoreWriter(folder) as writer:
        writer.add_article(Article(id="talks", text="Envoys met."), statements=[{"id": "1", …}])
        writer.add_rejected("news/empty.txt", "empty article")
    write_success(folder)

    -> statements.jsonl, statements.parquet, articles.parquet, quarantine.jsonl, _SUCCESS
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from pipeline.records import LABELS, Article
from pipeline.storage.atomic import open_atomic, write_text

STATEMENTS_JSONL = "statements.jsonl"
STATEMENTS_PARQUET = "statements.parquet"
ARTICLES_PARQUET = "articles.parquet"
QUARANTINE_JSONL = "quarantine.jsonl"
SUCCESS = "_SUCCESS"

STATEMENT_KEYS = (
    *("article", "id", "kind", "source", "cue", "contents", "speaker", "side", "target", "stance"),
    *("probabilities", "confidence", "abstained", "truncated"),
)
"""The keys of a statement's row, in the order in which they are written."""

ARTICLE_KEYS = ("id", "title", "date", "outlet", "url", "text")
"""The columns of `articles.parquet`."""

_SPAN_KEYS = ("start", "end", "text")

# Whichever is full first ends a batch: a few MB of short rows, or of very long articles.
_BATCH_ROWS = 4096
_BATCH_CHARACTERS = 8_000_000


def build_statement_schema() -> Any:
    """Return the pyarrow schema of `statements.parquet`; only source and cue may be null."""
    import pyarrow as pa

    span = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
    types = {
        "source": span,
        "cue": span,
        "contents": pa.list_(span),
        "probabilities": pa.struct([(label, pa.float64()) for label in LABELS]),
        "confidence": pa.float64(),
        "abstained": pa.bool_(),
        "truncated": pa.bool_(),
    }
    return pa.schema(
        [
            pa.field(key, types.get(key, pa.string()), nullable=key in {"source", "cue"})
            for key in STATEMENT_KEYS
        ]
    )


def build_article_schema() -> Any:
    """Return the pyarrow schema of `articles.parquet`; only id and text are always there."""
    import pyarrow as pa

    return pa.schema(
        [pa.field(key, pa.string(), nullable=key not in {"id", "text"}) for key in ARTICLE_KEYS]
    )


class ParquetBatches:
    """Writes rows to a Parquet stream, holding back at most one batch of them."""

    def __init__(self, stream: IO[bytes], schema: Any) -> None:
        from pyarrow import parquet

        self._schema = schema
        self._writer = parquet.ParquetWriter(stream, schema, compression="zstd")
        self._rows: list[Mapping[str, object]] = []
        self._characters = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._writer.close()

    def append(self, row: Mapping[str, object], characters: int) -> None:
        """Take one row, about so many characters long."""
        self._rows.append(row)
        self._characters += characters
        if len(self._rows) >= _BATCH_ROWS or self._characters >= _BATCH_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []
        self._characters = 0


class ScoreWriter:
    """Writes a score run's files; they appear when the block ends, and not at all if it raises.

    `articles`, `statements` and `rejected` count what was added.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.articles = 0
        self.statements = 0
        self.rejected = 0

    def __enter__(self) -> Self:
        with ExitStack() as opening:

            def open_file(name: str, mode: Any = "w") -> IO[Any]:
                return opening.enter_context(open_atomic(self._folder / name, mode))

            # Closed in reverse: both tables are complete, and an older run's mark is gone, before
            # the first file takes its name.
            self._rejects = open_file(QUARANTINE_JSONL)
            texts = open_file(ARTICLES_PARQUET, "wb")
            table = open_file(STATEMENTS_PARQUET, "wb")
            self._lines = open_file(STATEMENTS_JSONL)
            opening.push(self._withdraw_success)
            self._texts = opening.enter_context(ParquetBatches(texts, build_article_schema()))
            self._table = opening.enter_context(ParquetBatches(table, build_statement_schema()))
            self._files = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._files.__exit__(kind, error, trace)

    def add_article(self, article: Article, statements: Iterable[Mapping[str, Any]]) -> None:
        """Write an article and the rows of its statements.

        Raises:
            ValueError: If a row's keys are not exactly `STATEMENT_KEYS`, or it holds a NaN.
        """
        _write_article(article, self._texts)
        self.articles += 1
        for row in statements:
            _write_statement(row, self._lines, self._table)
            self.statements += 1

    def add_rejected(self, origin: str, reason: str) -> None:
        """Write a document or row that could not be scored to the quarantine."""
        self._rejects.write(_format_line({"origin": origin, "reason": reason}))
        self.rejected += 1

    def _withdraw_success(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            (self._folder / SUCCESS).unlink(missing_ok=True)


def write_statements(folder: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write `statements.jsonl` and `statements.parquet`, the same rows in both.

    Raises:
        ValueError: If a row's keys are not exactly `STATEMENT_KEYS`, or it holds a NaN.
    """
    with (
        open_atomic(folder / STATEMENTS_JSONL) as lines,
        open_atomic(folder / STATEMENTS_PARQUET, "wb") as stream,
        ParquetBatches(stream, build_statement_schema()) as table,
    ):
        for row in rows:
            _write_statement(row, lines, table)


def write_articles(folder: Path, articles: Iterable[Article]) -> None:
    """Write `articles.parquet`: what is known of each article, and the text that offsets index."""
    with (
        open_atomic(folder / ARTICLES_PARQUET, "wb") as stream,
        ParquetBatches(stream, build_article_schema()) as table,
    ):
        for article in articles:
            _write_article(article, table)


def write_quarantine(folder: Path, rejects: Iterable[tuple[str, str]]) -> None:
    """Write `quarantine.jsonl`: the origin of each reject, and the reason."""
    with open_atomic(folder / QUARANTINE_JSONL) as lines:
        for origin, reason in rejects:
            lines.write(_format_line({"origin": origin, "reason": reason}))


def write_success(folder: Path) -> None:
    """Write the empty `_SUCCESS`, last of all: its presence says that a run is complete."""
    write_text(folder / SUCCESS, "")


def _write_article(article: Article, table: ParquetBatches) -> None:
    row = {key: getattr(article, key) for key in ARTICLE_KEYS}
    table.append(row, characters=len(article.text))


def _write_statement(row: Mapping[str, Any], lines: IO[str], table: ParquetBatches) -> None:
    ordered = _order_statement(row)
    line = _format_line(ordered)
    lines.write(line)
    table.append(ordered, characters=len(line))


def _order_statement(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a statement's row with its keys, and those of the objects in it, in schema order."""
    ordered = _order_keys(row, STATEMENT_KEYS, "statement")
    for key in ("source", "cue"):
        if ordered[key] is not None:
            ordered[key] = _order_keys(ordered[key], _SPAN_KEYS, key)
    ordered["contents"] = [_order_keys(span, _SPAN_KEYS, "contents") for span in row["contents"]]
    ordered["probabilities"] = _order_keys(row["probabilities"], LABELS, "probabilities")
    return ordered


def _order_keys(row: Mapping[str, Any], keys: tuple[str, ...], what: str) -> dict[str, Any]:
    if row.keys() != set(keys):
        raise ValueError(f"{what}: keys {sorted(row)}, where {sorted(keys)} are written")
    return {key: row[key] for key in keys}


def _format_line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"
