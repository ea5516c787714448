from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.corpora.seesaw import read_seesaw
from pipeline.records import InputError

DOCUMENT = "TRIPLET_000_DOCUMENT_0.json"


def test_row_has_its_context_without_blank_sentences(corpora: Path) -> None:
    row = read_seesaw(corpora / "seesaw", split="train").rows[1]
    assert row.example.id == "TRIPLET_000_DOCUMENT_0/3/0"
    assert row.example.group == "TRIPLET_000_DOCUMENT_0"
    assert row.example.statement == "Marek Voss called the deal a betrayal of the dockers."
    assert row.example.before == (
        "The cabinet met on Monday. Ana Lund said that striking a harbour deal was the only sane"
        " course."
    )
    assert row.example.after.startswith("He also praised")
    assert row.example.after.endswith("The vote is due in June.")
    assert (row.example.speaker, row.example.target) == ("Marek Voss", "striking a harbour deal")
    assert row.stance == "against"


def test_context_is_three_sentences_at_most(corpora: Path) -> None:
    row = read_seesaw(corpora / "seesaw", split="train").rows[0]
    assert row.example.before == "The cabinet met on Monday."
    assert row.example.after.endswith("Lund answered that Voss had never read the text.")


def test_stances_of_nobody_are_dropped(corpora: Path) -> None:
    rows = [
        row
        for split in ("train", "dev")
        for row in read_seesaw(corpora / "seesaw", split=split).rows
    ]
    names = {name for row in rows for name in (row.example.speaker, row.example.target)}
    assert names.isdisjoint({"None", "Not in the list"})
    assert len(rows) == 13 + 4  # of 15 and 5 annotated


def test_scheme_has_no_neutral(corpora: Path) -> None:
    assert read_seesaw(corpora / "seesaw", split="valid").labels == ("favor", "against")


def test_split_without_stories_is_refused(copy_corpus: Callable[[str], Path]) -> None:
    folder = copy_corpus("seesaw")
    (folder / "annotations" / "TRIPLET_003_DOCUMENT_0.json").unlink()
    with pytest.raises(InputError, match="no story of split test"):
        read_seesaw(folder, split="test")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("sentiment", "MIXED", id="unknown sentiment"),
        pytest.param("subject", None, id="subject missing"),
    ],
)
def test_malformed_stance_names_the_file(
    copy_corpus: Callable[[str], Path], key: str, value: str | None
) -> None:
    folder = copy_corpus("seesaw")
    file = folder / "annotations" / DOCUMENT
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    entry = content["sentence-level stances"]["1"][0]
    entry.pop(key)
    if value is not None:
        entry[key] = value
    file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match=rf"{DOCUMENT}: .*'{value or key}'"):
        read_seesaw(folder, split="train")


def test_missing_article_is_named(copy_corpus: Callable[[str], Path]) -> None:
    folder = copy_corpus("seesaw")
    (folder / "articles" / DOCUMENT).unlink()
    with pytest.raises(InputError, match=rf"articles.{DOCUMENT}: no such file"):
        read_seesaw(folder, split="train")


def test_unknown_split_of_a_story_is_named(copy_corpus: Callable[[str], Path]) -> None:
    folder = copy_corpus("seesaw")
    (folder / "meta" / "TRIPLET_001.json").write_text('{"Split": "trial"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"TRIPLET_001\.json: key Split"):
        read_seesaw(folder, split="train")
