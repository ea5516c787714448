from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.corpora.gwsd import TARGET, read_gwsd
from pipeline.records import InputError


def test_label_is_the_likeliest_answer(corpora: Path) -> None:
    stances = {
        row.example.statement: row.stance for row in read_gwsd(corpora / "gwsd", split="train").rows
    }
    assert stances["Warmer winters are already ruining our forests."] == "favor"
    assert stances["The report has four hundred pages."] == "neutral"
    assert stances["Carbon is plant food and does no harm."] == "against"


def test_splits_share_nothing_and_lose_two_rows(corpora: Path) -> None:
    parts = [read_gwsd(corpora / "gwsd", split=split).rows for split in ("train", "dev", "test")]
    ids = [row.example.id for part in parts for row in part]
    assert len(ids) == len(set(ids)) == 30  # of 32: a screening row and a repeated test sentence
    assert "gwsd-1_0_s0" not in ids
    assert "gwsd-1_0_t98" not in ids


def test_everything_is_about_one_target(corpora: Path) -> None:
    examples = [row.example for row in read_gwsd(corpora / "gwsd", split="test").rows]
    assert {(example.target, example.speaker) for example in examples} == {(TARGET, "")}


def test_repeated_sentence_stays_in_one_split(copy_corpus: Callable[[str], Path]) -> None:
    folder = copy_corpus("gwsd")
    file = folder / "GWSD.tsv"
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    doubled = [line.replace("1_0_t", copy) for line in lines for copy in ("1_0_t", "2_0_t")]
    file.write_text("\n".join([header, *doubled, ""]), encoding="utf-8")
    before = read_gwsd(folder, split="dev").rows
    assert {row.example.statement for row in before}.isdisjoint(
        row.example.statement for row in read_gwsd(folder, split="train").rows
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("0.75", "much", r":\d+: agree, neutral, disagree: .*much", id="no number"),
        pytest.param("True", "yes", r":\d+: in_held_out_test 'yes'", id="no truth value"),
    ],
)
def test_malformed_row_is_named(
    copy_corpus: Callable[[str], Path], old: str, new: str, message: str
) -> None:
    folder = copy_corpus("gwsd")
    file = folder / "GWSD.tsv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=rf"GWSD\.tsv{message}"):
        read_gwsd(folder, split="train")
