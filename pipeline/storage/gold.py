"""A gold corpus in the project's own layout, checked line by line before anything is used.

In: a folder with `articles/*.txt` (UTF-8, the raw text), `statements.jsonl` (one object a line, see
`pipeline.storage.statements`) and, where it has them, `articles.jsonl` (what is known about each
article, see `pipeline.storage.article_facts`) and `splits.json`:

    {"train": ["riga_talks"], "test": ["oslo_round"]}

Out: a `StatementCorpus` whose articles are named by their file without its ending, or one
`InputError` that lists what is wrong, up to ten problems, each with file, line and key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.records import Article, GoldStatement, InputError, StatementCorpus
from pipeline.storage.article_facts import FACTS_FILE, read_article_facts
from pipeline.storage.statements import find_problems, record_to_gold

MOST_PROBLEMS = 10
"""Problems that one message lists; the rest are counted."""

ALL = "all"
"""The split of a corpus that is read whole."""

Relocate = Callable[[dict[str, Any], str], dict[str, Any]]
"""Turns the object of a statement and its article's text into one whose offsets index the text."""


def read_gold(path: Path, *, split: str | None = None) -> StatementCorpus:
    """Read the gold corpus in the folder `path`, whole or one split of it.

    Every line of `statements.jsonl` is checked, also those of other splits.

    Raises:
        InputError: A file is missing or broken, a statement malformed, or the split unknown.
    """
    articles = _read_articles(path)
    return read_gold_of(path, articles, split=split)


def read_gold_of(
    path: Path,
    articles: Mapping[str, Article],
    *,
    split: str | None = None,
    relocate: Relocate | None = None,
    passed_over: Collection[str] = (),
) -> StatementCorpus:
    """Read the gold in the folder `path` for articles that come from elsewhere.

    `relocate` turns a line's object, whose offsets may count something else, into one that indexes
    the article's text. Statements about articles in `passed_over` are not read.

    Raises:
        InputError: A file is missing or broken, a statement malformed, or the split unknown.
    """
    file = path / "statements.jsonl"
    statements = read_statements(file, articles, relocate, passed_over=passed_over)
    known = {*articles, *passed_over}
    splits = {} if split is None else read_splits(path / "splits.json", known)
    if split is not None and split not in splits:
        names = ", ".join(splits) or "no splits"
        raise InputError(f"split={split}: {path / 'splits.json'} has {names}")
    chosen = set(articles) if split is None else set(splits[split])
    return StatementCorpus(
        name=path.resolve().name,
        split=split or ALL,
        articles=tuple(article for article in articles.values() if article.id in chosen),
        statements=tuple(gold for gold in statements if gold.statement.article in chosen),
    )


def _read_articles(path: Path) -> dict[str, Article]:
    folder = path / "articles"
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise InputError(f"{folder}: no *.txt here; a gold corpus keeps its articles there")
    articles = {file.stem: Article(file.stem, _read_text(file), origin=str(file)) for file in files}
    if not (path / FACTS_FILE).is_file():
        return articles
    facts = read_article_facts(path / FACTS_FILE)
    if unknown := sorted(facts.keys() - articles.keys()):
        raise InputError(f"{path / FACTS_FILE}: no articles/{unknown[0]}.txt; correct the name")
    return {
        name: replace(article, negotiation=facts[name].negotiation if name in facts else "")
        for name, article in articles.items()
    }


def _read_text(file: Path) -> str:
    """Return the text of a file with its line ends as they are, which offsets count."""
    if not file.is_file():
        raise InputError(f"{file}: no such file; a gold corpus needs it")
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def read_statements(
    file: Path,
    articles: Mapping[str, Article],
    relocate: Relocate | None = None,
    *,
    passed_over: Collection[str] = (),
) -> list[GoldStatement]:
    """Read the gold statements of a file, each about one of `articles`, or else in `passed_over`.

    Raises:
        InputError: The file is missing, or lines are malformed: up to ten are listed.
    """
    statements: list[GoldStatement] = []
    problems: list[str] = []
    first_lines: dict[tuple[str, str], int] = {}
    for number, line in enumerate(_read_text(file).split("\n"), start=1):
        if not line.strip():
            continue
        record, found = _check_line(line, articles, relocate, passed_over)
        if not found and record["article"] in passed_over:
            continue
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


def _check_line(
    line: str,
    articles: Mapping[str, Article],
    relocate: Relocate | None,
    passed_over: Collection[str],
) -> tuple[dict[str, Any], list[str]]:
    """Return the object on a line, and what is wrong with it."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return {}, [f"not JSON at column {error.colno}: {error.msg}"]
    if not isinstance(record, dict):
        return {}, ["not a JSON object"]
    article = record.get("article")
    if isinstance(article, str) and article in passed_over:
        return record, []
    if isinstance(article, str) and article not in articles:
        return record, [f"article: no articles/{article}.txt; add it or correct the name"]
    text = articles[article].text if isinstance(article, str) else ""
    if relocate is not None:
        try:
            record = relocate(record, text)
        except (KeyError, TypeError, ValueError) as error:
            return record, [f"offsets: {error}"]
    return record, find_problems(record, text)


def _list_problems(problems: list[str]) -> str:
    listed = problems[:MOST_PROBLEMS]
    if len(problems) > MOST_PROBLEMS:
        listed.append(f"and {len(problems) - MOST_PROBLEMS} more problems")
    return "\n".join(listed)


def _is_list_of_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def find_splits(path: Path, articles: Collection[str]) -> dict[str, list[str]]:
    """Return the splits of the corpus in the folder `path`, none where it has no `splits.json`.

    Raises:
        InputError: As `read_splits`.
    """
    file = path / "splits.json"
    return read_splits(file, articles) if file.is_file() else {}


def read_splits(file: Path, articles: Collection[str]) -> dict[str, list[str]]:
    """Return the article ids of each split, every article in one at most.

    Raises:
        InputError: The file is missing or malformed, or names an article that is not there.
    """
    try:
        splits = json.loads(_read_text(file))
    except json.JSONDecodeError as error:
        raise InputError(f"{file}:{error.lineno}: not JSON: {error.msg}") from error
    if not isinstance(splits, dict) or not all(map(_is_list_of_names, splits.values())):
        raise InputError(f'{file}: must be an object like {{"train": ["ARTICLE"]}}')
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
    return splits
