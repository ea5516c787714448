from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import AUTHOR, UNRESOLVED, Attribution, Span
from pipeline.segmentation.speakers import Speaker, resolve_speakers
from tests.segmentation.codebooks import CODEBOOK


def resolve(text: str) -> list[tuple[str, str]]:
    """Resolve the sources in ⟨⟩, each with a cue in ⟦⟧ if any, and contents in ⦃⦄.

    A ⦃⦄ belongs to the ⟨⟩ of its sentence part: attributions are written as `⟨source⟩ ⟦cue⟧ ⦃…⦄`,
    and one without a source as `⟦cue⟧ ⦃…⦄` or `⦃…⦄`.
    """
    plain = ""
    attributions: list[Attribution] = []
    source: Span | None = None
    cue: Span | None = None
    opened = 0
    for letter in text:
        if letter in "⟨⟦⦃":
            opened = len(plain)
        elif letter == "⟩":
            source = Span(opened, len(plain))
        elif letter == "⟧":
            cue = Span(opened, len(plain))
        elif letter == "⦄":
            attributions.append(Attribution(source, cue, (Span(opened, len(plain)),)))
            source = cue = None
        else:
            plain += letter
    return [(who.name, who.side) for who in resolve_speakers(plain, attributions, CODEBOOK)]


NN, SN, US, UN = "North Norvania", "South Norvania", "United States", "United Nations"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "⟨North Norvanian negotiator Ada Brun⟩ ⟦said⟧ ⦃no⦄.",
            [("Ada Brun", NN)],
            id="title before the name",
        ),
        pytest.param(
            "⟨US Secretary of State Ask⟩ ⟦said⟧ ⦃no⦄.", [("Ask", US)], id="titles are cut off"
        ),
        pytest.param(
            "Envoy John Ask sat. ⟨US Secretary of State Ask⟩ ⟦said⟧ ⦃no⦄.",
            [("John Ask", US)],
            id="fullest name in the article",
        ),
        pytest.param(
            "⟨Ada Brun, the US envoy,⟩ ⟦said⟧ ⦃no⦄. ⟨Brun⟩ ⟦said⟧ ⦃yes⦄.",
            [("Ada Brun", US), ("Ada Brun", US)],
            id="apposition, then the surname",
        ),
        pytest.param(
            "US envoy Ada Brun left. Rain fell. ⟨Ms. Brun⟩ ⟦said⟧ ⦃no⦄.",
            [("Ada Brun", US)],
            id="side from where she was introduced",
        ),
        pytest.param(
            "⟨Dahl’s former security adviser Emil Ask⟩ ⟦said⟧ ⦃no⦄.",
            [("Emil Ask", "expert")],
            id="former official; the owner is not the speaker",
        ),
        pytest.param("⟨Dahl⟩ ⟦said⟧ ⦃no⦄.", [("Olav Dahl", NN)], id="alias of the codebook"),
        pytest.param("⟨Moe⟩ ⟦said⟧ ⦃no⦄.", [("Berit Moe", "expert")], id="the codebook’s side"),
        pytest.param("⟨Halvard⟩ ⟦said⟧ ⦃no⦄.", [(NN, NN)], id="a capital is its state"),
        pytest.param("⟨the North Norvanians⟩ ⟦said⟧ ⦃no⦄.", [(NN, NN)], id="a people is its state"),
        pytest.param("⟨The US side⟩ ⟦said⟧ ⦃no⦄.", [(US, US)], id="a side is its state"),
        pytest.param("⟨the White House⟩ ⟦said⟧ ⦃no⦄.", [("White House", US)], id="body: itself"),
        pytest.param(
            "⟨the US Trade Department⟩ ⟦said⟧ ⦃no⦄.", [("US Trade Department", US)], id="department"
        ),
        pytest.param(
            "⟨The UN Security Council⟩ ⟦said⟧ ⦃no⦄.", [("UN Security Council", UN)], id="council"
        ),
        pytest.param("⟨NCNA⟩ ⟦said⟧ ⦃no⦄.", [("NCNA", NN)], id="state media for their state"),
        pytest.param(
            "⟨Nordhaven Times⟩ ⟦said⟧ ⦃no⦄.", [("Nordhaven Times", "media")], id="newspaper"
        ),
        pytest.param("⟨US officials⟩ ⟦said⟧ ⦃no⦄.", [("unnamed US officials", US)], id="group"),
        pytest.param(
            "⟨Foreign policy experts⟩ ⟦said⟧ ⦃no⦄.",
            [("foreign policy experts", "expert")],
            id="experts",
        ),
        pytest.param(
            "⟨American and Chinese negotiators⟩ ⟦said⟧ ⦃no⦄.",
            [("American and Chinese negotiators", "other")],
            id="a group of two sides",
        ),
        pytest.param(
            "⟨Washington and Beijing⟩ ⟦said⟧ ⦃no⦄.",
            [("United States and China", "other")],
            id="two states",
        ),
        pytest.param(
            "⟨Envoy John Ask and envoy Mary Ek⟩ ⟦said⟧ ⦃no⦄. ⟨The two leaders⟩ ⟦said⟧ ⦃yes⦄.",
            [("John Ask and Mary Ek", "other"), ("John Ask and Mary Ek", "other")],
            id="two people, and the two again",
        ),
        pytest.param(
            "⟨Dahl and other Chinese envoys⟩ ⟦said⟧ ⦃no⦄.",
            [("Olav Dahl and other Chinese envoys", "China")],
            id="one of a group speaks with it",
        ),
        pytest.param(
            "⟨a spokesman for Dahl⟩ ⟦said⟧ ⦃no⦄.",
            [("spokesman for Dahl", NN)],
            id="whom he speaks for is not the speaker",
        ),
        pytest.param(
            "Dahl left. ⟨Aides⟩ ⟦said⟧ ⦃no⦄.",
            [("unnamed aides to Olav Dahl", NN)],
            id="aides belong to somebody",
        ),
    ],
)
def test_sources_resolve(text: str, speakers: list[tuple[str, str]]) -> None:
    assert resolve(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "⟨US envoy John Ask⟩ ⟦said⟧ ⦃no⦄. ⟨The North Norvanians⟩ ⟦said⟧ ⦃yes⦄. "
            "⟨He⟩ ⟦said⟧ ⦃so⦄.",
            [("John Ask", US), (NN, NN), ("John Ask", US)],
            id="he skips the group between",
        ),
        pytest.param(
            "US envoy John Ask met Mary Ek. ⟨She⟩ ⟦said⟧ ⦃no⦄.",
            [("Mary Ek", "other")],
            id="she",
        ),
        pytest.param(
            "Talks drew criticism by foreign experts, many ⦃sat⦄. ⟨Many of them⟩ ⟦said⟧ ⦃no⦄.",
            [(UNRESOLVED, "other"), ("foreign experts", "expert")],
            id="many of them",
        ),
        pytest.param(
            "US envoy John Ask sat. ⟨The envoy⟩ ⟦said⟧ ⦃no⦄.",
            [("John Ask", US)],
            id="the envoy was introduced",
        ),
        pytest.param(
            "US envoy John Ask met Chinese envoy Bo Ek. ⟨The Chinese envoy⟩ ⟦said⟧ ⦃no⦄.",
            [("Bo Ek", "China")],
            id="the envoy of that side",
        ),
        pytest.param(
            "⟨A US official⟩ ⟦said⟧ ⦃no⦄. ⟨The official⟩ ⟦said⟧ ⦃yes⦄.",
            [("unnamed US official", US), ("unnamed US official", US)],
            id="an unnamed one comes again",
        ),
        pytest.param(
            "⟨A US envoy⟩ ⟦said⟧ ⦃no⦄ to Chinese envoy Bo Ek. ⟨The Chinese envoy⟩ ⟦said⟧ ⦃yes⦄.",
            [("US envoy", US), ("Bo Ek", "China")],
            id="an unnamed one of another side does not come again",
        ),
        pytest.param(
            "⟨Halvard’s security chief⟩ ⟦said⟧ ⦃no⦄. ⟨The official, Ada Brun,⟩ ⟦said⟧ ⦃yes⦄.",
            [("Ada Brun", NN), ("Ada Brun", NN)],
            id="named only in the next sentence",
        ),
        pytest.param(
            "⟨The US Trade Ministry⟩ ⟦said⟧ ⦃no⦄. ⟨The ministry⟩ ⟦said⟧ ⦃yes⦄.",
            [("US Trade Ministry", US), ("US Trade Ministry", US)],
            id="the ministry",
        ),
        pytest.param(
            "⟨US envoy John Ask⟩ ⟦said⟧ ⦃“No.”⦄\n\n⦃“And never.”⦄",
            [("John Ask", US), ("John Ask", US)],
            id="a quotation runs on into the next paragraph",
        ),
        pytest.param(
            "⟨US envoy John Ask⟩ ⟦said⟧ ⦃no⦄. Dahl ⟦was accused⟧ ⦃of a ruse⦄.",
            [("John Ask", US), (UNRESOLVED, "other")],
            id="a passive names nobody",
        ),
        pytest.param("⟨He⟩ ⟦said⟧ ⦃no⦄.", [(UNRESOLVED, "other")], id="nobody to refer to"),
        pytest.param("⟨I⟩ ⟦think⟧ ⦃not⦄.", [(AUTHOR, "media")], id="the author’s own I"),
    ],
)
def test_references_resolve(text: str, speakers: list[tuple[str, str]]) -> None:
    assert resolve(text) == speakers


def test_i_inside_a_quotation_is_its_speaker() -> None:
    text = "“I think not,” US envoy John Ask said."
    around = Attribution(Span(15, 32), Span(33, 37), (Span(0, 14),))
    inside = Attribution(Span(1, 2), Span(3, 8), (Span(9, 12),))

    speakers = resolve_speakers(text, [around, inside], CODEBOOK)

    assert speakers == (Speaker("John Ask", US), Speaker("John Ask", US))


@given(
    st.text(alphabet="Ahe US“”’.,\n", min_size=4, max_size=60),
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=5),
)
def test_any_spans_give_one_speaker_each(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(at % (len(text) - 1), at % (len(text) - 1) + 1) for at, _ in places]
    attributions = [Attribution(span, None, (span,)) for span in spans]

    assert len(resolve_speakers(text, attributions, CODEBOOK)) == len(attributions)


def test_many_pronouns_take_no_longer_than_prose() -> None:
    text = "Ann Ask met Bob Ask. He said it. " * 1500
    starts = [at for at in range(len(text)) if text.startswith("He ", at)]
    attributions = [Attribution(Span(at, at + 2), None, (Span(at + 3, at + 7),)) for at in starts]

    begun = time.perf_counter()
    resolve_speakers(text, attributions, CODEBOOK)

    assert time.perf_counter() - begun < 3
