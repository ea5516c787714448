from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.segmentation.mentions import build_name_index, split_words
from tests.segmentation.codebooks import CODEBOOK


@pytest.mark.parametrize(
    ("text", "side", "length", "plural"),
    [
        pytest.param("US officials", "United States", 1, False, id="a word"),
        pytest.param("us officials", None, 0, False, id="case counts: us is not US"),
        pytest.param("USA", None, 0, False, id="word borders: US is not in USA"),
        pytest.param("U.S. officials", "United States", 2, False, id="full stops inside a word"),
        pytest.param("US-led talks", "United States", 1, False, id="a hyphen is a word border"),
        pytest.param("North Norvania’s envoy", "North Norvania", 2, False, id="possessive"),
        pytest.param("North Norvanians left", "North Norvania", 2, True, id="plural s"),
        pytest.param(
            "South Norvanian aide", "South Norvania", 2, False, id="longest, not Norvanian"
        ),
        pytest.param("North\nNorvania", "North Norvania", 2, False, id="over a line break"),
        pytest.param("North, Norvania", None, 0, False, id="a comma parts two words"),
        pytest.param("the North said", "North Norvania", 2, False, id="lower-case first word"),
        pytest.param("the North Sea", None, 0, False, id="the North of a longer name"),
        pytest.param("UN Security Council", "United Nations", 3, False, id="longer than UN"),
    ],
)
def test_codebook_words_match(text: str, side: str | None, length: int, plural: bool) -> None:
    match = build_name_index(CODEBOOK).match(split_words(text), 0)

    found = (match.side, match.length, match.plural) if match else (None, 0, False)
    assert found == (side, length, plural)


def test_a_speaker_goes_before_a_side_of_equal_length() -> None:
    match = build_name_index(CODEBOOK).match(split_words("Dahl left"), 0)

    assert match is not None
    assert match.speaker == "Olav Dahl"


@given(st.text(max_size=80))
def test_words_and_gaps_cover_the_text_after_the_first_word(text: str) -> None:
    words = split_words(text)

    assert all(text[word.start : word.end] == word.text for word in words)
    rebuilt = "".join(word.text + word.gap for word in words)
    assert rebuilt == (text[words[0].start :] if words else "")
