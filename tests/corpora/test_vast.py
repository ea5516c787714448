from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.corpora.vast import read_vast
from pipeline.records import InputError, StanceCorpus


def summarize(corpus: StanceCorpus) -> list[tuple[str, str, str, str]]:
    return [
        (row.example.statement, row.example.target, row.stance, row.example.group)
        for row in corpus.rows
    ]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_mirror_reads_like_the_published_file(corpora: Path, split: str) -> None:
    published = read_vast(corpora / "vast", split=split)
    mirror = read_vast(corpora / "vast_mirror", split=split)
    assert summarize(published) == summarize(mirror)


def test_published_file_comes_first(copy_corpus: Callable[[str], Path], corpora: Path) -> None:
    folder = copy_corpus("vast")
    shutil.copy(corpora / "vast_mirror" / "vast_dev_compact.csv", folder / "vast_test_compact.csv")
    assert read_vast(folder, split="test") == read_vast(corpora / "vast", split="test")


def test_synthetic_neutral_row_has_the_topic_it_is_neutral_to(corpora: Path) -> None:
    row = read_vast(corpora / "vast", split="train").rows[1]
    assert (row.example.target, row.stance) == ("school uniform", "neutral")


def test_rows_of_one_post_are_one_group(corpora: Path) -> None:
    first, second, third, *_ = read_vast(corpora / "vast", split="train").rows
    assert first.example.group == second.example.group != third.example.group


def test_zero_shot_part_keeps_the_unseen_topics(corpora: Path) -> None:
    whole = read_vast(corpora / "vast", split="test")
    part = read_vast(corpora / "vast", split="test", part="zero_shot")
    assert {row.example.target for row in part.rows} == {"lynx"}
    assert set(part.rows) < set(whole.rows)  # a row's id does not depend on the part


def test_unknown_part_is_named(corpora: Path) -> None:
    unknown: Any = "few_shot"
    with pytest.raises(InputError, match="part=few_shot"):
        read_vast(corpora / "vast", split="test", part=unknown)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(",2,2,", ",3,2,", r":7: label '3'", id="label unknown"),
        pytest.param("topic_str", "topic", ":1: missing column topic_str", id="column missing"),
        pytest.param(",bridge toll,0", ",bridge toll,", r":2: seen\? ''", id="seen? empty"),
    ],
)
def test_malformed_row_is_named(
    copy_corpus: Callable[[str], Path], old: str, new: str, message: str
) -> None:
    folder = copy_corpus("vast")
    file = folder / "vast_dev.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_vast(folder, split="dev")
