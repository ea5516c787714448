from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Span
from pipeline.segmentation.mentions import build_name_index, split_words
from pipeline.segmentation.names import find_names
from tests.segmentation.codebooks import CODEBOOK


def read(text: str, kind: str, *sources: Span) -> list[str]:
    names = find_names(text, split_words(text), build_name_index(CODEBOOK), sources)
    return [name.span.slice(text) for name in names if name.kind == kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Foreign Minister Ada Brun left.", ["Ada Brun"], id="titles are cut off"),
        pytest.param("Then envoy Ada Brun left.", ["Ada Brun"], id="a lower-case office before"),
        pytest.param("Ada Brun, the envoy, left.", ["Ada Brun"], id="an apposition after"),
        pytest.param("Old Ada Brun left. Brun sat.", ["Old Ada Brun"], id="known by surname later"),
        pytest.param("Oddly Brun left. Brun sat.", [], id="an adverb is no first name"),
        pytest.param("Then John Ask left.", ["John Ask"], id="a known first name"),
        pytest.param("Kim Song Ho left.", ["Kim Song Ho"], id="family name first"),
        pytest.param("President Jae-in Roe left.", ["Jae-in Roe"], id="hyphen in a given name"),
        pytest.param("Envoy Ali al-Sabah left.", ["Ali al-Sabah"], id="particle"),
        pytest.param("Adviser Robert O’Neal left.", ["Robert O’Neal"], id="apostrophe"),
        pytest.param("Envoy John R. Ask left.", ["John R. Ask"], id="initial"),
        pytest.param("Secretary of State John Ask left.", ["John Ask"], id="of inside a title"),
        pytest.param("But John Ask left.", ["John Ask"], id="an opener is no name"),
        pytest.param("The Wild River froze.", [], id="capitals alone are no person"),
        pytest.param("South Norvanian President Tor Ask left.", ["Tor Ask"], id="state and title"),
        pytest.param("On Monday Olav Dahl left.", ["Olav Dahl"], id="the codebook knows him"),
        pytest.param(
            "Dahl Ends Talks With John Ask Again\n\nHe left.", [], id="headlines prove nothing"
        ),
    ],
)
def test_people_are_found(text: str, people: list[str]) -> None:
    assert read(text, "person") == people


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        pytest.param("The US Trade Ministry left.", "body", ["US Trade Ministry"], id="body"),
        pytest.param(
            "The Ministry of Foreign Affairs left.",
            "body",
            ["Ministry of Foreign Affairs"],
            id="body with of",
        ),
        pytest.param(
            "criticism by foreign policy experts", "group", ["foreign policy experts"], id="group"
        ),
        pytest.param("Dahl’s top aides left.", "group", ["Dahl’s top aides"], id="owned group"),
        pytest.param("He said officials left.", "group", ["officials"], id="a verb ends a group"),
    ],
)
def test_bodies_and_groups_are_found(text: str, kind: str, names: list[str]) -> None:
    assert read(text, kind) == names


def test_a_source_needs_no_other_evidence() -> None:
    text = "Wild River said no."

    assert read(text, "person") == []
    assert read(text, "person", Span(0, 10)) == ["Wild River"]


@given(st.lists(st.sampled_from(["Ada", "Brun", "of", "US", "Dahl", "left", ".", ",", "\n"])))
def test_names_lie_in_the_text_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    names = find_names(text, split_words(text), build_name_index(CODEBOOK))

    assert [name.span.start for name in names] == sorted(name.span.start for name in names)
    assert all(name.span.end <= len(text) for name in names)
