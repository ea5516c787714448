from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Codebook
from pipeline.records import Span
from pipeline.segmentation.cast import Cast
from pipeline.segmentation.entities import find_entities
from tests.segmentation.codebooks import CODEBOOK


def name_of(cast: Cast, words: str, nth: int = 0) -> str | None:
    """Return the entity that the nth occurrence of `words` names."""
    starts = [at for at in range(len(cast.text)) if cast.text.startswith(words, at)]
    span = Span(starts[nth], starts[nth] + len(words))
    mentions = [mention for mention in cast.find_mentions(span) if mention.span == span]
    return cast.entities[mentions[0].entity].name if mentions else None


@pytest.mark.parametrize(
    ("text", "words", "nth", "name"),
    [
        pytest.param("Envoy Ada Brun left. Brun sat.", "Brun", 1, "Ada Brun", id="surname"),
        pytest.param("Mr. Ask sat. Envoy John Ask left.", "Ask", 0, "John Ask", id="named later"),
        pytest.param("Olav Dall sat.", "Olav Dall", 0, "Olav Dahl", id="alias of the codebook"),
        pytest.param("Dahl sat.", "Dahl", 0, "Olav Dahl", id="known surname alone"),
        pytest.param(
            "Envoy Siri Dahl left. Dahl sat.", "Dahl", 1, "Siri Dahl", id="another Dahl was named"
        ),
        pytest.param(
            "Envoy John Ask sat. John R. Ask left.", "John Ask", 0, "John R. Ask", id="fullest name"
        ),
        pytest.param(
            "Envoy Kim Song Ho sat. Kim left.", "Kim", 1, "Kim Song Ho", id="family name first"
        ),
        pytest.param(
            "Mr. Ask met Mary Ask. President John Ask left. Mr. Ask sat.",
            "Ask",
            3,
            "John Ask",
            id="a title tells two of one surname apart",
        ),
        pytest.param(
            "Mr. Ask and Mary Ask came. Ask sat.", "Ask", 2, "Ask", id="a couple: not the wife"
        ),
        pytest.param("Halvard fired.", "Halvard", 0, "North Norvania", id="a capital is its state"),
        pytest.param(
            "Emil Ask, the envoy, sat. Emil left.", "Emil", 1, "Emil Ask", id="given name"
        ),
        pytest.param("The Wild River froze.", "River", 0, None, id="no entity"),
    ],
)
def test_names_link_to_entities(text: str, words: str, nth: int, name: str | None) -> None:
    assert name_of(find_entities(text, CODEBOOK), words, nth) == name


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("Ms. Ekholm sat.", "female", id="title"),
        pytest.param("Spokeswoman Liv Ekholm sat.", "female", id="office"),
        pytest.param("Envoy John Ekholm sat.", "male", id="first name"),
        pytest.param("Envoy Jo Ekholm said she would go.", "female", id="pronoun in the sentence"),
        pytest.param("Envoy Jo Ekholm sat.", "", id="unknown"),
    ],
)
def test_genders_are_read(text: str, gender: str) -> None:
    people = [e for e in find_entities(text, CODEBOOK).entities if e.kind == "person"]

    assert [person.gender for person in people] == [gender]


@given(st.text(alphabet="ABab .,’s\n", max_size=120))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    cast = find_entities(text, CODEBOOK)

    assert all(mention.span.end <= len(text) for mention in cast.mentions)
    assert all(0 <= mention.entity < len(cast.entities) for mention in cast.mentions)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ABC DEF " * 8000, id="one run of capitals"),
        pytest.param("President Kim met Kim Song Ho. " * 2000, id="one surname many times"),
        pytest.param(" ".join(f"Mr. Ask{n} sat." for n in range(4000)), id="many people"),
    ],
)
def test_hostile_text_takes_no_longer_than_prose(text: str) -> None:
    begun = time.perf_counter()
    find_entities(text, Codebook())

    assert time.perf_counter() - begun < 3
