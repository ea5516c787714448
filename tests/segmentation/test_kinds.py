"""Quotation types by the marks in the text."""

from __future__ import annotations

import pytest

from pipeline.records import Kind, Span
from pipeline.segmentation.kinds import quotation_type


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        pytest.param("“We left,” she said.", ["“We left,”"], "direct", id="all-quoted"),
        pytest.param("“We,” she said, “left.”", ["“We,”", "“left.”"], "direct", id="two-pieces"),
        pytest.param("It was “good,” she said.", ["It was “good,”"], "mixed", id="part-quoted"),
        pytest.param("She said it was over.", ["it was over"], "indirect", id="none-quoted"),
        pytest.param(
            "It’s the mayor’s, he said.", ["It’s the mayor’s"], "indirect", id="apostrophe"
        ),
        pytest.param("“A b.\n“C d.”", ["“A b.", "“C d.”"], "direct", id="over-paragraphs"),
        pytest.param("“One ‘two’ three”", ["“One ‘two’ three”"], "direct", id="nested-once"),
        pytest.param("“We left,” she said.", ["We left"], "direct", id="marks-left-out"),
        pytest.param("She said: —", ["—"], "indirect", id="no-words"),
    ],
)
def test_quotation_type(text: str, contents: list[str], expected: Kind) -> None:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in contents)
    assert quotation_type(text, spans) == expected
