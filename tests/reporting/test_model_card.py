from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.config import TrainSettings
from pipeline.reporting.model_card import write_model_card


def make_metrics(*corpora: str) -> dict[str, Any]:
    figure = {"value": 0.5, "low": 0.4, "high": 0.6, "clusters": 90, "rough": False}
    evaluation = {
        "figures": {"macro_f1": figure, "accuracy": figure},
        "scores": {"majority_macro_f1": 0.25},
        "ece": 0.031,
    }
    row = {"rows": 1234, "labels": {"favor": 1234}, "near_duplicates_dropped": 5}
    rows = {corpus: row | {"corpus": corpus} for corpus in corpora}
    return {
        "temperature": 1.25,
        "train": rows,
        "dev": {"dse dev": evaluation},
        "test": {},
    }


@pytest.mark.parametrize(
    ("corpora", "licence"),
    [
        pytest.param(("dse", "seesaw"), "cc-by-nc-sa-4.0", id="one non-commercial corpus binds"),
        pytest.param(("dse", "vast"), "apache-2.0", id="else that of the base"),
        pytest.param(("my_corpus",), "apache-2.0", id="a corpus of the user's own"),
    ],
)
def test_the_licence_follows_the_corpora(
    tmp_path: Path, corpora: tuple[str, ...], licence: str
) -> None:
    write_model_card(
        tmp_path / "README.md", metrics=make_metrics(*corpora), settings=TrainSettings()
    )
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlanguage: en\n")
    assert f"license: {licence}\n" in card
    for text in ("1,234 | 5", "| dse dev | .500 [.400, .600]", "1.250", "all-MiniLM-L6-v2"):
        assert text in card
