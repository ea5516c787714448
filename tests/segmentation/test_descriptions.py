from __future__ import annotations

import pytest

from pipeline.segmentation.descriptions import describe_name, has_office_title
from pipeline.segmentation.mentions import build_name_index, split_words
from tests.segmentation.codebooks import CODEBOOK


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        pytest.param("US Secretary of State Brun left", ("US Secretary of State",), id="titles"),
        pytest.param("he met chief negotiator Brun", ("chief negotiator",), id="lower-case office"),
        pytest.param(
            "Dahl’s former security adviser Brun",
            ("Dahl’s former security adviser",),
            id="an owner belongs to the office",
        ),
        pytest.param("The official, Brun, left", ("official",), id="apposition before"),
        pytest.param("Brun, the US envoy, left", ("the US envoy",), id="apposition after"),
        pytest.param("Brun, a former judge of note", ("a former judge of note",), id="former"),
        pytest.param("Brun of China left", ("China",), id="origin"),
        pytest.param("a spokesman for Brun left", (), id="whom somebody speaks for has no office"),
        pytest.param("US envoy to China Brun", ("US envoy to China",), id="where an envoy is sent"),
        pytest.param("Brun, speaking on Monday, left", (), id="a participle describes nobody"),
        pytest.param("he saw Brun", (), id="nothing said"),
    ],
)
def test_descriptions_are_read(text: str, phrases: tuple[str, ...]) -> None:
    words = split_words(text)
    at = next(number for number, word in enumerate(words) if word.text == "Brun")

    assert describe_name(text, words, at, at, build_name_index(CODEBOOK)) == phrases


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("US Secretary of State", True, id="office in capitals"),
        pytest.param("former President", False, id="former"),
        pytest.param("Mr.", False, id="courtesy is no office"),
        pytest.param("chief negotiator", False, id="lower case describes, it is no title"),
    ],
)
def test_office_titles(phrase: str, expected: bool) -> None:
    assert has_office_title(phrase) is expected
