"""Web pages: a saved HTML file becomes the `Article` in it, without menus, comments and the like.

The text that trafilatura (Barbaresi, ACL 2021) extracts is the raw text from here on; nothing is
fetched. The encoding is the page's byte order mark, else what it declares, else UTF-8:

    <html>…<meta property="og:site_name" content="Daily Heron">…<article><p>Envoys met…
    -> Article(text="Envoys met…", title="Talks resume", outlet="Daily Heron", …)
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.articles.text import Rejected, decode_utf8, find_bad_character, read_limited
from pipeline.records import Article

_DECLARED = re.compile(
    rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DECLARED_WITHIN = 4096

# What these labels mean on the web: https://encoding.spec.whatwg.org/#names-and-labels. A page
# that could be read as ASCII up to a declaration of UTF-16 is not UTF-16.
_WEB_LABELS = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}


def read_html(path: Path, *, name: str, origin: str) -> Article | Rejected:
    """Read a saved web page as one article; `name` becomes its id."""
    try:
        page = decode_page(read_limited(path))
    except ValueError as error:
        return Rejected(origin, str(error))
    if fault := _find_parsing_limit(page):
        return Rejected(origin, f"HTML beyond what can be parsed: {fault}")
    return _extract_article(page, name, origin)


def decode_page(data: bytes) -> str:
    """Decode a page by its byte order mark, the encoding that it declares, or as UTF-8.

    Raises:
        ValueError: If the bytes are not in that encoding, or there is no such encoding.
    """
    encoding = _MARKS.get(data[:2])
    if encoding is None and (found := _DECLARED.search(data[:_DECLARED_WITHIN])):
        label = found[1].decode("ascii").lower()
        encoding = _WEB_LABELS.get(label, label)
    if encoding in {None, "utf-8", "utf8"} or data.startswith(b"\xef\xbb\xbf"):
        return decode_utf8(data)
    try:
        return data.decode(encoding)
    except LookupError:
        raise ValueError(f"declares an unknown encoding, {encoding}; save it as UTF-8") from None
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} is 0x{data[error.start]:02X}"
        raise ValueError(f"not {encoding} as it says: {wrong}; save it as UTF-8") from None


def _find_parsing_limit(page: str) -> str | None:
    """Return the limit of the parser, such as depth, that a page exceeds and that would cut it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    try:
        html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    limits = [entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    return str(limits[0].message).partition(", use")[0] if limits else None


def _extract_article(page: str, name: str, origin: str) -> Article | Rejected:
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    if found is None or not (found.text or "").strip():
        return Rejected(origin, "HTML page with no article text")
    article = Article(
        id=name,
        text=found.text,
        title=found.title or None,
        date=found.date or None,
        outlet=found.sitename or None,
        url=found.url or None,
        origin=origin,
    )
    for value in (article.text, article.title, article.date, article.outlet, article.url):
        if value and (fault := find_bad_character(value)):
            return Rejected(origin, f"HTML page with a {fault}")
    return article
