from __future__ import annotations

import datetime
import hashlib
from typing import Any

import pytest

from pipeline.articles.columns import build_article, choose_columns, explain_missing_text
from pipeline.articles.text import Rejected
from pipeline.records import Article


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        pytest.param(["id", "text"], {"id": "id", "text": "text"}, id="by name"),
        pytest.param([" Text "], {"text": " Text "}, id="case and space aside"),
        pytest.param(["article", "body"], {"text": "body"}, id="the earlier alias wins"),
        pytest.param(["Text", "text"], {"text": "Text"}, id="the earlier of two columns wins"),
        pytest.param(
            ["content", "headline", "published_at", "source", "link"],
            {
                "text": "content",
                "title": "headline",
                "date": "published_at",
                "outlet": "source",
                "url": "link",
            },
            id="aliases",
        ),
        pytest.param(["context", "textual"], {}, id="no parts of names"),
        pytest.param([], {}, id="none"),
    ],
)
def test_choose_columns(names: list[str], columns: dict[str, str]) -> None:
    assert choose_columns(names) == columns


def test_missing_text_names_the_columns() -> None:
    message = explain_missing_text(["id", "bad\udcff"])
    assert message.endswith(r"columns there are: 'id', 'bad\udcff'")
    assert explain_missing_text([]).endswith("columns there are: none")


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        pytest.param("id", "k1", "k1", id="text"),
        pytest.param("id", 12, "12", id="a number as id"),
        pytest.param("id", 0, "0", id="zero is an id"),
        pytest.param("title", " Talks ", "Talks", id="trimmed"),
        pytest.param("title", "  ", None, id="blank is unknown"),
        pytest.param("title", float("nan"), None, id="NaN is unknown"),
        pytest.param("title", None, None, id="null is unknown"),
        pytest.param("outlet", {"name": "Heron"}, None, id="an object says nothing"),
        pytest.param("date", datetime.date(2031, 5, 4), "2031-05-04", id="date"),
        pytest.param(
            "date", datetime.datetime(2031, 5, 4, 9, 30), "2031-05-04T09:30:00", id="date and time"
        ),
        pytest.param("date", 2031, "2031", id="a year"),
    ],
)
def test_values(field: str, value: object, read: str | None) -> None:
    item = build_article({"text": "Envoys met.", "id": "k", field: value}, "o")
    assert isinstance(item, Article)
    assert getattr(item, field) == read


@pytest.mark.parametrize("missing", [None, "", " ", float("nan")])
def test_id_from_the_text(missing: object) -> None:
    item = build_article({"text": "Envoys met.", "id": missing}, "o")
    assert isinstance(item, Article)
    assert item.id == hashlib.sha256(b"Envoys met.").hexdigest()[:16]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param({"text": ""}, "empty article", id="empty"),
        pytest.param({"text": " \r\n"}, "empty article", id="blank"),
        pytest.param({"text": None}, "text is null, not a string", id="null"),
        pytest.param({"text": float("nan")}, "text is NaN, not a string", id="NaN"),
        pytest.param({"text": 5}, "text is of type int, not a string", id="number"),
        pytest.param({"text": ["a"]}, "text is of type list, not a string", id="list"),
        pytest.param({"text": b"a"}, "text is of type bytes, not a string", id="bytes"),
        pytest.param({"text": "a\0"}, "NUL character at offset 1", id="NUL"),
        pytest.param({"text": "a\udc00"}, "lone surrogate U+DC00 at offset 1", id="surrogate"),
        pytest.param({"text": "a", "title": "\ud83d"}, "title: lone surrogate", id="in the title"),
        pytest.param({"text": "a", "id": "x\0y"}, "id: NUL character", id="NUL in the id"),
        pytest.param({"text": "a", "id": True}, "id is of type bool", id="true is no id"),
        pytest.param({"text": "a", "id": {}}, "id is of type dict", id="an object is no id"),
    ],
)
def test_rejected(row: dict[str, Any], reason: str) -> None:
    item = build_article(row, "rows:1")
    assert isinstance(item, Rejected)
    assert item.origin == "rows:1"
    assert reason in item.reason
