from __future__ import annotations

import pytest

from pipeline.segmentation.terms import mentions_terms


@pytest.mark.parametrize(
    ("text", "terms", "found"),
    [
        pytest.param("The Talks resumed.", ["talks"], True, id="in any case"),
        pytest.param("She stalks the halls.", ["talks"], False, id="not inside a word"),
        pytest.param("talks", ["talks"], True, id="the whole text"),
        pytest.param("A cease-fire held.", ["cease-fire"], True, id="a hyphen in the term"),
        pytest.param("Costs rose (C++).", ["C++"], True, id="signs are no pattern"),
        pytest.param("Anything.", [], True, id="no terms: everything is on topic"),
        pytest.param("", ["talks"], False, id="no text"),
    ],
)
def test_terms_stand_as_words(text: str, terms: list[str], found: bool) -> None:
    assert mentions_terms(text, terms) is found
