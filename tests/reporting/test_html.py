from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from pipeline.records import InputError
from pipeline.reporting.glyphs import show_controls
from pipeline.reporting.html import write_report
from tests.reporting.samples import (
    FIGURES,
    HOSTILE,
    LABELS,
    SCORES,
    STATEMENTS,
    TEXT,
    make_statement,
)

ARTICLE = {"id": "lake", "title": "Talks resume", "text": TEXT, "statements": STATEMENTS}


def read_report(path: Path, **changes: Any) -> Any:
    parts: dict[str, Any] = {
        "title": "Stance",
        "facts": [],
        "figures": [],
        "scores": None,
        "matrix": None,
        "labels": LABELS,
        "articles": [],
    }
    write_report(path, **(parts | changes))
    return html.document_fromstring(path.read_bytes())


def read_texts(page: Any) -> list[str]:
    return ["".join(text.xpath("./span//text()")) for text in page.find_class("text")]


def read_table(page: Any, caption: str) -> list[list[str]]:
    (table,) = page.xpath(f"//table[starts-with(caption, '{caption}')]")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]


def test_report_shows_every_part(tmp_path: Path) -> None:
    page = read_report(
        tmp_path / "report.html",
        facts=[("target", "the Lake Accord"), ("command", "python -m pipeline eval")],
        figures=FIGURES,
        scores=SCORES,
        matrix=[[3, 1, 0], [2, 8, 0], [0, 0, 0]],
        articles=[ARTICLE],
    )
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == page.findtext(".//h1") == "Stance"
    assert page.findtext(".//dd") == "the Lake Accord"
    assert ["found", ".610 ~[.300, .830]", "6"] in read_table(page, "Figures")
    assert ["against", "undefined", "undefined", "undefined", "0"] in read_table(page, "Scores")
    matrix = read_table(page, "Confusion matrix")
    assert ["gold favor", "3 75%", "1 25%", "0 0%", "4"] in matrix
    assert ["gold against", "0 –", "0 –", "0 –", "0"] in matrix
    assert ["Total", "5", "9", "0", "14"] in matrix
    notes = " ".join(note.text_content() for note in page.find_class("note"))
    assert "~ rough interval" in notes
    assert "Undefined: against" in notes


def test_report_loads_and_runs_nothing(tmp_path: Path) -> None:
    page = read_report(tmp_path / "report.html", articles=[ARTICLE])
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(hashlib.sha256(page.findtext(".//style").encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy
    assert not page.xpath("//script | //link | //img | //iframe | //@style | //@src")
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert "url(" not in page.findtext(".//style")


def test_every_link_has_its_place(tmp_path: Path) -> None:
    page = read_report(tmp_path / "report.html", articles=[ARTICLE, ARTICLE])
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in page.xpath("//@href")} <= set(places)


def test_statements_are_marked_by_word_and_class(tmp_path: Path) -> None:
    page = read_report(tmp_path / "report.html", articles=[ARTICLE])
    (text,) = page.find_class("text")
    assert [mark.text_content() for mark in text.find_class("mark")] == [
        "1 neutral",
        "2 favor, abstained ✗ gold against",
        "3 favor",
        "3 continued",
        "4 author",
    ]
    (inner,) = text.xpath(".//span[.='the draft “a trap”']")
    assert inner.get("class") == "content favor nested"
    assert inner.get("title") == "2: Tor Helle, favor; 1: The Northern Daily, neutral"
    (source,) = text.xpath(".//span[.='Tor Helle']")
    assert source.get("class") == "content neutral source"
    (cue,) = text.xpath(".//span[.='reported']")
    assert (cue.get("class"), cue.get("title")) == ("cue", "cue of 1")
    (author,) = text.xpath(".//span[.='Delegates ate at noon.']")
    assert author.get("class") == "content neutral authorial"


def test_table_under_the_text_marks_errors(tmp_path: Path) -> None:
    page = read_report(tmp_path / "report.html", articles=[ARTICLE])
    rows = read_table(page, "Statements")
    assert rows[2] == [
        "2",
        "Tor Helle",
        "Norden",
        "favor abstained",
        ".50 .10 .40",
        "✗ against",
        "the draft “a trap”",
    ]
    assert rows[3][4:6] == ["– – –", "favor"]
    assert rows[4][5] == "–"
    plain = {**ARTICLE, "statements": STATEMENTS[3:]}
    page = read_report(tmp_path / "plain.html", articles=[plain])
    assert "Gold" not in read_table(page, "Statements")[0]


def test_overview_counts_all_articles_but_shows_two_hundred(tmp_path: Path) -> None:
    page = read_report(tmp_path / "report.html", articles=[ARTICLE] * 203)
    assert len(list(page.iter("article"))) == 200
    assert "the first 200 of 203 articles" in page.find_class("limit")[0].text_content()
    overview = read_table(page, "Overview")
    assert overview[1] == ["Talks resume", "2", "1", "0", "1", "1 of 2"]
    assert overview[-1] == ["All 203 articles", "406", "203", "0", "203", "203 of 406"]


def test_hostile_text_stays_text_wherever_it_stands(tmp_path: Path) -> None:
    hostile = HOSTILE + "\x00\x1b[2J\u202e\ud800\r\n" + HOSTILE
    statement = make_statement(
        contents=[{"start": 3, "end": len(hostile)}],
        **dict.fromkeys(("id", "speaker", "side", "stance", "gold_stance"), hostile),
    )
    item = {"id": hostile, "title": hostile, "text": hostile, "statements": [statement]}
    page = read_report(
        tmp_path / "report.html",
        title=hostile,
        facts=[(hostile, hostile)],
        figures=[(hostile, {"value": 0.5})],
        matrix=[[1]],
        labels=[hostile],
        articles=[item, item],
    )
    shown = show_controls(hostile)
    assert read_texts(page) == [shown, shown]
    assert page.findtext(".//h1") == page.findtext(".//h3") == page.findtext(".//dd") == shown
    assert not page.xpath("//script | //img | //b | //@onerror | //@src")
    assert len(list(page.iter("style"))) == 1
    assert "49" not in page.text_content().replace("{{ 7*7 }}", "")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    pieces=st.lists(
        st.sampled_from(["<b>", "</div>", "&lt", "&#0;", "<!--", "]]>", "\x00", "\r", "\n", "'\""])
        | st.text(st.characters(exclude_categories=()), max_size=5),
        min_size=1,
    )
)
def test_article_text_round_trips(tmp_path: Path, pieces: list[str]) -> None:
    text = "x" + "".join(pieces)
    statement = make_statement(contents=[{"start": 0, "end": (len(text) + 1) // 2}])
    item = {"id": "a", "title": "A", "text": text, "statements": [statement]}
    page = read_report(tmp_path / "report.html", articles=[item])
    assert read_texts(page) == [show_controls(text)]


def test_span_of_another_text_is_refused(tmp_path: Path) -> None:
    item = {**ARTICLE, "text": "Another text."}
    with pytest.raises(InputError, match=re.escape("lies outside the text of 13 characters")):
        read_report(tmp_path / "report.html", articles=[item])


def test_empty_article_is_said_to_have_no_statements(tmp_path: Path) -> None:
    item: dict[str, Any] = {"id": "a", "title": None, "text": "", "statements": []}
    page = read_report(tmp_path / "report.html", articles=[item])
    assert read_texts(page) == [""]
    assert page.findtext(".//h3") == "a"
    assert "No statements." in page.text_content()
