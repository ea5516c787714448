"""The reader: a file, folder, glob or standard input, and out come articles one at a time.

What cannot be scored comes out in its place as `Rejected`; ids are unique within a run:

    read_articles("news")  ->  Article(id="talks", …), Rejected("news/empty.txt", "empty article"),
                               Article(id="k1", origin="news/rows.jsonl:1", …), …
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, TextIO

from pipeline.articles.discovery import Document, find_documents
from pipeline.articles.html import read_html
from pipeline.articles.pdf import read_pdf
from pipeline.articles.rows import parse_jsonl, read_csv, read_jsonl, read_parquet
from pipeline.articles.text import MAX_BYTES, Rejected, build_plain_article, read_text
from pipeline.records import Article, InputError

__all__ = ["Rejected", "read_articles"]

_STDIN = "standard input"

_DOCUMENT_READERS: dict[str, Callable[..., Article | Rejected]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}

_ROW_READERS: dict[str, Callable[..., Iterator[Article | Rejected]]] = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}


def read_articles(source: str, *, stdin: TextIO | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles of `source`: a file, a folder, a glob, or "-" for standard input.

    Folders are read recursively, by name. A file that fails as a whole is one `Rejected`, unless
    it is all there is to read.

    Raises:
        InputError: If nothing readable is there, or a single table has no text column.
    """
    if source == "-":
        return _reject_repeats(_read_stdin(stdin or sys.stdin))
    documents = find_documents(source)
    return _reject_repeats(_read_documents(documents))


def _read_documents(documents: list[Document]) -> Iterator[Article | Rejected]:
    for document in documents:
        try:
            yield from _read_document(document)
        except OSError as error:
            yield Rejected(document.origin, f"cannot be read: {error.strerror or error}")
        except InputError as error:
            if len(documents) == 1:
                raise
            yield Rejected(document.origin, str(error).removeprefix(f"{document.origin}: "))


def _read_document(document: Document) -> Iterator[Article | Rejected]:
    if read_rows := _ROW_READERS.get(document.ending):
        yield from read_rows(document.path, origin=document.origin)
    else:
        read = _DOCUMENT_READERS[document.ending]
        yield read(document.path, name=document.name, origin=document.origin)


def _reject_repeats(items: Iterable[Article | Rejected]) -> Iterator[Article | Rejected]:
    """Pass everything through, but reject an article whose id another of the run has had."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Article) and item.id in seen:
            yield Rejected(item.origin, f"duplicate id {item.id!r}: an earlier article has it")
            continue
        if isinstance(item, Article):
            seen.add(item.id)
        yield item


def _read_stdin(stdin: TextIO) -> Iterator[Article | Rejected]:
    """Read JSONL if the first line that is not blank is a JSON object, else one plain article."""
    stream = _get_bytes(stdin)
    head = b""
    while not head.strip() and (line := stream.readline(MAX_BYTES + 1)):
        head += line
    if _is_json_object(head):
        yield from parse_jsonl(io.BytesIO(head), stream, origin=_STDIN)
    else:
        data = head + stream.read(MAX_BYTES + 1)
        yield build_plain_article(data, name="stdin", origin=_STDIN)


def _get_bytes(stdin: TextIO) -> BinaryIO:
    """Return the bytes under a text stream, whose own decoding would translate newlines."""
    if hasattr(stdin, "buffer"):
        return stdin.buffer
    return io.BytesIO(stdin.read().encode("utf-8", "surrogatepass"))


def _is_json_object(line: bytes) -> bool:
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False
