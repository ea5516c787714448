from __future__ import annotations

import pytest

from pipeline.records import Span
from pipeline.segmentation.entities import find_entities
from pipeline.segmentation.heads import find_heads
from tests.segmentation.codebooks import CODEBOOK


@pytest.mark.parametrize(
    ("source", "heads"),
    [
        pytest.param("US envoy John Ask", ["John Ask"], id="title"),
        pytest.param("Dahl’s adviser John Ask", ["John Ask"], id="not the owner"),
        pytest.param("John Ask, the adviser of Dahl", ["John Ask"], id="not the object"),
        pytest.param("a spokesman for President Dahl", [], id="titled object"),
        pytest.param("US Secretary of State John Ask", ["John Ask"], id="of inside the title"),
        pytest.param("US envoy to China John Ask", ["John Ask"], id="where the envoy is sent"),
        pytest.param("Dahl supporters", [], id="a name before a noun"),
        pytest.param("Dahl’s", ["Dahl"], id="the source is the owner"),
        pytest.param("Dahl and John Ask", ["Dahl", "John Ask"], id="two"),
        pytest.param("NCNA", ["NCNA"], id="a body of the codebook"),
        pytest.param("the US Trade Ministry", [], id="no person"),
    ],
)
def test_heads(source: str, heads: list[str]) -> None:
    text = f"{source} said no."
    span = Span(0, len(source))
    cast = find_entities(text, CODEBOOK, [span])

    assert [head.span.slice(text) for head in find_heads(cast, span)] == heads
