from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import InputError
from pipeline.storage.article_facts import ArticleFacts, read_article_facts


def write(folder: Path, *lines: str) -> Path:
    file = folder / "articles.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_what_is_not_said_is_empty(tmp_path: Path) -> None:
    file = write(tmp_path, '{"article": "a", "negotiation": "brod"}', "", '{"article": "b"}')
    facts = read_article_facts(file)
    assert facts == {"a": ArticleFacts("a", negotiation="brod"), "b": ArticleFacts("b")}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON at column 2"),
        ("[]", 'must be an object with "article"'),
        ('{"register": "wire"}', 'must be an object with "article"'),
        ('{"article": "b", "mood": "x"}', "mood: unknown key; there are article, corpus"),
        ('{"article": "b", "register": 3}', "register: must be a string"),
        ('{"article": "a"}', "a is listed already"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"articles\.jsonl:2: {message}"):
        read_article_facts(write(tmp_path, '{"article": "a"}', line))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_article_facts(tmp_path / "articles.jsonl")
