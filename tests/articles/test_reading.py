from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest

from pipeline.articles.reading import Rejected, read_articles
from pipeline.records import Article, InputError


def _tell(items: list[Article | Rejected]) -> list[str]:
    """Return each article's id, and "!" with the reason of each reject."""
    return [item.id if isinstance(item, Article) else f"! {item.reason}" for item in items]


def _read_stdin(data: bytes) -> list[Article | Rejected]:
    # As sys.stdin is: text over a buffer, with newlines translated.
    return list(read_articles("-", stdin=io.TextIOWrapper(io.BytesIO(data), encoding="ascii")))


def test_folder_counts_add_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "talks", "text": "Met."}\n{"text": ""}\n')
    (tmp_path / "b.csv").write_text("name\nx\n")
    (tmp_path / "c.parquet").write_text("no")
    (tmp_path / "d.txt").touch()
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "talks.txt").write_text("Envoys met.")
    (tmp_path / "x.md").write_text("Envoys met again.")
    items = list(read_articles(str(tmp_path)))
    assert _tell(items)[:2] == ["talks", "! empty article"]
    assert _tell(items)[2].startswith("! no text column")
    assert _tell(items)[3].startswith("! not a Parquet file")
    assert _tell(items)[4:] == [
        "! empty article",
        "! cannot be read: No such file or directory",
        "! duplicate id 'talks': an earlier article has it",
        "x",
    ]
    origins = [Path(item.origin).name for item in items]
    assert origins == [
        *("a.jsonl:1", "a.jsonl:2", "b.csv", "c.parquet", "d.txt", "e.txt", "talks.txt", "x.md"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.csv", b"name\nx\n", "a.csv: no text column", id="no text column"),
        pytest.param("a.parquet", b"no", "a.parquet: not a Parquet file", id="not Parquet"),
        pytest.param("a.docx", b"no", "unsupported kind of file", id="unsupported"),
    ],
)
def test_single_file_that_cannot_be_read(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message):
        list(read_articles(str(tmp_path / name)))


def test_missing_input_fails_at_once() -> None:
    with pytest.raises(InputError, match=r"^input=nope: no such file or folder; give a file"):
        read_articles("nope")


def test_same_text_twice_without_ids(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Met."}\n' * 2)
    first, second = read_articles(str(tmp_path / "a.jsonl"))
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)
    assert second.origin.endswith("a.jsonl:2")


def test_reading_is_lazy() -> None:
    # The second row is not there yet when the first is asked for.
    reading, writing = os.pipe()
    os.write(writing, b'{"text": "one"}\n')
    stdin = os.fdopen(reading, encoding="utf-8")
    items = read_articles("-", stdin=stdin)
    got: list[Article | Rejected] = []
    thread = threading.Thread(target=lambda: got.append(next(items)), daemon=True)
    os.write(writing, b'{"text": "two"}\n')
    thread.start()
    thread.join(timeout=3)
    assert [item.text for item in got if isinstance(item, Article)] == ["one"]
    os.close(writing)
    assert len(list(items)) == 1
    stdin.close()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"Envoys met.\r\n", ["stdin"], id="plain text"),
        pytest.param(b"", ["! empty article"], id="nothing"),
        pytest.param(b" \n\n", ["! empty article"], id="blank"),
        pytest.param(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}', ["a", "b"], id="JSONL"),
        pytest.param(b'\n \n {"id": "a", "text": "x"}\n', ["a"], id="JSONL after blank lines"),
        pytest.param(b'\xef\xbb\xbf{"id": "a", "text": "x"}\n', ["a"], id="JSONL after a mark"),
        pytest.param(b"{sic} he said\n", ["stdin"], id="a brace is not JSON yet"),
        pytest.param(b'{"a":' * 9999, ["stdin"], id="nor is a nest of them"),
        pytest.param(b"[1]\n", ["stdin"], id="an array is no object"),
    ],
)
def test_standard_input(data: bytes, told: list[str]) -> None:
    assert _tell(_read_stdin(data)) == told


def test_standard_input_is_raw() -> None:
    (item,) = _read_stdin("\n\nMet.\r\n“é”\r".encode())
    assert isinstance(item, Article)
    assert (item.text, item.origin) == ("\n\nMet.\r\n“é”\r", "standard input")


def test_standard_input_that_is_not_utf8() -> None:
    assert _tell(_read_stdin(b"caf\xe9"))[0].startswith("! not UTF-8: byte 3 is 0xE9")


def test_bad_row_of_standard_input_is_numbered() -> None:
    items = _read_stdin(b'\n{"text": "x"}\n{"text": 5}\n')
    assert [item.origin for item in items] == ["standard input:2", "standard input:3"]


def test_text_stream_without_bytes() -> None:
    (item,) = read_articles("-", stdin=io.StringIO("Met.\r\n𝒳", newline=""))
    assert isinstance(item, Article)
    assert item.text == "Met.\r\n𝒳"
