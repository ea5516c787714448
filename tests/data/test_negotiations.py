"""The shipped corpus keeps what its data card promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ROOT
from pipeline.corpora.checks import check_gold
from pipeline.records import StatementCorpus
from pipeline.segmentation.kinds import quotation_type
from pipeline.storage.article_facts import FACTS_FILE, read_article_facts
from pipeline.storage.gold import read_gold, read_splits

PATH = ROOT / "data" / "negotiations"

LEAST_NEGOTIATIONS = {"train": 20, "dev": 6, "calibration": 4, "test": 10}


@pytest.fixture(scope="module")
def corpus() -> StatementCorpus:
    return read_gold(PATH)


@pytest.fixture(scope="module")
def splits(corpus: StatementCorpus) -> dict[str, list[str]]:
    return read_splits(PATH / "splits.json", [article.id for article in corpus.articles])


def test_every_check_holds(corpus: StatementCorpus, splits: dict[str, list[str]]) -> None:
    assert [check for check in check_gold(corpus, splits) if not check.passed] == []


def test_it_is_as_large_as_promised(corpus: StatementCorpus, splits: dict[str, list[str]]) -> None:
    assert len(corpus.articles) >= 260
    assert len(corpus.statements) >= 3_900
    homes = {article.id: article.negotiation for article in corpus.articles}
    for split, least in LEAST_NEGOTIATIONS.items():
        assert len({homes[article] for article in splits[split]}) >= least


def test_kinds_follow_from_the_quotation_marks(corpus: StatementCorpus) -> None:
    texts = {article.id: article.text for article in corpus.articles}
    wrong = [
        (gold.statement.article, gold.statement.id)
        for gold in corpus.statements
        if gold.statement.kind != "authorial"
        and gold.statement.kind
        != quotation_type(texts[gold.statement.article], gold.statement.contents)
    ]
    assert wrong == []


def test_every_article_has_a_register_and_statements(corpus: StatementCorpus) -> None:
    facts = read_article_facts(PATH / FACTS_FILE)
    assert all(facts[article.id].register for article in corpus.articles)
    assert {gold.statement.article for gold in corpus.statements} == facts.keys()


def test_the_data_card_is_there() -> None:
    card = Path(PATH / "README.md").read_text(encoding="utf-8")
    for word in ("CC BY 4.0", "language model", "alpha"):
        assert word in card
