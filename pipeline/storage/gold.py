"""A gold corpus in the project's own layout, checked line by line before anything is used.

In: a folder with `articles/*.txt` (UTF-8, the raw text), `statements.jsonl` (one object a line, see
`pipeline.storage.statements`) and, where it has splits, `splits.json`:

    {"train": ["riga_talks"], "test": ["oslo_round"]}

Out: a `StatementCorpus` whose articles are named by their file without its ending, or one
`InputError` that lists what is wrong, up to ten problems, each with file, line and key.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.records import Article, GoldStatement, InputError, StatementCorpus
from pipeline.storage.statements import find_problems, record_to_gold

MOST_PROBLEMS = 10
"""Problems that one message lists; the rest are counted."""

ALL = "all"
"""The split of a corpus that is read whole."""


def read_gold(path: Path, *, split: str | None = None) -> StatementCorpus:
    """Read the gold corpus in the folder `path`, whole or one split of it.

    Every line of `statements.jsonl` is checked, also those of other splits.

    Raises:
        InputError: A file is missing or broken, a statement malformed, or the split unknown.
    """
    articles = _read_articles(path / "articles")
    statements = _read_statements(path / "statements.jsonl", articles)
    chosen = set(articles) if split is None else _read_split(path / "splits.json", split, articles)
    return StatementCorpus(
        name=path.resolve().name,
        split=split or ALL,
        articles=tuple(article for article in articles.values() if article.id in chosen),
        statements=tuple(gold for gold in statements if gold.statement.article in chosen),
    )


def _read_articles(folder: Path) -> dict[str, Article]:
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise InputError(f"{folder}: no *.txt here; a gold corpus keeps its articles there")
    return {file.stem: Article(file.stem, _read_text(file), origin=str(file)) for file in files}


def _read_text(file: Path) -> str:
    """Return the text of a file with its line ends as they are, which offsets count."""
    if not file.is_file():
        raise InputError(f"{file}: no such file; a gold corpus needs it")
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _read_statements(file: Path, articles: Mapping[str, Article]) -> list[GoldStatement]:
    statements: list[GoldStatement] = []
    problems: list[str] = []
    first_lines: dict[tuple[str, str], int] = {}
    for number, line in enumerate(_read_text(file).split("\n"), start=1):
        if not line.strip():
            continue
        record, found = _check_line(line, articles)
        if not found:
            key = (record["article"], record["id"])
            first = first_lines.setdefault(key, number)
            if first != number:
                found = [
                    f"id: {record['id']!r} is already on line {first}; ids are unique in an article"
                ]
        problems += [f"{file}:{number}: {problem}" for problem in found]
        if not found:
            statements.append(record_to_gold(record, articles[record["article"]].text))
    if problems:
        raise InputError(_list_problems(problems))
    return statements


def _check_line(line: str, articles: Mapping[str, Article]) -> tuple[dict[str, Any], list[str]]:
    """Return the object on a line, and what is wrong with it."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return {}, [f"not JSON at column {error.colno}: {error.msg}"]
    if not isinstance(record, dict):
        return {}, ["not a JSON object"]
    article = record.get("article")
    if isinstance(article, str) and article not in articles:
        return record, [f"article: no articles/{article}.txt; add it or correct the name"]
    text = articles[article].text if isinstance(article, str) else ""
    return record, find_problems(record, text)


def _list_problems(problems: list[str]) -> str:
    listed = problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        listed.append(f"and {len(problems) - MOST_PROBLEMS} more problems")
    return "\n".join(listed)


def _is_list_of_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _read_split(file: Path, split: str, articles: Mapping[str, Article]) -> set[str]:
    try:
        splits = json.loads(_read_text(file))
    except json.JSONDecodeError as error:
        raise InputError(f"{file}:{error.lineno}: not JSON: {error.msg}") from error
    if not isinstance(splits, dict) or not all(map(_is_list_of_names, splits.values())):
        raise InputError(f'{file}: must be an object like {{"train": ["ARTICLE"]}}')
    if split not in splits:
        raise InputError(f"split={split}: {file} has {', '.join(splits) or 'no splits'}")
    owners: dict[str, str] = {}
    for name, ids in splits.items():
        for article in ids:
            if article not in articles:
                raise InputError(
                    f"{file}: {name}: no articles/{article}.txt; add it or correct the name"
                )
            if owners.setdefault(article, name) != name:
                raise InputError(
                    f"{file}: {article} is in {owners[article]} and in {name}; leave it in one"
                )
    return set(splits[split])
