r"""Plain text: bytes become an `Article` whose text is the whole file, or a `Rejected`.

Newlines are left as they are, since offsets index the raw text; only a byte order mark goes:

    b"Talks resume\n\nEnvoys met on Monday." -> Article(title="Talks resume", text=…, …)
    b"caf\xe9"                             -> Rejected(reason="not UTF-8: byte 3 is 0xE9; …")
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Article

MAX_BYTES = 20_000_000
"""The most bytes that one article may have, as a file or as a row."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_TITLE = re.compile(r"\A(?:#{1,6} )?([^\r\n]{1,199})(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*\S")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document or row that cannot be scored: where it is (file, or file:line), and why."""

    origin: str
    reason: str


def find_fault(text: str) -> str | None:
    """Return why `text` cannot be an article's text, or None if it can."""
    if not text.strip():
        return "empty article"
    return find_bad_character(text)


def find_bad_character(text: str) -> str | None:
    """Return which character of `text` no UTF-8 file or C string can hold, or None."""
    if (at := text.find("\0")) >= 0:
        return f"NUL character at offset {at}; is the file binary or UTF-16?"
    if found := _SURROGATE.search(text):
        return f"lone surrogate U+{ord(found[0]):04X} at offset {found.start()}"
    return None


def decode_utf8(data: bytes) -> str:
    """Decode UTF-8, dropping a byte order mark and nothing else.

    Raises:
        ValueError: Naming the first byte, counted from 0, that is not UTF-8.
    """
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} is 0x{data[error.start]:02X}"
        raise ValueError(f"not UTF-8: {wrong}; save the file as UTF-8") from None


def read_limited(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file.

    Raises:
        ValueError: If the file has more than `limit` bytes.
    """
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise ValueError(too_large(limit))
    return data


def too_large(limit: int = MAX_BYTES) -> str:
    """Return the reason given for an article over the limit."""
    return f"larger than {limit // 1_000_000} MB, the most that one article may have"


def find_title(text: str) -> str | None:
    """Return the first line if it is under 200 characters and a blank line follows, else None."""
    found = _TITLE.match(text)
    return found[1].strip() or None if found else None


def build_plain_article(data: bytes, *, name: str, origin: str) -> Article | Rejected:
    """Make an article of the bytes of a text or Markdown file; `name` becomes its id."""
    if len(data) > MAX_BYTES:
        return Rejected(origin, too_large())
    try:
        text = decode_utf8(data)
    except ValueError as error:
        return Rejected(origin, str(error))
    if fault := find_fault(text):
        return Rejected(origin, fault)
    return Article(id=name, text=text, title=find_title(text), origin=origin)


def read_text(path: Path, *, name: str, origin: str) -> Article | Rejected:
    """Read a text or Markdown file as one article; `name` becomes its id."""
    try:
        data = read_limited(path)
    except ValueError as error:
        return Rejected(origin, str(error))
    return build_plain_article(data, name=name, origin=origin)
