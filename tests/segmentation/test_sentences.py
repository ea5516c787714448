"""Sentence and paragraph splitting: a table of hard stops, and invariants on any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segmentation.sentences import split_paragraphs, split_sentences

HOSTILE = st.text(
    st.sampled_from(
        list("aZ.?!…\"'“”‘’«»„()[] \t\n\r\u2028\u200b\u200f\u202e\ufeff\u0301é。日9-—,:")
    )
    | st.characters(),
    max_size=120,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained. It stopped.", ["It rained.", "It stopped."], id="plain"),
        pytest.param("The U.S. Senate met.", ["The U.S. Senate met."], id="acronym-before-name"),
        pytest.param(
            "He left the U.S. The talks failed.",
            ["He left the U.S.", "The talks failed."],
            id="acronym-that-ends",
        ),
        pytest.param(
            "Mr. Oda and Sen. Lind met.", ["Mr. Oda and Sen. Lind met."], id="titles-never-end"
        ),
        pytest.param("On Sept. 12 it began.", ["On Sept. 12 it began."], id="month"),
        pytest.param("J. R. Oda spoke.", ["J. R. Oda spoke."], id="initials"),
        pytest.param(
            "They met at 9 a.m. Monday. At 5 p.m. They left.",
            ["They met at 9 a.m. Monday.", "At 5 p.m.", "They left."],
            id="clock-times",
        ),
        pytest.param("It grew 3.5 percent. Good.", ["It grew 3.5 percent.", "Good."], id="decimal"),
        pytest.param("Well... maybe. No… never.", ["Well... maybe.", "No… never."], id="ellipsis"),
        pytest.param("“Why?” he asked.", ["“Why?” he asked."], id="stop-in-quote-lower-case"),
        pytest.param('"Why?" Oda asked. We left.', ['"Why?" Oda asked.', "We left."], id="name"),
        pytest.param("“Go.” We went.", ["“Go.”", "We went."], id="closing-mark-belongs"),
        pytest.param("(It failed.) Yes.", ["(It failed.)", "Yes."], id="closing-bracket-belongs"),
        pytest.param("A headline\nThe text.", ["A headline", "The text."], id="line-break-ends"),
        pytest.param("A\r\n\r\nB", ["A", "B"], id="crlf"),
        pytest.param("1. Oda spoke.", ["1. Oda spoke."], id="list-number"),
        pytest.param("No. 5 won. No. We lost.", ["No. 5 won.", "No.", "We lost."], id="no"),
        pytest.param("日本。中国。", ["日本。", "中国。"], id="no-space-needed"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\u200b\n", [], id="nothing-visible"),
    ],
)
def test_split_sentences(text: str, expected: list[str]) -> None:
    assert [span.slice(text) for span in split_sentences(text)] == expected


def test_split_paragraphs_trims_and_drops_empty_lines() -> None:
    text = "  One.\r\n\r\n\tTwo. Three. \n"
    assert [span.slice(text) for span in split_paragraphs(text)] == ["One.", "Two. Three."]


@given(HOSTILE)
def test_sentences_cover_all_visible_text_in_order(text: str) -> None:
    spans = split_sentences(text)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert text[span.start].strip() == text[span.start]
        assert text[span.end - 1].strip() == text[span.end - 1]
        position = span.end
    seen = "".join(span.slice(text) for span in spans)
    letters = [character for character in text if character.isalnum()]
    assert [character for character in seen if character.isalnum()] == letters


@given(HOSTILE)
def test_every_sentence_lies_in_one_paragraph(text: str) -> None:
    paragraphs = split_paragraphs(text)
    for span in split_sentences(text):
        assert sum(part.start <= span.start and span.end <= part.end for part in paragraphs) == 1


@pytest.mark.parametrize("unit", [".", ". ", "A. ", '?" A ', "U.S. ", "(", " ", "\u200b"])
def test_hostile_repetition_stays_fast(unit: str) -> None:
    text = (unit * 64_000)[:64_000]
    began = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - began < 1.0
