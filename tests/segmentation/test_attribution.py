"""Attributions: a table of constructions, the seed article, and invariants on any text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Attribution
from pipeline.segmentation.attribution import find_attributions
from pipeline.segmentation.authorial import find_authorial
from pipeline.segmentation.kinds import quotation_type

SEED = Path(__file__).resolve().parents[2] / "seeds" / "stockholm_talks_2019.txt"

Row = tuple[str | None, str | None, str]
"""Source, cue, and contents joined by “ | ”."""


def _rows(text: str) -> list[Row]:
    return [_row(text, attribution) for attribution in find_attributions(text)]


def _row(text: str, attribution: Attribution) -> Row:
    source = attribution.source.slice(text) if attribution.source else None
    cue = attribution.cue.slice(text) if attribution.cue else None
    return source, cue, " | ".join(span.slice(text) for span in attribution.contents)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Lind said that talks had failed.",
            [("Lind", "said", "that talks had failed")],
            id="cue-before",
        ),
        pytest.param(
            "Lind said talks had failed.",
            [("Lind", "said", "talks had failed")],
            id="clause-without-that",
        ),
        pytest.param(
            "Talks had failed, Lind said.",
            [("Lind", "said", "Talks had failed")],
            id="cue-after",
        ),
        pytest.param(
            "The talks, Lind said, had failed.",
            [("Lind", "said", "The talks | had failed")],
            id="cue-inside",
        ),
        pytest.param(
            "“We tried,” he said, “and we failed.”",
            [("he", "said", "“We tried,” | “and we failed.”")],
            id="quotation-in-two-pieces",
        ),
        pytest.param(
            "“We tried,” said Ann Lind, the city's mayor.",
            [("Ann Lind, the city's mayor", "said", "“We tried,”")],
            id="inverted-with-apposition",
        ),
        pytest.param(
            "Talks have failed, says Oda\n\nIt rained.",
            [("Oda", "says", "Talks have failed")],
            id="headline-inverted",
        ),
        pytest.param(
            "Oda: Talks Have Failed\n\nIt rained.",
            [("Oda", ":", "Talks Have Failed")],
            id="headline-label",
        ),
        pytest.param(
            "Lind, who chairs the panel, said the talks had failed.",
            [("Lind", "said", "the talks had failed")],
            id="loose-relative-clause-is-no-source",
        ),
        pytest.param(
            "Ann Lind, the mayor, said the talks had failed.",
            [("Ann Lind, the mayor", "said", "the talks had failed")],
            id="apposition-is-source",
        ),
        pytest.param(
            "Lind told reporters on Saturday that it was over.",
            [("Lind", "told", "that it was over")],
            id="addressee-and-time-left-out",
        ),
        pytest.param(
            "According to Ann Lind, the mayor, the talks failed.",
            [("Ann Lind, the mayor", "According to", "the talks failed")],
            id="according-to-before",
        ),
        pytest.param(
            "The talks, according to Lind, have failed.",
            [("Lind", "according to", "The talks | have failed")],
            id="according-to-inside",
        ),
        pytest.param(
            "According to Lind, the talks failed.",
            [("Lind", "According to", "the talks failed")],
            id="according-to-without-apposition",
        ),
        pytest.param(
            "The AP reported that, according to a count, 85 of 154 meetings failed.",
            [("The AP", "reported", "that, according to a count, 85 of 154 meetings failed")],
            id="according-to-inside-a-that-clause",
        ),
        pytest.param(
            "As reported by the Herald, it failed.",
            [("the Herald", "reported by", "it failed")],
            id="as-reported-by",
        ),
        pytest.param(
            "Lind, Oda and Roe said that talks ended.",
            [("Lind, Oda and Roe", "said", "that talks ended")],
            id="list-of-sources",
        ),
        pytest.param(
            "The office said about half of them left. CNN reported on Monday the talks had ended.",
            [
                ("The office", "said", "about half of them left"),
                ("CNN", "reported", "the talks had ended"),
            ],
            id="clause-that-opens-like-an-adjunct",
        ),
        pytest.param(
            "Oda met the envoys in Rome, saying that it was over.",
            [("Oda", "saying", "that it was over")],
            id="participle-behind-a-place",
        ),
        pytest.param(
            "As Lind put it, “we are done.”",
            [("Lind", "put it", "“we are done.”")],
            id="as-stays-out",
        ),
        pytest.param(
            "Lind urged Oda to return. Oda vowed to leave. Lind refused to sign.",
            [
                ("Lind", "urged", "Oda to return"),
                ("Oda", "vowed", "to leave"),
                ("Lind", "refused", "to sign"),
            ],
            id="infinitives",
        ),
        pytest.param(
            "Lind left the room, arguing that nothing had changed.",
            [("Lind", "arguing", "that nothing had changed")],
            id="participle-takes-the-subject",
        ),
        pytest.param(
            "With many of them arguing Oda was stalling.",
            [("many of them", "arguing", "Oda was stalling")],
            id="participle-behind-with",
        ),
        pytest.param(
            "The ministry issued a warning to its neighbors that sanctions would follow.",
            [("The ministry", "issued a warning", "that sanctions would follow")],
            id="noun-with-light-verb",
        ),
        pytest.param(
            "His promise to return was kept.",
            [("His", "promise", "to return")],
            id="noun-with-possessor",
        ),
        pytest.param(
            "Lind has long been an opponent of the deal. Oda lambasted the accord.",
            [
                ("Lind", "has long been an opponent of", "the deal"),
                ("Oda", "lambasted", "the accord"),
            ],
            id="attitude-with-its-object",
        ),
        pytest.param(
            "Lind condemned the test and suggested that sanctions could follow.",
            [
                ("Lind", "condemned", "the test"),
                ("Lind", "suggested", "that sanctions could follow"),
            ],
            id="two-cues-of-one-subject",
        ),
        pytest.param(
            "It was announced that talks would resume. The talks are expected to resume.",
            [
                (None, "was announced", "that talks would resume"),
                (None, "are expected", "The talks | to resume"),
            ],
            id="agentless-passives",
        ),
        pytest.param(
            "The two sides allegedly met in secret.",
            [(None, "allegedly", "The two sides | met in secret")],
            id="adverb",
        ),
        pytest.param(
            "Lind declined to comment. Oda did not say whether he would go.",
            [],
            id="nothing-said",
        ),
        pytest.param(
            "Lind denied that talks had failed.",
            [("Lind", "denied", "that talks had failed")],
            id="denied-is-said",
        ),
        pytest.param(
            "Oda could claim to have won. Winning is easy, one would think.",
            [],
            id="hypothetical-and-anyone",
        ),
        pytest.param(
            "It rained in “the city of light” on Monday. The “smart” deal collapsed.",
            [],
            id="scare-quotes-are-no-attribution",
        ),
        pytest.param(
            "“We tried,” Lind said. “We failed. It is over.”",
            [("Lind", "said", "“We tried,” | “We failed. It is over.”")],
            id="goes-on-in-the-next-sentence",
        ),
        pytest.param(
            "“We tried,” Lind said.\n\n“We failed.”",
            [("Lind", "said", "“We tried,”"), (None, None, "“We failed.”")],
            id="new-paragraph-is-a-new-statement",
        ),
        pytest.param(
            "“We tried.\n\n“We failed,” Lind said.",
            [("Lind", "said", "“We tried. | “We failed,”")],
            id="runs-over-paragraphs-to-its-cue",
        ),
        pytest.param(
            "Lind tweeted:\n\n“We failed.”",
            [("Lind", "tweeted", "“We failed.”")],
            id="colon-before-a-paragraph",
        ),
        pytest.param(
            "Yonhap reports that Lind said talks had failed.",
            [
                ("Yonhap", "reports", "that Lind said talks had failed"),
                ("Lind", "said", "talks had failed"),
            ],
            id="relay-gives-two",
        ),
        pytest.param(
            "State media quoted Oda as saying that it was over.",
            [("Oda", "saying", "that it was over")],
            id="quoted-as-saying",
        ),
        pytest.param(
            "Reuters reported, citing two officials, that it was over.",
            [
                ("Reuters", "reported", "that it was over"),
                ("Reuters", "citing", "two officials"),
            ],
            id="insertion-before-that",
        ),
        pytest.param(
            "Mr. Oda would “never” sign, Lind said, but Ms. Roe said he would.",
            [
                ("Lind", "said", "Mr. Oda would “never” sign"),
                ("Ms. Roe", "said", "he would"),
            ],
            id="one-sentence-two-speakers",
        ),
        pytest.param("The United States met Oda. The talks failed.", [], id="names-are-no-verbs"),
        pytest.param("", [], id="empty"),
    ],
)
def test_find_attributions(text: str, expected: list[Row]) -> None:
    assert _rows(text) == expected


@pytest.mark.parametrize(
    ("source", "cue", "contents", "kind"),
    [
        ("North Korean negotiator Kim Myong Gil", "told", "“We are disappointed in", "direct"),
        ("the North Koreans", "said", "“The negotiations did not live up", "direct"),
        (None, None, "The US had brought nothing to the negotiating table", "indirect"),
        ("he", "demanded", "Now it was up to Washington to resume the dialogue", "indirect"),
        ("US Secretary of State Pompeo", "had been confident", "that initial prog", "indirect"),
        ("the US side", "stated", "the nuclear talks with Pyongyang had not failed", "indirect"),
        ("the US State Department", "said", "Quite the contrary, the more than", "mixed"),
        ("many of them", "arguing", "Kim was playing for time", "indirect"),
        (
            "Trump’s former national security adviser John Bolton",
            "said",
            "that North Korea would never give up its nuclear weapons",
            "indirect",
        ),
        ("Bolton", "opined", "North Korea remains a grave and growing threat", "indirect"),
        ("He", "has long been a proponent of", "a regime change on the island", "indirect"),
        ("the North Korean side", "deemed", "it disappointing", "indirect"),
        (None, "reportedly", "which was | fired by a submarine", "indirect"),
        ("The US military", "denied", "that the rocket was fired by a submarine", "indirect"),
        ("The UN Security Council", "condemned", "the test", "indirect"),
        ("The UN Security Council", "suggested", "that sanctions could be", "indirect"),
        ("North Korea", "saying", "additional sanctions would “further urge our", "mixed"),
    ],
)
def test_seed_article_has(source: str | None, cue: str | None, contents: str, kind: str) -> None:
    text = SEED.read_text(encoding="utf-8")
    found = [
        (row, quotation_type(text, attribution.contents))
        for attribution in find_attributions(text)
        for row in [_row(text, attribution)]
        if row[:2] == (source, cue) and row[2].startswith(contents)
    ]
    assert [quoted for _, quoted in found] == [kind]


def test_seed_article_has_nothing_else() -> None:
    text = SEED.read_text(encoding="utf-8")
    attributions = find_attributions(text)
    authorial = [span.slice(text) for span in find_authorial(text, attributions)]
    assert len(attributions) == 17
    assert "Trump could claim to have brought peace to a region." in authorial
    assert any(sentence.endswith("promising to disarm the country.") for sentence in authorial)
    assert any(sentence.startswith("Not having to win another election") for sentence in authorial)


WORDS = st.sampled_from(
    [
        *"“”‘’\"'«»()[]:,.?!—-…",
        *["\n", "\r\n\r\n", "\u200b", "\u202e", "\u0301", " ", "  "],
        *[
            "Lind",
            "he",
            "who",
            "said",
            "says",
            "that",
            "to",
            "and",
            "but",
            "with",
            "as",
            "in",
            "told",
        ],
        *["according to", "the claim that", "his promise to", "reportedly", "arguing", "Monday"],
        *["is confident", "went on to say", "the mayor", "Sen.", "“We tried,”", "said:"],
    ]
)
HOSTILE = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))


@given(HOSTILE)
def test_spans_lie_in_the_text_ordered_and_apart(text: str) -> None:
    attributions = find_attributions(text)
    for attribution in attributions:
        spans = list(attribution.contents)
        assert spans
        assert spans == sorted(spans)
        for span in [*spans, attribution.source, attribution.cue]:
            assert span is None or span.end <= len(text)
        for left, right in pairwise(spans):
            assert left.end <= right.start
    assert attributions == find_attributions(text)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "said ",
        "“a ",
        "(",
        "he said, ",
        ", he said",
        "According to ",
        "- said ",
        "that ",
        "a, ",
    ],
)
def test_hostile_repetition_stays_fast(unit: str) -> None:
    text = (unit * 64_000)[:64_000]
    began = time.perf_counter()
    find_attributions(text)
    assert time.perf_counter() - began < 1.0
