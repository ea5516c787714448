from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.corpora.layout import choose_split, read_json, read_json_lines, read_table
from pipeline.records import InputError


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        pytest.param("train", "train", id="same word in both"),
        pytest.param("dev", "dev", id="the project's word"),
        pytest.param("valid", "dev", id="the corpus's own word"),
    ],
)
def test_choose_split_takes_either_word(split: str, expected: str) -> None:
    assert choose_split(split, {"train": "train", "dev": "valid"}, corpus="DSE") == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("a,c\n1,2\n", ":1: missing column b", id="column renamed"),
        pytest.param("", ":1: missing column a, b", id="empty file"),
        pytest.param("a,b\n1,2\n3\n", ":3: expected 2 fields", id="row too short"),
        pytest.param("a,b\n1,2,3\n", ":2: expected 2 fields", id="row too long"),
        pytest.param('a,b\n1,"2\n', ":2: unexpected end of data", id="quote never closed"),
    ],
)
def test_read_table_names_the_line(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_table(file, ("a", "b"), delimiter=",", home="its home"))


def test_read_table_keeps_line_breaks_inside_fields(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes('a,b\n"one\r\ntwo\u2028three",x\nfour,y\n'.encode())
    rows = list(read_table(file, ("a", "b"), delimiter=",", home="its home"))
    assert rows == [(3, {"a": "one\r\ntwo\u2028three", "b": "x"}), (4, {"a": "four", "b": "y"})]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b'{"a":\n 1,}', ":2: not JSON", id="trailing comma"),
        pytest.param(b"\xff\xfe", "not UTF-8 at byte 0", id="UTF-16"),
    ],
)
def test_read_json_says_what_is_wrong(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_json(file, home="its home")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            '{"a": 1}\n\n{"a":', ":3: not JSON at column 6", id="cut off after a blank line"
        ),
        pytest.param("[1]", ":1: not a JSON object", id="another JSON value"),
        pytest.param('{"b": 1}', ":1: missing key a; restore the line from its home", id="no key"),
    ],
)
def test_read_json_lines_names_the_line(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_json_lines(file, ("a",), home="its home"))
