from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reporting.glyphs import fold_space, show_controls

ANY_CHARACTER = st.characters(exclude_categories=())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x00b", "a␀b", id="NUL, which parsers drop"),
        pytest.param("\x1b[2J", "␛[2J", id="escape sequence that clears a terminal"),
        pytest.param("\x9b2J", "\ufffd2J", id="the same as one C1 character"),
        pytest.param("x\u202ey\u2066", "x\ufffdy\ufffd", id="override and isolate reorder text"),
        pytest.param("\ud800", "\ufffd", id="lone surrogate cannot be encoded"),
        pytest.param(
            "a\r\nb\rc\x0cd", "a \nb\ncd".replace("cd", "c\nd"), id="line ends, same length"
        ),
        pytest.param("\tשלום é 🕊\n", "\tשלום é 🕊\n", id="ordinary text stays"),
    ],
)
def test_show_controls_makes_them_visible(text: str, expected: str) -> None:
    assert show_controls(text) == expected


@given(st.text(ANY_CHARACTER))
def test_show_controls_keeps_length_and_can_be_repeated(text: str) -> None:
    shown = show_controls(text)
    assert len(shown) == len(text)
    assert show_controls(shown) == shown
    assert {unicodedata.category(character) for character in shown} & {"Cc", "Cs"} <= {"Cc"}
    assert not {c for c in shown if unicodedata.category(c) == "Cc"} - {"\t", "\n"}
    shown.encode("utf-8")


def test_fold_space_leaves_one_line() -> None:
    assert fold_space(" a\r\n\u00a0 b\tc\u2028d ") == "a b c d"
