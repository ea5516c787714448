r"""PDF: the text layer of a file becomes an `Article`; a scan or an encrypted file is rejected.

The text that pypdf extracts, a blank line between pages and hyphenation left as it is, is the raw
text from here on:

    pages "Envoys met in Vel-" and "mora on Monday."  ->  "Envoys met in Vel-\n\nmora on Monday."
"""

from __future__ import annotations

import io
import zlib
from pathlib import Path

from pipeline.articles.text import Rejected, find_bad_character, read_limited
from pipeline.records import Article

_MAX_PDF_BYTES = 100_000_000
"""PDFs may be larger than other articles, since their pictures count."""


def read_pdf(path: Path, *, name: str, origin: str) -> Article | Rejected:
    """Read the text layer of a PDF as one article; `name` becomes its id."""
    try:
        pages = _extract_pages(read_limited(path, _MAX_PDF_BYTES))
    except ValueError as error:
        return Rejected(origin, str(error))
    text = "\n\n".join(page for page in pages if page.strip())
    if not text:
        return Rejected(origin, "PDF without text; if it is a scan, run text recognition first")
    if fault := find_bad_character(text):
        return Rejected(origin, f"the PDF's text has a {fault}")
    return Article(id=name, text=text, origin=origin)


def _extract_pages(data: bytes) -> list[str]:
    """Return the text of each page.

    Raises:
        ValueError: If the PDF is encrypted or broken.
    """
    import pypdf
    from pypdf.errors import DeprecationError, PyPdfError

    # What pypdf 7.1 raised on 50,000 randomly damaged files: its own errors, and those of Python
    # where a file's objects are not of the type they should be; and their like.
    broken = (
        PyPdfError,
        DeprecationError,
        AssertionError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        NotImplementedError,
        zlib.error,
    )
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        encrypted = reader.is_encrypted
        pages = [] if encrypted else [page.extract_text() for page in reader.pages]
    except broken as error:
        raise ValueError(f"broken PDF: {type(error).__name__}: {error}") from error
    if encrypted:
        raise ValueError("encrypted PDF; save a copy without a password")
    return pages
