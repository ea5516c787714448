from __future__ import annotations

import io
from pathlib import Path

import pytest

from pipeline.articles.pdf import read_pdf
from pipeline.articles.text import Rejected
from pipeline.records import Article


def _build_pdf(pages: list[str]) -> bytes:
    """Return a PDF whose pages show one string each, by hand: catalog, tree, font, pages."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, text in enumerate(pages):
        lines = " T* ".join(f"({line}) Tj" for line in text.split("\n"))
        content = f"BT /F1 12 Tf 14 TL 50 700 Td {lines} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, inner in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{inner}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("cp1252")


def _read(path: Path, data: bytes) -> Article | Rejected:
    path.write_bytes(data)
    return read_pdf(path, name="talks", origin="talks.pdf")


def _encrypt(data: bytes) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("open sesame", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


GOOD = _build_pdf(["Envoys met in Vel-\nmora on Monday.", "“Good,” she said."])


def test_pages_hyphens_and_quotes(tmp_path: Path) -> None:
    item = _read(tmp_path / "a.pdf", GOOD)
    assert item == Article(
        "talks", "Envoys met in Vel-\nmora on Monday.\n\n“Good,” she said.", origin="talks.pdf"
    )


def test_empty_pages_leave_no_gap(tmp_path: Path) -> None:
    item = _read(tmp_path / "a.pdf", _build_pdf(["One.", "", "Two."]))
    assert isinstance(item, Article)
    assert item.text == "One.\n\nTwo."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "broken PDF: EmptyFileError", id="empty"),
        pytest.param(b"<html>no</html>", "broken PDF: ", id="a web page"),
        pytest.param(b"%PDF-1.4\n%%EOF\n", "broken PDF: ", id="nothing in it"),
        pytest.param(GOOD[:200], "broken PDF: ", id="cut off"),
        pytest.param(GOOD.replace(b"/Pages", b"/Sages"), "broken PDF: ", id="no page tree"),
        pytest.param(_build_pdf([""]), "PDF without text", id="a scan"),
        pytest.param(_build_pdf([]), "PDF without text", id="no pages"),
        pytest.param(_encrypt(GOOD), "encrypted PDF; save a copy", id="encrypted"),
    ],
)
def test_rejected(tmp_path: Path, data: bytes, reason: str) -> None:
    item = _read(tmp_path / "a.pdf", data)
    assert isinstance(item, Rejected)
    assert item.origin == "talks.pdf"
    assert reason in item.reason


def test_every_cut_is_read_or_rejected(tmp_path: Path) -> None:
    # A download that broke off anywhere must not stop the run.
    for end in range(0, len(GOOD), 29):
        item = _read(tmp_path / "a.pdf", GOOD[:end])
        assert item.origin == "talks.pdf"
