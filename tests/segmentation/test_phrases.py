from __future__ import annotations

import pytest

from pipeline.records import Span
from pipeline.segmentation.phrases import read_phrase


@pytest.mark.parametrize(
    ("source", "core", "head", "definite"),
    [
        pytest.param("The official", "official", "official", True, id="article dropped"),
        pytest.param("Iran’s", "Iran", "iran", False, id="possessive ending"),
        pytest.param("“Critics", "critics", "critics", False, id="mark, and capital of a sentence"),
        pytest.param(
            "Republicans", "Republicans", "republicans", False, id="a name keeps capitals"
        ),
        pytest.param("two US diplomats", "US diplomats", "diplomats", False, id="US is no us"),
        pytest.param("the envoy in Oslo", "envoy in Oslo", "envoy", True, id="head before of, in"),
        pytest.param("aides\nto her", "aides to her", "aides", False, id="line break"),
        pytest.param("—", "—", "—", False, id="no word at all"),
    ],
)
def test_phrases(source: str, core: str, head: str, definite: bool) -> None:
    phrase = read_phrase(source, Span(0, len(source)))

    assert (phrase.core, phrase.head, phrase.definite) == (core, head, definite)
