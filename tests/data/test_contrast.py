"""The shipped contrast sets keep what their data card promises."""

from __future__ import annotations

from pipeline.config import ROOT
from pipeline.corpora.contrast import read_contrast_statements
from pipeline.corpora.contrast_checks import check_contrast


def test_every_check_holds() -> None:
    statements = read_contrast_statements(ROOT / "data" / "contrast")
    assert [check for check in check_contrast(statements) if not check.passed] == []
