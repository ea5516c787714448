"""Which column of a row holds what, and how a row's values become an `Article`.

Columns are found by name, case and surrounding space aside; the first name listed wins:

    {"headline": "Talks resume", "body": "Envoys met.", "published": "2019-10-05"}
    -> Article(id="…16 hex digits of the text's SHA-256…", text="Envoys met.",
               title="Talks resume", date="2019-10-05", …)
"""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Iterable, Mapping

from pipeline.articles.text import Rejected, find_bad_character, find_fault
from pipeline.records import Article

_NAMES = {
    "id": ("id",),
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at"),
    "outlet": ("outlet", "source", "publisher"),
    "url": ("url", "link"),
}


def choose_columns(names: Iterable[str]) -> dict[str, str]:
    """Map each field of an article to the column that holds it; absent ones are left out."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.strip().casefold(), name)
    return {
        field: folded[known[0]]
        for field, accepted in _NAMES.items()
        if (known := [name for name in accepted if name in folded])
    }


def explain_missing_text(names: Iterable[str]) -> str:
    """Return the message for rows without a text column, naming the columns that there are."""
    there = ", ".join(repr(name) for name in names) or "none"
    wanted = ", ".join(f"'{name}'" for name in _NAMES["text"])
    return f"no text column; name it one of {wanted}; columns there are: {there}"


def build_article(row: Mapping[str, object], origin: str) -> Article | Rejected:
    """Make an article of a row whose keys are field names, `text` among them.

    Title, date, outlet and URL may be text, a number or a date; of any other type, or missing,
    they are unknown. Without an id, the text's SHA-256 (first 16 hex digits) stands in.
    """
    text = row["text"]
    if not isinstance(text, str):
        return Rejected(origin, f"text is {_describe(text)}, not a string")
    if fault := find_fault(text):
        return Rejected(origin, fault)
    known = {field: _read_value(row.get(field)) for field in _NAMES if field != "text"}
    for field, value in known.items():
        if value and (fault := find_bad_character(value)):
            return Rejected(origin, f"{field}: {fault}")
    if known["id"] is None and not _is_missing(row.get("id")):
        return Rejected(origin, f"id is {_describe(row['id'])}, not a string or number")
    return Article(
        id=known["id"] or hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        title=known["title"],
        date=known["date"],
        outlet=known["outlet"],
        url=known["url"],
        origin=origin,
    )


def _is_missing(value: object) -> bool:
    """Say whether a value stands for "unknown": null, NaN, or nothing but white space."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, float) and math.isnan(value))


def _read_value(value: object) -> str | None:
    """Return a value as text, or None where it is missing or of a type that says nothing."""
    if _is_missing(value) or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value) if isinstance(value, (int, float)) else None


def _describe(value: object) -> str:
    """Return what a wrong value is, in a reader's words."""
    if value is None:
        return "null"
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    return f"of type {type(value).__name__}"
