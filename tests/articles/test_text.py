from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.text import (
    MAX_BYTES,
    Rejected,
    build_plain_article,
    find_fault,
    find_title,
    read_limited,
    read_text,
)
from pipeline.records import Article


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Talks resume\n\nEnvoys met.", "Talks resume", id="line, blank line"),
        pytest.param("Talks resume\r\n\r\nEnvoys met.", "Talks resume", id="CRLF"),
        pytest.param("Talks resume\r\rEnvoys met.", "Talks resume", id="old Mac newlines"),
        pytest.param("Talks resume\n \t\nEnvoys met.", "Talks resume", id="white space is blank"),
        pytest.param("# Talks resume\n\nEnvoys met.", "Talks resume", id="Markdown heading"),
        pytest.param("#1 issue\n\nEnvoys met.", "#1 issue", id="no heading without a space"),
        pytest.param("Talks\u2028resume\n\nMet.", "Talks\u2028resume", id="no newline to a file"),
        pytest.param("x" * 199 + "\n\nMet.", "x" * 199, id="just short enough"),
        pytest.param("x" * 200 + "\n\nMet.", None, id="a paragraph"),
        pytest.param("Talks resume\nEnvoys met.", None, id="no blank line"),
        pytest.param("Envoys met.\n\n", None, id="nothing after it"),
        pytest.param("\n\nEnvoys met.\n\nMore.", None, id="the first line is blank"),
        pytest.param(" \n\nEnvoys met.", None, id="the first line is white space"),
        pytest.param("", None, id="empty"),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty article", id="no bytes"),
        pytest.param(b" \r\n\t\n", "empty article", id="white space alone"),
        pytest.param(b"\xef\xbb\xbf", "empty article", id="byte order mark alone"),
        pytest.param(b"caf\xe9 talks", "not UTF-8: byte 3 is 0xE9", id="Latin-1"),
        pytest.param(b"\x93Good,\x94", "not UTF-8: byte 0 is 0x93", id="Windows quotes"),
        pytest.param(b"talks \xe2\x80", "not UTF-8: byte 6 is 0xE2", id="cut in a character"),
        pytest.param(b"\xed\xa0\x80 x", "not UTF-8: byte 0 is 0xED", id="surrogate as bytes"),
        pytest.param("é".encode("utf-16"), "not UTF-8: byte 0 is 0xFF", id="UTF-16 with mark"),
        pytest.param("ab".encode("utf-16-le"), "NUL character at offset 1", id="UTF-16, no mark"),
        pytest.param(b"talks\0", "NUL character at offset 5", id="NUL"),
        pytest.param(b"x" * (MAX_BYTES + 1), "larger than 20 MB", id="too large"),
    ],
)
def test_rejected(data: bytes, reason: str) -> None:
    item = build_plain_article(data, name="a", origin="a.txt")
    assert isinstance(item, Rejected)
    assert item.origin == "a.txt"
    assert reason in item.reason


def test_lone_surrogate_is_a_fault() -> None:
    assert find_fault("a\ud800") == "lone surrogate U+D800 at offset 1"


@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\u202e"))))
def test_text_is_the_file(text: str) -> None:
    item = build_plain_article(text.encode(), name="a", origin="a.txt")
    if isinstance(item, Article):
        assert item.text == text.removeprefix("\ufeff")
    else:
        assert "\0" in text or not text.removeprefix("\ufeff").strip()


def test_file(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(b"\xef\xbb\xbfTalks\r\n\r\nMet.\r\n")
    assert read_text(path, name="talks", origin="o") == Article(
        "talks", "Talks\r\n\r\nMet.\r\n", title="Talks", origin="o"
    )


def test_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abcd")
    assert read_limited(path, 4) == b"abcd"
    with pytest.raises(ValueError, match="larger than"):
        read_limited(path, 3)
