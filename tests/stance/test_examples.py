from __future__ import annotations

import pytest

from pipeline.records import AUTHOR, Article, Span, Statement
from pipeline.stance.examples import CONTEXT_CHARACTERS, build_example

TEXT = "First paragraph.\n\n“Yes,” said Ada Lund on Monday, “and\n soon.” She left.\n\nThird."


def statement(*contents: str, speaker: str = "Ada Lund") -> Statement:
    spans = tuple(Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in contents)
    return Statement("a", "a-001", "direct", None, None, spans, speaker, "other")


def test_the_cue_is_said_with_its_spaces_folded() -> None:
    text = "Ada has long\n opposed the pact."
    spans = (Span(4, 21), Span(22, 30))
    row = build_example(
        Article(id="a", text=text),
        Statement("a", "1", "indirect", Span(0, 3), spans[0], spans[1:], "Ada", "other"),
        target="the pact",
    )
    assert (row.cue, row.statement) == ("has long opposed", "the pact")


def test_contents_are_joined_and_context_is_around_them() -> None:
    row = build_example(
        Article(id="a", text=TEXT), statement("“Yes,”", "“and\n soon.”"), target="the talks"
    )
    assert row.statement == "“Yes,” … “and soon.”"
    assert row.before == "First paragraph. said Ada Lund on Monday,", "the cue is seen too"
    assert row.after == "She left."
    assert (row.speaker, row.target, row.group) == ("Ada Lund", "the talks", "a")


@pytest.mark.parametrize(
    ("content", "before", "after"),
    [
        pytest.param("First paragraph.", "", "", id="nothing before the first, no next paragraph"),
        pytest.param("Third.", "soon.” She left.", "", id="the paragraph before comes along"),
        pytest.param(
            "said Ada Lund", "First paragraph. “Yes,”", "on Monday, “and", id="own paragraph too"
        ),
    ],
)
def test_context_by_place(content: str, before: str, after: str) -> None:
    row = build_example(Article(id="a", text=TEXT), statement(content), target="t")
    assert (row.before, row.after) == (before, after)


def test_the_author_has_no_name() -> None:
    row = build_example(Article(id="a", text=TEXT), statement("Third.", speaker=AUTHOR), target="t")
    assert row.speaker == ""


def test_context_of_one_huge_paragraph_is_bounded() -> None:
    text = "word " * 20_000
    middle = Statement("a", "1", "indirect", None, None, (Span(50_000, 50_004),), "", "other")
    row = build_example(Article(id="a", text=text), middle, target="t")
    assert 0 < len(row.before) <= CONTEXT_CHARACTERS
    assert 0 < len(row.after) <= CONTEXT_CHARACTERS
