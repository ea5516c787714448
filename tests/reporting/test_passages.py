from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import InputError
from pipeline.reporting.passages import cut_passages, quote_statement
from tests.reporting.samples import STATEMENTS, TEXT, make_statement

Statements = list[dict[str, Any]]


def make_spans(length: int) -> st.SearchStrategy[dict[str, int]]:
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True)
    return ends.map(sorted).map(lambda pair: {"start": pair[0], "end": pair[1]})


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, Statements]:
    text = draw(st.text("ab c\n", min_size=1, max_size=30))
    spans = make_spans(len(text))
    statement = st.fixed_dictionaries(
        {
            "source": st.none() | spans,
            "cue": st.none() | spans,
            "contents": st.lists(spans, min_size=1, max_size=2),
        }
    )
    return text, draw(st.lists(statement, max_size=4))


@given(articles())
def test_passages_join_up_and_know_what_covers_them(article: tuple[str, Statements]) -> None:
    text, statements = article
    passages = cut_passages(text, statements)
    assert "".join(passage.text for passage in passages) == text
    start = 0
    for passage in passages:
        for role, found in (("source", passage.sources), ("cue", passage.cues)):
            spans = [[row[role]] if row[role] else [] for row in statements]
            assert set(found) == covering(start, spans)
        assert set(passage.contents) == covering(start, [row["contents"] for row in statements])
        start += len(passage.text)
    assert sum(len(passage.opening) for passage in passages) == sum(
        len(row["contents"]) for row in statements
    )


def covering(place: int, spans: list[list[dict[str, int]]]) -> set[int]:
    return {
        index
        for index, own in enumerate(spans)
        if any(span["start"] <= place < span["end"] for span in own)
    }


def test_nested_contents_are_listed_from_the_innermost() -> None:
    passages = cut_passages(TEXT, STATEMENTS)
    inner = next(passage for passage in passages if passage.text == "the draft “a trap”")
    assert inner.contents == (1, 0)
    assert inner.opening == (1,)
    source = next(passage for passage in passages if passage.text == "Tor Helle")
    assert (source.contents, source.sources) == ((0,), (1,))


def test_second_piece_is_told_from_the_first() -> None:
    passages = cut_passages(TEXT, STATEMENTS)
    pieces = [(p.opening, p.continued) for p in passages if 2 in p.contents]
    assert pieces == [((2,), ()), ((2,), (2,))]


def test_quote_joins_the_pieces() -> None:
    assert quote_statement(STATEMENTS[2], TEXT) == "“We will stay,” … “To the end.”"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(0, 99, id="beyond the text, as after an edit"),
        pytest.param(-3, 2, id="negative would slice from the end"),
        pytest.param(4, 4, id="empty"),
    ],
)
def test_span_outside_the_text_is_named(start: int, end: int) -> None:
    statement = make_statement(contents=[{"start": start, "end": end}])
    with pytest.raises(
        InputError, match=rf"lake-1 of article lake: contents span \[{start}, {end}\)"
    ):
        cut_passages("Short.", [statement])
