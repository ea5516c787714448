"""Row formats: JSONL, CSV and Parquet are streamed, one `Article` or `Rejected` a row.

A bad row costs itself alone; only one row, or one Parquet batch, is in memory at a time:

    {"id": "k1", "text": "Envoys met."}   -> Article(id="k1", text="Envoys met.", …)
    {"id": "k2", "text": ""}              -> Rejected(origin="rows.jsonl:2", "empty article")
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pipeline.articles.columns import build_article, choose_columns, explain_missing_text
from pipeline.articles.text import MAX_BYTES, Rejected, decode_utf8, too_large
from pipeline.records import Article, InputError

if TYPE_CHECKING:
    import _csv

_BATCH_ROWS = 256


def read_jsonl(path: Path, *, origin: str) -> Iterator[Article | Rejected]:
    """Yield an article for each non-blank line of a JSONL file."""
    with path.open("rb") as stream:
        yield from parse_jsonl(stream, origin=origin)


def parse_jsonl(*streams: BinaryIO, origin: str) -> Iterator[Article | Rejected]:
    """Yield an article for each non-blank line of the streams, read one after the other."""
    number = 0
    for stream in streams:
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            where = f"{origin}:{number}"
            if len(line) > MAX_BYTES:
                _skip_line(stream, line)
                yield Rejected(where, too_large())
            elif line.strip():
                yield _parse_line(line, where)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    """Read on to the end of an over-long line."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_BYTES)


def _parse_line(line: bytes, origin: str) -> Article | Rejected:
    try:
        value = json.loads(decode_utf8(line).rstrip("\r\n"))
    except json.JSONDecodeError as error:
        return Rejected(origin, f"malformed JSON at column {error.colno}: {error.msg}")
    except RecursionError:
        return Rejected(origin, "malformed JSON: nested too deeply")
    except ValueError as error:
        return Rejected(origin, str(error))
    if not isinstance(value, dict):
        return Rejected(origin, f"not a JSON object but of type {type(value).__name__}")
    columns = choose_columns(value)
    if "text" not in columns:
        return Rejected(origin, explain_missing_text(value))
    return build_article({field: value[name] for field, name in columns.items()}, origin)


def read_csv(path: Path, *, origin: str) -> Iterator[Article | Rejected]:
    """Yield an article for each row of a CSV file with a header; `,`, `;` or tab separates.

    Raises:
        InputError: If no column holds the text.
    """
    # Bytes that are not UTF-8 come through as lone surrogates, so only their own row is rejected.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
        csv.field_size_limit(MAX_BYTES)
        delimiter = _choose_delimiter(stream.readline(MAX_BYTES))
        stream.seek(0)
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        try:
            names = next(reader, [])
        except csv.Error as error:
            raise InputError(f"{origin}:1: malformed CSV header: {error}") from None
        columns = _find_columns(names, origin)
        places = {field: names.index(name) for field, name in columns.items()}
        for where, values in _number_rows(reader, origin):
            if isinstance(values, Rejected):
                yield values
            elif len(values) != len(names):
                yield Rejected(where, f"{len(values)} fields where the header has {len(names)}")
            else:
                yield _build_csv_article({f: values[at] for f, at in places.items()}, where)


def _choose_delimiter(header: str) -> str:
    """Return the delimiter under which a header has a text column, and then the most columns."""

    def rate(delimiter: str) -> tuple[bool, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return "text" in choose_columns(names), len(names)

    return max(",;\t", key=rate)


def _number_rows(reader: _csv.Reader, origin: str) -> Iterator[tuple[str, list[str] | Rejected]]:
    """Yield where each row begins, and its values or what is wrong with it."""
    while True:
        first = reader.line_num + 1
        where = f"{origin}:{first}"
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield (
                where,
                Rejected(where, f"malformed CSV in lines {first}-{reader.line_num}: {error}"),
            )
            continue
        if values is None:
            return
        if values:
            yield where, values


def _build_csv_article(row: dict[str, str], origin: str) -> Article | Rejected:
    for field, value in row.items():
        try:
            decode_utf8(value.encode("utf-8", "surrogateescape"))
        except ValueError as error:
            return Rejected(origin, f"{field}: {error}")
    return build_article(row, origin)


def read_parquet(path: Path, *, origin: str) -> Iterator[Article | Rejected]:
    """Yield an article for each row of a Parquet file, batch by batch.

    Raises:
        InputError: If the file is not Parquet, or no column holds the text.
    """
    import pyarrow
    from pyarrow import parquet

    # The last of them comes of column names that are not UTF-8.
    broken = (pyarrow.ArrowException, OSError, UnicodeDecodeError)
    with path.open("rb") as stream:
        try:
            file = parquet.ParquetFile(stream)
            names = file.schema_arrow.names
        except broken as error:
            raise InputError(f"{origin}: not a Parquet file: {_first_line(error)}") from error
        columns = _find_columns(names, origin)
        number = 0
        try:
            for batch in file.iter_batches(_BATCH_ROWS, columns=list(columns.values())):
                cells = {field: batch.column(name) for field, name in columns.items()}
                for at in range(batch.num_rows):
                    number += 1
                    yield _build_parquet_article(cells, at, f"{origin}:{number}")
        except broken as error:
            lost = f"rows {number + 1} to {file.metadata.num_rows} cannot be read"
            yield Rejected(origin, f"{lost}: {_first_line(error)}")


def _find_columns(names: list[str], origin: str) -> dict[str, str]:
    """Map each field to the column of a table that holds it."""
    columns = choose_columns(names)
    if "text" not in columns:
        raise InputError(f"{origin}: {explain_missing_text(names)}")
    for name in columns.values():
        if names.count(name) > 1:
            raise InputError(f"{origin}: several columns are called {name!r}; rename all but one")
    return columns


def _build_parquet_article(cells: dict[str, Any], at: int, origin: str) -> Article | Rejected:
    row: dict[str, object] = {}
    for field, column in cells.items():
        try:
            row[field] = column[at].as_py()
        except UnicodeDecodeError:
            return Rejected(origin, f"{field}: not UTF-8")
        except (ValueError, OverflowError) as error:
            return Rejected(origin, f"{field}: {error}")
    return build_article(row, origin)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
