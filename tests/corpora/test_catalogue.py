from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.corpora.catalogue import ATTRIBUTION_READERS, STANCE_READERS
from pipeline.records import InputError

ALL_SPLITS = ("train", "dev", "test")
OWN_SPLITS = {"plv": ("train", "test"), "contrast": ("train",)}
SPLITS = [(name, split) for name in STANCE_READERS for split in OWN_SPLITS.get(name, ALL_SPLITS)]


@pytest.mark.parametrize(("name", "split"), SPLITS)
def test_split_holds_every_label_of_its_scheme(corpora: Path, name: str, split: str) -> None:
    corpus = STANCE_READERS[name](corpora / name, split=split)
    assert (corpus.name, corpus.split) == (name, split)
    assert Counter(row.stance for row in corpus.rows).keys() == set(corpus.labels)


@pytest.mark.parametrize(("name", "split"), SPLITS)
def test_examples_are_whole_and_their_ids_unique(corpora: Path, name: str, split: str) -> None:
    examples = [row.example for row in STANCE_READERS[name](corpora / name, split=split).rows]
    assert len({example.id for example in examples}) == len(examples)
    assert all(example.statement and example.target and example.group for example in examples)


@pytest.mark.parametrize("name", STANCE_READERS)
def test_no_statement_is_in_two_splits(corpora: Path, name: str) -> None:
    seen: set[str] = set()
    for split in OWN_SPLITS.get(name, ALL_SPLITS):
        statements = {
            row.example.statement for row in STANCE_READERS[name](corpora / name, split=split).rows
        }
        assert seen.isdisjoint(statements)
        seen |= statements


@pytest.mark.parametrize("name", [*STANCE_READERS, *ATTRIBUTION_READERS])
def test_unknown_split_names_those_there(corpora: Path, name: str) -> None:
    readers = {**STANCE_READERS, **ATTRIBUTION_READERS}
    with pytest.raises(InputError, match=r"split=trial: .* (it has|have) train"):
        readers[name](corpora / name, split="trial")


@pytest.mark.parametrize("name", [*STANCE_READERS, *ATTRIBUTION_READERS])
def test_missing_folder_says_where_the_corpus_is_from(tmp_path: Path, name: str) -> None:
    readers = {**STANCE_READERS, **ATTRIBUTION_READERS}
    with pytest.raises(InputError, match=r"elsewhere.* from .*(github|repository|project)"):
        readers[name](tmp_path / "elsewhere", split="train")
