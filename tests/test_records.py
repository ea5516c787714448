from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import LABELS, Article, Span


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(3, 3, id="empty"),
        pytest.param(4, 3, id="backwards"),
        pytest.param(-1, 3, id="a negative index would slice from the end"),
    ],
)
def test_impossible_spans_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"\[{start}, {end}\)"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_slices_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    assert len(span.slice(text)) == len(span) == end - start
    assert text[:start] + span.slice(text) + text[end:] == text


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param(Span(0, 5), Span(3, 9), 2, id="partly"),
        pytest.param(Span(0, 5), Span(5, 9), 0, id="half-open ends do not touch"),
        pytest.param(Span(0, 9), Span(2, 4), 2, id="inside"),
    ],
)
def test_overlap(one: Span, other: Span, shared: int) -> None:
    assert one.overlap(other) == other.overlap(one) == shared


def test_the_label_order_is_the_contract() -> None:
    # Checkpoints, matrices and probability rows on disk are read in this order.
    assert LABELS == ("favor", "neutral", "against")


def test_records_do_not_change() -> None:
    article = Article(id="a", text="Talks.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.text = "Other."  # type: ignore[misc]
