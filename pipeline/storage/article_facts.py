"""What a gold corpus knows about its articles beside their text: `articles.jsonl`.

In: the file, one object a line. Out: `ArticleFacts` by article id:

    {"article": "brod_ferry_fog", "negotiation": "brod_ferries", "register": "wire"}
    {"article": "seesaw-12", "corpus": "seesaw", "document": "TRIPLET_012_DOCUMENT_0",
     "sha256": "0f3a…"}

The second kind is an article whose text the corpus may not ship: `corpus` and `document` say where
a copy has it, `sha256` what its letters and digits hash to (`pipeline.corpora.documents`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

from pipeline.records import InputError

FACTS_FILE = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is known about one article; empty strings where nothing is."""

    article: str
    negotiation: str = ""
    register: str = ""
    corpus: str = ""
    document: str = ""
    sha256: str = ""


KEYS = frozenset(one.name for one in fields(ArticleFacts))


def read_article_facts(file: Path) -> dict[str, ArticleFacts]:
    """Return the facts of each article that the file lists.

    Raises:
        InputError: The file is missing, a line is malformed or an article is listed twice.
    """
    if not file.is_file():
        raise InputError(f"{file}: no such file; it says what the corpus knows of its articles")
    facts: dict[str, ArticleFacts] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        one = _read_line(line, where=f"{file}:{number}")
        if one.article in facts:
            raise InputError(f"{file}:{number}: {one.article} is listed already; keep one line")
        facts[one.article] = one
    return facts


def _read_line(line: str, *, where: str) -> ArticleFacts:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON at column {error.colno}: {error.msg}") from error
    if not isinstance(record, dict) or not record.get("article"):
        raise InputError(f'{where}: must be an object with "article"')
    for key, value in record.items():
        if key not in KEYS:
            raise InputError(f"{where}: {key}: unknown key; there are {', '.join(sorted(KEYS))}")
        if not isinstance(value, str):
            raise InputError(f"{where}: {key}: must be a string")
    return ArticleFacts(**record)
