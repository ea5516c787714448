from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.corpora.plv import STANCES, read_plv
from pipeline.records import InputError


def test_fixture_covers_every_code(corpora: Path) -> None:
    rows = read_plv(corpora / "plv", split="train").rows
    assert [row.stance for row in rows] == list(STANCES.values())


def test_row_keeps_quotation_marks_and_names(corpora: Path) -> None:
    row = read_plv(corpora / "plv", split="train").rows[8]
    assert row.example.statement == 'Minister Quill called the envoy "a liar" on Friday.'
    assert (row.example.speaker, row.example.target) == ("Minister Quill", "the envoy")
    assert row.example.id == "plv-train-10"


def test_there_is_no_dev_split(corpora: Path) -> None:
    with pytest.raises(InputError, match="split=dev: PLV has no such split; it has train, test"):
        read_plv(corpora / "plv", split="dev")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("gold_root", "root", ":1: missing column gold_root", id="column missing"),
        pytest.param("ACCUSE", "GREET", r":6: gold_root 'GREET'", id="code unknown"),
    ],
)
def test_malformed_table_is_named(
    copy_corpus: Callable[[str], Path], old: str, new: str, message: str
) -> None:
    folder = copy_corpus("plv")
    file = folder / "PLV_test.tsv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_plv(folder, split="test")
