"""Quotation pairing: a table of marks and their misuse, and invariants on any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segmentation.quotations import find_quotations

HOSTILE = st.text(
    st.sampled_from(list("ab s\"'“”‘’«»„‚`.,?\n\r\u200b\u202e\u0301 —")) | st.characters(),
    max_size=120,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“A b,” she said.", ["“A b,”"], id="curly"),
        pytest.param('"A b," she said. "C."', ['"A b,"', '"C."'], id="straight"),
        pytest.param("«A b», dit-elle.", ["«A b»"], id="guillemets"),
        pytest.param("Er nannte es „gut“ und „fair”.", ["„gut“", "„fair”"], id="low-high"),
        pytest.param("``A b,'' she said.", ["``A b,''"], id="latex"),
        pytest.param("‘A b,’ she said.", ["‘A b,’"], id="single-curly"),
        pytest.param("'A b,' she said.", ["'A b,'"], id="single-straight"),
        pytest.param("It's the mayor's, don’t ask.", [], id="apostrophes"),
        pytest.param("In the ’90s and ‘80s, rock 'n roll.", [], id="elisions"),
        pytest.param("The states’ rights stay.", [], id="possessive-plural"),
        pytest.param(
            "‘The states’ rights stay,’ she said.", ["‘The states’ rights stay,’"], id="possessive"
        ),
        pytest.param("“He said ‘no’ twice.”", ["“He said ‘no’ twice.”", "‘no’"], id="nested"),
        pytest.param("“A b\nC d.", ["“A b"], id="no-close-ends-with-paragraph"),
        pytest.param("“A b, she said. “C d.”", ["“A b, she said.", "“C d.”"], id="close-forgotten"),
        pytest.param("A 10\" board and 5' of rope.", [], id="inches-and-feet"),
        pytest.param("Its “good” deal.", ["“good”"], id="scare-quotes"),
        pytest.param("A ” stray close.", [], id="stray-close"),
        pytest.param("“", ["“"], id="a-mark-alone"),
    ],
)
def test_find_quotations(text: str, expected: list[str]) -> None:
    assert [quotation.span.slice(text) for quotation in find_quotations(text)] == expected


def test_a_quotation_runs_over_paragraphs() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said.\n\n“Four,” he said."
    found = [(item.closed, item.continues) for item in find_quotations(text)]
    assert found == [(False, False), (False, True), (True, True), (True, False)]


@given(HOSTILE)
def test_quotations_are_ordered_inside_the_text_and_nest(text: str) -> None:
    spans = [quotation.span for quotation in find_quotations(text)]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all(span.end <= len(text) for span in spans)
    for left, right in pairwise(spans):
        assert right.start >= left.end or right.end <= left.end


@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "'", "“a ", '"a ', "‘a ", "s' ", "“a”", "``", "« "]
)
def test_hostile_repetition_stays_fast(unit: str) -> None:
    text = (unit * 64_000)[:64_000]
    began = time.perf_counter()
    find_quotations(text)
    assert time.perf_counter() - began < 1.0
