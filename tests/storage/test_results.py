from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Article, Span, Statement
from pipeline.records import Prediction as PredictionRecord
from pipeline.storage import results
from pipeline.storage.results import (
    ScoreWriter,
    build_statement_schema,
    write_articles,
    write_quarantine,
    write_statements,
    write_success,
)
from pipeline.storage.statements import record_of

TEXT = "“Good,” said Ana Lund.\r\nThe talks went on. 𝒳é"

ROW: dict[str, Any] = {
    "article": "talks",
    "id": "1",
    "kind": "direct",
    "source": {"start": 13, "end": 21, "text": "Ana Lund"},
    "cue": None,
    "contents": [{"start": 0, "end": 7, "text": "“Good,”"}],
    "speaker": "Ana Lund",
    "side": "Ruritania",
    "target": "the talks",
    "stance": "favor",
    "probabilities": {"favor": 0.7, "neutral": 0.2, "against": 0.1},
    "confidence": 0.7,
    "abstained": False,
    "truncated": True,
}


def _read_lines(path: Path) -> list[dict[str, Any]]:
    # Not splitlines, which also splits at U+2028 and the like inside a string.
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def _read_table(path: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows


# Any code point that UTF-8 has, with those that trip writers up made likely.
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from('\r\n\t\0\u2028\u2029\x85\x1e\u0301\u202e\u200d𝒳👩\ufeff"\\'),
    ),
    max_size=20,
)
SPANS = st.fixed_dictionaries(
    {"start": st.integers(0, 2**62), "end": st.integers(1, 2**62), "text": TEXTS}
)
SHARES = st.floats(0, 1)
ROWS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("article", "id", "kind", "speaker", "side", "target", "stance"), TEXTS),
        "source": st.none() | SPANS,
        "cue": st.none() | SPANS,
        "contents": st.lists(SPANS, max_size=3),
        "probabilities": st.fixed_dictionaries(
            {"favor": SHARES, "neutral": SHARES, "against": SHARES}
        ),
        "confidence": SHARES,
        "abstained": st.booleans(),
        "truncated": st.booleans(),
    }
)


@given(st.lists(ROWS, max_size=4))
@settings(max_examples=60, deadline=None)
def test_statements_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: Any) -> None:
    folder = tmp_path_factory.mktemp("rows")
    write_statements(folder, rows)
    assert _read_lines(folder / "statements.jsonl") == rows
    assert _read_table(folder / "statements.parquet") == rows


@given(st.lists(st.builds(Article, TEXTS, TEXTS, st.none() | TEXTS, url=st.none() | TEXTS)))
@settings(max_examples=40, deadline=None)
def test_articles_round_trip(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article]
) -> None:
    folder = tmp_path_factory.mktemp("articles")
    write_articles(folder, articles)
    read = [Article(**row) for row in _read_table(folder / "articles.parquet")]
    assert read == articles


def test_keys_are_in_schema_order(tmp_path: Path) -> None:
    write_statements(tmp_path, [dict(reversed(ROW.items()))])
    (row,) = _read_lines(tmp_path / "statements.jsonl")
    assert tuple(row) == results.STATEMENT_KEYS == tuple(build_statement_schema().names)
    assert list(row["probabilities"]) == ["favor", "neutral", "against"]


def test_letters_are_written_as_they_are(tmp_path: Path) -> None:
    write_statements(tmp_path, [ROW])
    assert "“Good,”" in (tmp_path / "statements.jsonl").read_text(encoding="utf-8")


def test_takes_the_rows_of_predicted_statements(tmp_path: Path) -> None:
    statement = Statement(
        "talks", "1", "direct", Span(13, 21), None, (Span(0, 7),), "Ana Lund", "Ruritania"
    )
    prediction = PredictionRecord("favor", (0.7, 0.2, 0.1), 0.7, truncated=True)
    row = record_of(statement, TEXT, target="the talks", stance="favor", prediction=prediction)
    write_statements(tmp_path, [row])
    assert _read_lines(tmp_path / "statements.jsonl") == [ROW]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"tags": []}, "statement: keys", id="unknown key would be lost"),
        pytest.param({"source": {"start": 1, "end": 2}}, "source: keys", id="span without text"),
        pytest.param({"contents": [{}]}, "contents: keys", id="content without offsets"),
        pytest.param({"probabilities": {"favor": 1.0}}, "probabilities: keys", id="label missing"),
        pytest.param({"confidence": float("nan")}, "JSON compliant", id="NaN is no JSON"),
    ],
)
def test_wrong_rows_write_nothing(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write_statements(tmp_path, [ROW, {**ROW, **change}])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["kind", "abstained", "confidence"])
def test_null_where_a_value_must_be(tmp_path: Path, key: str) -> None:
    import pyarrow

    with pytest.raises(pyarrow.ArrowException):
        write_statements(tmp_path, [{**ROW, key: None}])
    assert list(tmp_path.iterdir()) == []


def test_writer_shows_all_at_the_end(tmp_path: Path) -> None:
    with ScoreWriter(tmp_path) as writer:
        writer.add_article(Article("talks", TEXT, title="Talks"), [ROW, {**ROW, "id": "2"}])
        writer.add_rejected("news/é.txt", "empty article")
        writer.add_article(Article("quiet", "Nothing was said."), [])
        assert all(path.name.startswith(".") for path in tmp_path.iterdir())
    write_success(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "_SUCCESS",
        "articles.parquet",
        "quarantine.jsonl",
        "statements.jsonl",
        "statements.parquet",
    ]
    assert (writer.articles, writer.statements, writer.rejected) == (2, 2, 1)
    assert [row["id"] for row in _read_lines(tmp_path / "statements.jsonl")] == ["1", "2"]
    assert _read_table(tmp_path / "articles.parquet")[0] == {
        "id": "talks",
        "title": "Talks",
        "date": None,
        "outlet": None,
        "url": None,
        "text": TEXT,
    }
    assert _read_lines(tmp_path / "quarantine.jsonl") == [
        {"origin": "news/é.txt", "reason": "empty article"}
    ]


def test_crash_keeps_the_older_run(tmp_path: Path) -> None:
    with ScoreWriter(tmp_path) as writer:
        writer.add_article(Article("talks", TEXT), [ROW])
    write_success(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(RuntimeError), ScoreWriter(tmp_path) as writer:  # noqa: PT012
        writer.add_article(Article("other", TEXT), [ROW])
        raise RuntimeError
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_bad_last_batch_shows_nothing(tmp_path: Path) -> None:
    import pyarrow

    with pytest.raises(pyarrow.ArrowException), ScoreWriter(tmp_path) as writer:
        writer.add_article(Article("talks", TEXT), [{**ROW, "kind": None}])
    assert list(tmp_path.iterdir()) == []


def test_a_new_run_takes_back_the_mark_of_the_older_one(tmp_path: Path) -> None:
    write_success(tmp_path)
    with ScoreWriter(tmp_path):
        pass
    assert not (tmp_path / "_SUCCESS").exists()
    assert _read_table(tmp_path / "statements.parquet") == []


def test_batches_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow import parquet

    monkeypatch.setattr(results, "_BATCH_ROWS", 3)
    monkeypatch.setattr(results, "_BATCH_CHARACTERS", 100)
    write_articles(tmp_path, [Article(str(n), "x" * (n == 4) * 200 + "y") for n in range(8)])
    table = parquet.ParquetFile(tmp_path / "articles.parquet").metadata
    sizes = [table.row_group(n).num_rows for n in range(table.num_row_groups)]
    assert sizes == [3, 2, 3]


def test_quarantine(tmp_path: Path) -> None:
    write_quarantine(tmp_path, [("a.txt", "empty article"), ("b.jsonl:2", "text is null")])
    assert [row["reason"] for row in _read_lines(tmp_path / "quarantine.jsonl")] == [
        "empty article",
        "text is null",
    ]
