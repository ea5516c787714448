"""The shipped layers hold no text, and no document is in two splits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import ROOT
from pipeline.corpora.documents import DOCUMENT_READERS
from pipeline.records import LABELS
from pipeline.storage.article_facts import FACTS_FILE, read_article_facts
from pipeline.storage.gold import read_splits

LAYER = ROOT / "data" / "real_layer"
LAYERS = (LAYER, LAYER / "iran_deal_2018")

MOST_CHARACTERS = 120
"""A name or a target phrase is shorter; a longer string would be a sentence of the corpus."""


TRAINING_ALONE = ("dse", "newsmtsc")
"""Corpora of single sentences that the layer takes for training only."""


def read_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.name)
def test_statements_are_offsets_and_labels_without_text(path: Path) -> None:
    rows = read_lines(path / "statements.jsonl")
    facts = read_article_facts(path / FACTS_FILE)
    assert len({(row["article"], row["id"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["article"] in facts
        assert row["stance"] in LABELS
        spans = [row["source"], row["cue"], *row["contents"]]
        assert all(span is None or span.keys() == {"start", "end"} for span in spans)
        assert all(len(value) < MOST_CHARACTERS for value in row.values() if isinstance(value, str))


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.name)
def test_every_article_is_a_document_that_can_be_read(path: Path) -> None:
    facts = read_article_facts(path / FACTS_FILE).values()
    assert {one.corpus for one in facts} <= DOCUMENT_READERS.keys()
    assert all(one.document and len(one.sha256) == 16 for one in facts)


def test_a_third_of_the_documents_is_held_out() -> None:
    facts = read_article_facts(LAYER / FACTS_FILE)
    splits = read_splits(LAYER / "splits.json", facts)
    assert {*splits["train"], *splits["held_out"]} == facts.keys()
    divided = [one for one in facts.values() if one.corpus not in TRAINING_ALONE]
    assert 0.25 < len(splits["held_out"]) / len(divided) < 0.4
    assert {facts[article].corpus for article in splits["held_out"]} == {
        one.corpus for one in divided
    }


@pytest.mark.parametrize("name", ["a", "b"])
def test_each_pass_labels_the_same_statements(name: str) -> None:
    gold = {(row["article"], row["id"]) for row in read_lines(LAYER / "statements.jsonl")}
    other = {(r["article"], r["id"]) for r in read_lines(LAYER / "agreement" / f"{name}.jsonl")}
    assert gold == other
