from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles import rows
from pipeline.articles.rows import read_csv, read_jsonl, read_parquet
from pipeline.articles.text import Rejected
from pipeline.records import Article, InputError

Reader = Callable[..., Iterator[Article | Rejected]]


def _read(read: Reader, path: Path, data: bytes) -> list[Article | Rejected]:
    path.write_bytes(data)
    return list(read(path, origin="o"))


def _tell(items: list[Article | Rejected]) -> list[tuple[str, str]]:
    """Return where each item is, and its text or reason."""
    return [(i.origin, i.text if isinstance(i, Article) else i.reason) for i in items]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b'{"text": "a"', "malformed JSON at column 13", id="cut off"),
        pytest.param(b"{'text': 'a'}", "malformed JSON at column 2", id="single quotes"),
        pytest.param(b"text,title", "malformed JSON at column 1", id="CSV"),
        pytest.param(b'{"text": "a\tb"}', "Invalid control character", id="raw tab in a string"),
        pytest.param(b"[1, 2]", "not a JSON object but of type list", id="array"),
        pytest.param(b'"text"', "not a JSON object but of type str", id="string"),
        pytest.param(b"NaN", "not a JSON object but of type float", id="NaN row"),
        pytest.param(b'{"headline": "a"}', "columns there are: 'headline'", id="no text"),
        pytest.param(b"{}", "columns there are: none", id="no keys"),
        pytest.param(b'{"text": NaN}', "text is NaN", id="NaN text"),
        pytest.param(b'{"text": null}', "text is null", id="null text"),
        pytest.param(b'{"text": "\\ud83d"}', "lone surrogate U+D83D", id="half an emoji"),
        pytest.param(b'{"text": "a\\u0000"}', "NUL character", id="NUL escape"),
        pytest.param(b'{"text": "caf\xe9"}', "not UTF-8: byte 13 is 0xE9", id="Latin-1"),
        pytest.param(b'{"text": ' + b"9" * 5000 + b"}", "integer string", id="endless number"),
        pytest.param(b"[" * 100_000, "nested too deeply", id="nested"),
    ],
)
def test_bad_lines_cost_themselves_alone(tmp_path: Path, line: bytes, reason: str) -> None:
    good = b'{"text": "Envoys met."}'
    first, bad, last = _read(read_jsonl, tmp_path / "a.jsonl", b"\n".join((good, line, good)))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Rejected)
    assert (bad.origin, last.origin) == ("o:2", "o:3")
    assert reason in bad.reason


def test_jsonl_lines(tmp_path: Path) -> None:
    data = '\ufeff{"text": "a\u2028b"}\r\n\r\n  \n{"text": "c", "id": 7, "extra": [1]}'.encode()
    items = _read(read_jsonl, tmp_path / "a.jsonl", data)
    assert _tell(items) == [("o:1", "a\u2028b"), ("o:4", "c")]


def test_jsonl_line_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_BYTES", 40)
    long = json.dumps({"text": "x" * 200}).encode()
    good = b'{"text": "Envoys met."}\n'
    items = _read(read_jsonl, tmp_path / "a.jsonl", good + long + b"\n" + good + long)
    assert [item.origin for item in items] == ["o:1", "o:2", "o:3", "o:4"]
    assert [isinstance(item, Article) for item in items] == [True, False, True, False]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param("text,id\na,1\nb,2\n", [("o:2", "a"), ("o:3", "b")], id="comma"),
        pytest.param("id;text\n1;a, b\n", [("o:2", "a, b")], id="semicolon"),
        pytest.param("id\ttext\n1\ta; b, c\n", [("o:2", "a; b, c")], id="tab"),
        pytest.param("\ufefftext\na\n", [("o:2", "a")], id="one column, byte order mark"),
        pytest.param('"text","a;b;c"\nx,y\n', [("o:2", "x")], id="delimiter in a quoted name"),
        pytest.param(
            'text\n"a\r\nb\n\nc"\n"d"', [("o:2", "a\r\nb\n\nc"), ("o:6", "d")], id="lines"
        ),
        pytest.param('text\n"“a ""b"" c”"\n', [("o:2", '“a "b" c”')], id="doubled quotes"),
        pytest.param("text,id\r\n\r\na,1\r\n", [("o:3", "a")], id="blank line"),
        pytest.param("text,id\n,1\n", [("o:2", "empty article")], id="empty text"),
        pytest.param(
            "text,id\na, b,1\nc,2\n",
            [("o:2", "3 fields where the header has 2"), ("o:3", "c")],
            id="unquoted comma",
        ),
        pytest.param("id,text\n1\n", [("o:2", "1 fields where the header has 2")], id="cut row"),
        pytest.param("text,id\n", [], id="no rows"),
    ],
)
def test_csv(tmp_path: Path, data: str, told: list[tuple[str, str]]) -> None:
    assert _tell(_read(read_csv, tmp_path / "a.csv", data.encode())) == told


def test_csv_quote_in_the_middle(tmp_path: Path) -> None:
    items = _read(read_csv, tmp_path / "a.csv", b'text,id\n"a" b,1\nc,2\n')
    assert _tell(items)[1] == ("o:3", "c")
    assert isinstance(items[0], Rejected)
    assert items[0].reason.startswith("malformed CSV in lines 2-2: ")


def test_csv_quote_that_is_never_closed(tmp_path: Path) -> None:
    items = _read(read_csv, tmp_path / "a.csv", b'text,id\na,1\n"b,2\nc,3\nd,4\n')
    assert [item.origin for item in items] == ["o:2", "o:3"]
    assert isinstance(items[1], Rejected)
    assert items[1].reason == "malformed CSV in lines 3-5: unexpected end of data"


def test_csv_row_that_is_not_utf8(tmp_path: Path) -> None:
    data = b"text,note\nna\xefve,\nb,caf\xe9\nc,\n"
    assert _tell(_read(read_csv, tmp_path / "a.csv", data)) == [
        ("o:2", "text: not UTF-8: byte 2 is 0xEF; save the file as UTF-8"),
        ("o:3", "b"),
        ("o:4", "c"),
    ]


def test_csv_long_article(tmp_path: Path) -> None:
    # The csv module's own limit is 131,072 characters.
    (item,) = _read(read_csv, tmp_path / "a.csv", b"text\n" + b"x" * 200_000 + b"\n")
    assert isinstance(item, Article)
    assert len(item.text) == 200_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"id,title\n1,a\n", "o: no text column; .*: 'id', 'title'", id="other names"),
        pytest.param(b"", "columns there are: none", id="empty file"),
        pytest.param("text,id\n".encode("utf-16"), "no text column", id="UTF-16"),
        pytest.param(b"text,id,text\na,1,b\n", "several columns are called 'text'", id="twice"),
        pytest.param(b'"text\n', "o:1: malformed CSV header", id="open quote"),
    ],
)
def test_csv_without_text_column(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        _read(read_csv, tmp_path / "a.csv", data)


def _write_parquet(path: Path, columns: dict[str, Any]) -> Path:
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table(columns), path, row_group_size=2)
    return path


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr(rows, "_BATCH_ROWS", 2)
    path = _write_parquet(
        tmp_path / "a.parquet",
        {
            "Body": pa.array(["a\r\nb", None, "𝒳é", "", "e"], pa.large_string()),
            "id": [5, 6, 7, 8, 9],
            "source": [{"name": "Heron"}] * 5,
            "published": pa.array([1, 2, 3, 4, 2**40], pa.timestamp("s")),
        },
    )
    items = list(read_parquet(path, origin="o"))
    assert _tell(items[:4]) == [
        ("o:1", "a\r\nb"),
        ("o:2", "text is null, not a string"),
        ("o:3", "𝒳é"),
        ("o:4", "empty article"),
    ]
    assert isinstance(items[0], Article)
    assert (items[0].id, items[0].date, items[0].outlet) == ("5", "1970-01-01T00:00:01", None)
    assert isinstance(items[4], Rejected)
    assert items[4].reason.startswith("date: ")


def test_parquet_text_that_is_not_utf8(tmp_path: Path) -> None:
    import pyarrow as pa

    bad = pa.array([b"caf\xe9", b"ok"]).view(pa.string())
    items = list(read_parquet(_write_parquet(tmp_path / "a.parquet", {"text": bad}), origin="o"))
    assert _tell(items) == [("o:1", "text: not UTF-8"), ("o:2", "ok")]


def test_parquet_of_bytes(tmp_path: Path) -> None:
    path = _write_parquet(tmp_path / "a.parquet", {"text": [b"ok"]})
    assert _tell(list(read_parquet(path, origin="o"))) == [
        ("o:1", "text is of type bytes, not a string")
    ]


@pytest.mark.parametrize(
    "data", [b"", b"PAR1", b"text,id\na,1\n" * 9, b"PAR1" + b"x" * 50 + b"PAR1"]
)
def test_not_parquet(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="o: not a Parquet file: "):
        _read(read_parquet, tmp_path / "a.parquet", data)


def test_parquet_without_text_column(tmp_path: Path) -> None:
    path = _write_parquet(tmp_path / "a.parquet", {"id": [1], "title": ["x"]})
    with pytest.raises(InputError, match=r"no text column; .*: 'id', 'title'"):
        list(read_parquet(path, origin="o"))


def test_parquet_with_a_column_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = _write_parquet(tmp_path / "a.parquet", {"text": ["a"], "extra": [1]})
    path.write_bytes(path.read_bytes().replace(b"extra", b"\x99xtra"))
    with pytest.raises(InputError, match="o: not a Parquet file: "):
        list(read_parquet(path, origin="o"))


def test_parquet_with_two_text_columns(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.table([["a"], ["b"]], names=["text", "text"])
    parquet.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(InputError, match="several columns are called 'text'"):
        list(read_parquet(tmp_path / "a.parquet", origin="o"))


def test_parquet_damaged_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow import parquet

    monkeypatch.setattr(rows, "_BATCH_ROWS", 2)
    texts = [f"{n} " + "".join(chr(97 + (n * k * k) % 26) for k in range(400)) for n in range(6)]
    path = _write_parquet(tmp_path / "a.parquet", {"text": texts})
    whole = path.read_bytes()
    second = parquet.read_metadata(path).row_group(1).column(0)
    start = second.dictionary_page_offset or second.data_page_offset
    path.write_bytes(whole[:start] + b"\xff" * 90 + whole[start + 90 :])
    items = list(read_parquet(path, origin="o"))
    assert isinstance(items[-1], Rejected)
    assert items[-1].origin == "o"
    assert "rows 3 to 6 cannot be read: " in items[-1].reason
    assert [item.text for item in items[:-1] if isinstance(item, Article)] == texts[:2]


TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("\r\n\t\u2028\u0301\u202e𝒳👩\ufeff\"',;"),
    )
).filter(str.strip)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_text_survives_each_format(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    (folder / "a.jsonl").write_text(lines, encoding="utf-8")
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerows([["id", "text"], *([str(n), text] for n, text in enumerate(texts))])
    _write_parquet(folder / "a.parquet", {"text": texts})
    for read, name in (
        (read_jsonl, "a.jsonl"),
        (read_csv, "a.csv"),
        (read_parquet, "a.parquet"),
    ):
        assert [text for _, text in _tell(list(read(folder / name, origin="o")))] == texts, name
