from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.articles import text
from pipeline.articles.html import decode_page, read_html
from pipeline.articles.text import Rejected
from pipeline.records import Article

SENTENCES = (
    "Envoys of Aldoria and Ruritania met in the harbour town of Velmora on Monday.",
    "“The first day was useful,” said Ana Lund, who leads the delegation of Ruritania.",
    "Her counterpart, Tomas Reyl, told reporters that much remained to be done — in café 𝒳.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = """<title>Talks resume in Velmora | Daily Heron</title>
<meta property="og:title" content="Talks resume in Velmora">
<meta property="og:site_name" content="Daily Heron">
<meta property="article:published_time" content="2019-05-04T09:30:00Z">
<link rel="canonical" href="https://heron.example/world/talks">"""


def _read(path: Path, page: str | bytes) -> Article | Rejected:
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    return read_html(path, name="talks", origin="talks.html")


def test_page(tmp_path: Path) -> None:
    page = f"""<!doctype html><html><head>{HEAD}</head><body>
    <nav><a href="/">Home</a> <a href="/world">World</a></nav>
    <article><h1>Talks resume in Velmora</h1>{BODY}</article>
    <script>alert("no text")</script><footer>All rights reserved.</footer></body></html>"""
    item = _read(tmp_path / "a.html", page)
    assert isinstance(item, Article)
    assert all(sentence in item.text for sentence in SENTENCES)
    assert not any(word in item.text for word in ("World", "alert", "rights reserved"))
    assert (item.id, item.title, item.date, item.outlet, item.url, item.origin) == (
        "talks",
        "Talks resume in Velmora",
        "2019-05-04",
        "Daily Heron",
        "https://heron.example/world/talks",
        "talks.html",
    )


def test_page_that_says_nothing_of_itself(tmp_path: Path) -> None:
    item = _read(tmp_path / "a.html", f"<html><body><article>{BODY}</article></body></html>")
    assert isinstance(item, Article)
    assert (item.outlet, item.url) == (None, None)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(b"", "no article text", id="empty"),
        pytest.param(b"<html><body></body></html>", "no article text", id="no text"),
        pytest.param(b"<!-- only this -->", "no article text", id="comment"),
        pytest.param(b"<html", "no article text", id="cut in a tag"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8: byte 0", id="a picture"),
        pytest.param(b"<p>caf\xe9</p>", "not UTF-8: byte 6 is 0xE9", id="undeclared Latin-1"),
        pytest.param(b"<meta charset=klingon>x", "unknown encoding, klingon", id="no such"),
        pytest.param(b"<meta charset=base64>x", "unknown encoding, base64", id="no encoding"),
        pytest.param(
            b"<meta charset=shift_jis><p>\x80\xff</p>", "not shift_jis as it says", id="not as told"
        ),
        pytest.param("<div>" * 3000 + BODY, "Excessive depth in document: 256", id="nested"),
        pytest.param(BODY + "<x>" * 300 + BODY, "Excessive depth", id="nested after the start"),
    ],
)
def test_rejected(tmp_path: Path, page: str | bytes, reason: str) -> None:
    item = _read(tmp_path / "a.html", page)
    assert isinstance(item, Rejected)
    assert reason in item.reason


@pytest.mark.parametrize(
    ("data", "page"),
    [
        pytest.param("<p>é“".encode(), "<p>é“", id="UTF-8 by default"),
        pytest.param("\ufeff<p>é".encode(), "<p>é", id="UTF-8 mark"),
        pytest.param("<p>é".encode("utf-16"), "<p>é", id="UTF-16 mark"),
        pytest.param(
            b"<meta charset='latin1'>\x93\xe9", "<meta charset='latin1'>“é", id="the web's Latin-1"
        ),
        pytest.param(
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">ж'.encode(
                "cp1251"
            ),
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">ж',
            id="older declaration",
        ),
        pytest.param(
            "<?xml version='1.0' encoding='euc-kr'?>한".encode("euc-kr"),
            "<?xml version='1.0' encoding='euc-kr'?>한",
            id="XML declaration",
        ),
        pytest.param(
            "<meta charset=utf-16>é".encode(), "<meta charset=utf-16>é", id="cannot be UTF-16"
        ),
        pytest.param(
            "\ufeff<meta charset=latin1>é".encode(), "<meta charset=latin1>é", id="mark wins"
        ),
    ],
)
def test_encoding(data: bytes, page: str) -> None:
    assert decode_page(data) == page


def test_limit(tmp_path: Path) -> None:
    item = _read(tmp_path / "a.html", b"x" * (text.MAX_BYTES + 1))
    assert isinstance(item, Rejected)
    assert item.reason.startswith("larger than 20 MB")
