from __future__ import annotations

import pytest

from pipeline.records import Attribution, Span
from pipeline.segmentation.antecedents import Discourse
from pipeline.segmentation.entities import find_entities
from pipeline.segmentation.genders import Gender
from tests.segmentation.codebooks import CODEBOOK


def say(text: str, *sources: str) -> list[Attribution]:
    """Return attributions whose sources are the given words, each with the rest as content."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in sources]
    return [Attribution(span, None, (Span(span.end, span.end + 1),)) for span in spans]


@pytest.mark.parametrize(
    ("text", "sources", "gender", "name"),
    [
        pytest.param(
            "Envoy John Ask met Carl Dorn. there it was.",
            [],
            "male",
            "John Ask",
            id="subject, not object",
        ),
        pytest.param(
            "Envoy John Ask met Mary Dorn. there it was.",
            [],
            "female",
            "Mary Dorn",
            id="gender decides",
        ),
        pytest.param(
            "Envoy John Ask sat. Envoy Carl Dorn sat. there it was.",
            [],
            "male",
            "Carl Dorn",
            id="the nearer",
        ),
        pytest.param(
            "Envoy John Ask said no. The North Norvanians left. Then it rained. there it was.",
            ["Envoy John Ask"],
            "male",
            "John Ask",
            id="a plural group is no he",
        ),
        pytest.param(
            "Envoy John Ask said no. It rained. Carl and Dahl had met. there it was.",
            ["Envoy John Ask"],
            "male",
            "John Ask",
            id="two people together are no he",
        ),
        pytest.param(
            "Carl Dorn’s aide left. Envoy John Ask sat. It rained on Carl Dorn. there it was.",
            [],
            "male",
            "John Ask",
            id="a subject further off outweighs an object",
        ),
        pytest.param("It rained. there it was.", [], "male", None, id="nobody"),
    ],
)
def test_people_are_found(text: str, sources: list[str], gender: Gender, name: str | None) -> None:
    cast = find_entities(text, CODEBOOK)
    entity = Discourse(cast, say(text, *sources)).find_person(text.index("there it was."), gender)

    assert (None if entity is None else cast.entities[entity].name) == name


def test_a_name_inside_a_quotation_counts_less() -> None:
    text = "“Carl Dorn is honest,” envoy John Ask said. there it was."
    quoted = Attribution(Span(23, 37), None, (Span(0, 22),))
    cast = find_entities(text, CODEBOOK, [Span(23, 37)])
    entity = Discourse(cast, [quoted]).find_person(text.index("there it was."), "male")

    assert entity is not None
    assert cast.entities[entity].name == "John Ask"


def test_a_pronoun_may_come_before_its_name() -> None:
    text = "Envoy Carl Dorn sat. It rained. As he sat, envoy John Ask left."
    cast = find_entities(text, CODEBOOK)
    entity = Discourse(cast, []).find_person(text.index("he sat"), "male")

    assert entity is not None
    assert cast.entities[entity].name == "John Ask"


def test_they_are_the_nearest_group() -> None:
    text = "Envoy John Ask heard criticism by foreign policy experts. there it was."
    cast = find_entities(text, CODEBOOK)
    entity = Discourse(cast, []).find_group(text.index("there it was."))

    assert entity is not None
    assert cast.entities[entity].name == "foreign policy experts"
