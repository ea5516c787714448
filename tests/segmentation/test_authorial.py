"""Authorial sentences: those that nothing of an attribution touches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Attribution, Span
from pipeline.segmentation.attribution import find_attributions
from pipeline.segmentation.authorial import find_authorial
from pipeline.segmentation.sentences import split_sentences

TEXT = "It rained. “Go. Now,” Lind said. He knew. The end."


def _span(part: str) -> Span:
    return Span(TEXT.index(part), TEXT.index(part) + len(part))


@pytest.mark.parametrize(
    ("attributions", "expected"),
    [
        pytest.param(
            (), ["It rained.", "“Go.", "Now,” Lind said.", "He knew.", "The end."], id="none"
        ),
        pytest.param(
            (Attribution(_span("Lind"), _span("said"), (_span("“Go. Now,”"),)),),
            ["It rained.", "He knew.", "The end."],
            id="a-content-over-two-sentences",
        ),
        pytest.param(
            (Attribution(_span("He"), None, (_span("“Go."),)),),
            ["It rained.", "Now,” Lind said.", "The end."],
            id="a-source-alone-touches",
        ),
    ],
)
def test_find_authorial(attributions: tuple[Attribution, ...], expected: list[str]) -> None:
    assert [span.slice(TEXT) for span in find_authorial(TEXT, attributions)] == expected


@given(st.lists(st.sampled_from([*"aB.“” \n,", "she said ", "that "])).map("".join))
def test_every_sentence_is_authorial_or_touched(text: str) -> None:
    attributions = find_attributions(text)
    authorial = find_authorial(text, attributions)
    spans = [span for item in attributions for span in (item.source, item.cue, *item.contents)]
    for sentence in split_sentences(text):
        touched = any(span is not None and span.overlap(sentence) for span in spans)
        assert touched != (sentence in authorial)
