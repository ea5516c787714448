from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import InputError, Span
from pipeline.storage.gold import read_gold

ARTICLES = {
    "oslo_round": "Ana Lund wants talks.\r\nMarek Voss does not.\n",
    "riga_talks": "“Enough,” said Ilse Brandt. 🕊 Peace waits.\n",
}


def make_record(article: str, number: int, start: int, end: int, **changes: Any) -> dict[str, Any]:
    record = {
        "article": article,
        "id": f"s{number}",
        "kind": "authorial",
        "source": None,
        "cue": None,
        "contents": [{"start": start, "end": end, "text": ARTICLES[article][start:end]}],
        "speaker": "(author)",
        "side": "media",
        "target": "the talks",
        "stance": "neutral",
    }
    return {**record, **changes}


RECORDS = [
    make_record("oslo_round", 1, 0, 21),
    make_record("oslo_round", 2, 23, 43),
    make_record("riga_talks", 1, 28, 43),
]

WriteCorpus = Callable[..., Path]


@pytest.fixture
def write_corpus(tmp_path: Path) -> WriteCorpus:
    """Write a corpus of `ARTICLES` with the given lines or records, and splits if any."""

    def write(lines: list[str] | list[dict[str, Any]], splits: Any = None) -> Path:
        (tmp_path / "articles").mkdir()
        for name, text in ARTICLES.items():
            (tmp_path / "articles" / f"{name}.txt").write_bytes(text.encode())
        content = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        (tmp_path / "statements.jsonl").write_text("\n".join([*content, ""]), encoding="utf-8")
        if splits is not None:
            (tmp_path / "splits.json").write_text(json.dumps(splits), encoding="utf-8")
        return tmp_path

    return write


def test_offsets_count_code_points_of_the_raw_text(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(RECORDS)
    corpus = read_gold(folder)
    texts = {article.id: article.text for article in corpus.articles}
    assert texts == ARTICLES  # line ends untouched
    assert [gold.statement.contents for gold in corpus.statements] == [
        (Span(0, 21),),
        (Span(23, 43),),
        (Span(28, 43),),
    ]
    assert corpus.statements[2].statement.contents[0].slice(texts["riga_talks"]) == (
        "🕊 Peace waits.\n"
    )
    assert (corpus.name, corpus.split) == (folder.name, "all")


def test_split_keeps_its_articles_and_their_statements(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(RECORDS, {"train": ["oslo_round"], "test": ["riga_talks"]})
    corpus = read_gold(folder, split="test")
    assert [article.id for article in corpus.articles] == ["riga_talks"]
    assert [gold.statement.article for gold in corpus.statements] == ["riga_talks"]
    assert corpus.split == "test"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{'id': 1}", r":2: not JSON at column 2", id="single quotation marks"),
        pytest.param("[]", ":2: not a JSON object", id="a list"),
        pytest.param(
            {**RECORDS[1], "article": "rome"},
            r":2: article: no articles/rome\.txt",
            id="unknown article",
        ),
        pytest.param(
            make_record("oslo_round", 1, 0, 3), ":2: id: 's1' is already on line 1", id="same id"
        ),
        pytest.param(
            make_record("oslo_round", 9, 0, 3, stance="pro"),
            ":2: stance: 'pro' is not one of favor, neutral, against",
            id="illegal label",
        ),
        pytest.param(
            make_record("oslo_round", 9, 0, 3, id=9), ":2: id: must be", id="number as id"
        ),
        pytest.param({**RECORDS[1], "article": ["x"]}, ":2: article: must be", id="list"),
    ],
)
def test_malformed_line_is_named(
    write_corpus: WriteCorpus, line: str | dict[str, Any], message: str
) -> None:
    folder = write_corpus([RECORDS[0], line, RECORDS[1]])
    with pytest.raises(InputError, match=rf"statements\.jsonl{message}"):
        read_gold(folder)


def test_same_id_in_two_articles_is_no_mistake(write_corpus: WriteCorpus) -> None:
    assert len(read_gold(write_corpus(RECORDS)).statements) == 3


def test_ten_problems_are_listed_and_the_rest_counted(write_corpus: WriteCorpus) -> None:
    records = [make_record("oslo_round", number, 0, 3, kind="?") for number in range(13)]
    with pytest.raises(InputError) as raised:
        read_gold(write_corpus(records))
    lines = str(raised.value).splitlines()
    assert len(lines) == 11
    assert all(f"statements.jsonl:{n}: kind: '?'" in lines[n - 1] for n in range(1, 11))
    assert lines[-1] == "and 3 more problems"


def test_other_splits_are_checked_too(write_corpus: WriteCorpus) -> None:
    broken = make_record("riga_talks", 9, 0, 3, kind="?")
    folder = write_corpus([RECORDS[0], broken], {"train": ["oslo_round"], "test": ["riga_talks"]})
    with pytest.raises(InputError, match="kind: '\\?'"):
        read_gold(folder, split="train")


@pytest.mark.parametrize(
    ("splits", "message"),
    [
        pytest.param(None, r"splits\.json: no such file", id="no splits at all"),
        pytest.param({"train": ["oslo_round"]}, "split=dev: .* has train", id="unknown split"),
        pytest.param({"dev": ["rome"]}, r"dev: no articles/rome\.txt", id="unknown article"),
        pytest.param({"dev": "oslo_round"}, "must be an object like", id="not a list"),
        pytest.param(["dev"], "must be an object like", id="not an object"),
        pytest.param({"dev": [["x"]]}, "must be an object like", id="not strings"),
        pytest.param(
            {"dev": ["oslo_round"], "test": ["oslo_round"]},
            "oslo_round is in dev and in test",
            id="one article in two splits",
        ),
    ],
)
def test_malformed_splits_are_named(write_corpus: WriteCorpus, splits: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_gold(write_corpus(RECORDS, splits), split="dev")


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        pytest.param("statements.jsonl", r"statements\.jsonl: no such file", id="statements"),
        pytest.param("articles", r"articles: no \*\.txt here", id="articles"),
    ],
)
def test_missing_part_is_named(write_corpus: WriteCorpus, missing: str, message: str) -> None:
    folder = write_corpus(RECORDS)
    (folder / missing).rename(folder / "elsewhere")
    with pytest.raises(InputError, match=message):
        read_gold(folder)


def test_article_that_is_not_utf8_is_named(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(RECORDS)
    (folder / "articles" / "oslo_round.txt").write_bytes("Zoë".encode("latin-1"))
    with pytest.raises(InputError, match=r"oslo_round\.txt: not UTF-8 at byte 2"):
        read_gold(folder)


def test_articles_know_their_negotiation(write_corpus: WriteCorpus) -> None:
    path = write_corpus(RECORDS)
    facts = '{"article": "riga_talks", "negotiation": "riga"}\n'
    (path / "articles.jsonl").write_text(facts, encoding="utf-8")
    articles = read_gold(path).articles
    assert {one.id: one.negotiation for one in articles} == {"oslo_round": "", "riga_talks": "riga"}


def test_facts_about_no_article_are_named(write_corpus: WriteCorpus) -> None:
    path = write_corpus(RECORDS)
    (path / "articles.jsonl").write_text('{"article": "brod"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"articles\.jsonl: no articles/brod\.txt"):
        read_gold(path)
