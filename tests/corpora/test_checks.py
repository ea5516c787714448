"""Each check on a small corpus that keeps every promise, and on one that breaks just one."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from pipeline.corpora.checks import Check, check_gold
from pipeline.records import LABELS, Article, GoldStatement, Label, Span, Statement, StatementCorpus

WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "inlet", "jetty"]
SPLITS = {"train": ["t0", "t1", "t2"], "test": ["x0", "x1", "x2"]}
STANCES: dict[str, tuple[Label, ...]] = {
    "train": ("favor", "neutral", "against", "neutral", "favor"),
    "test": ("neutral", "favor", "neutral", "against", "neutral"),
}


def make_article(name: str, number: int) -> Article:
    """Return five sentences of words that no other article has in this order."""
    orders = itertools.islice(itertools.permutations(WORDS), number * 5 * 997, None, 997)
    sentences = (" ".join(f"{word}{number}" for word in next(orders)) for _ in range(5))
    return Article(name, ". ".join(sentences) + ".", negotiation=f"talks of {name}")


def make_corpus() -> StatementCorpus:
    articles = tuple(
        make_article(name, number) for number, name in enumerate(itertools.chain(*SPLITS.values()))
    )
    statements = tuple(
        make_gold(article, index, STANCES["train" if article.id[0] == "t" else "test"][index])
        for article in articles
        for index in range(5)
    )
    return StatementCorpus("own", "all", articles, statements)


def make_gold(article: Article, index: int, stance: Label) -> GoldStatement:
    ends = [place for place, character in enumerate(article.text) if character == "."]
    start = 0 if index == 0 else ends[index - 1] + 2
    statement = Statement(
        article=article.id,
        id=str(index),
        kind="indirect",
        source=None,
        cue=None,
        contents=(Span(start, ends[index]),),
        speaker=f"Speaker{article.id.upper()}",
        side="other",
    )
    return GoldStatement(statement, "the talks", stance)


def failed(corpus: StatementCorpus, splits: dict[str, list[str]] = SPLITS) -> list[Check]:
    return [check for check in check_gold(corpus, splits) if not check.passed]


def test_a_clean_corpus_passes() -> None:
    assert failed(make_corpus()) == []


def edit(corpus: StatementCorpus, place: int, text: str) -> StatementCorpus:
    articles = list(corpus.articles)
    articles[place] = replace(articles[place], text=text)
    return replace(corpus, articles=tuple(articles))


def test_an_article_that_borrows_a_sentence_is_named() -> None:
    corpus = make_corpus()
    borrowed = corpus.articles[0].text.partition(".")[0]
    whole = corpus.articles[1].text
    found = failed(edit(corpus, 1, borrowed + whole[whole.index(".") :]))
    assert {check.name for check in found} >= {
        "5-gram overlap of two articles",
        "sentences in two articles",
    }
    assert found[0].detail == "t0 / t1"


def test_a_training_statement_repeated_in_test_is_named() -> None:
    corpus = make_corpus()
    # Test article x0 opens with the words of train article t0: the same statement in two splits.
    borrowed = corpus.articles[0].text.partition(".")[0]
    whole = corpus.articles[3].text
    found = failed(edit(corpus, 3, borrowed + whole[whole.index(".") :]))
    repeats = next(one for one in found if one.name == "training statements repeated elsewhere")
    # All five sentences of an article are the same words in another order: five near-duplicates.
    assert (repeats.measured, repeats.detail) == ("5", "t0")


def test_an_article_in_no_split_is_named() -> None:
    splits = {"train": SPLITS["train"], "test": ["x0", "x1"]}
    assert [(check.name, check.detail) for check in failed(make_corpus(), splits)] == [
        ("articles in no split", "x2")
    ]


def test_a_negotiation_in_two_splits_is_named() -> None:
    corpus = make_corpus()
    articles = tuple(
        replace(article, negotiation="brod") if article.id in ("t0", "x0") else article
        for article in corpus.articles
    )
    found = failed(replace(corpus, articles=articles))
    assert [(check.name, check.detail) for check in found] == [
        ("negotiations in two splits", "brod")
    ]


def test_a_name_in_train_and_test_is_named() -> None:
    corpus = make_corpus()
    statements = tuple(
        replace(gold, statement=replace(gold.statement, speaker="Ana Lundqvist"))
        if gold.statement.article in ("t0", "x0")
        else gold
        for gold in corpus.statements
    )
    found = failed(replace(corpus, statements=statements))
    assert [(check.name, check.detail) for check in found] == [
        ("names shared by train and other splits", "Lundqvist")
    ]


@pytest.mark.parametrize(
    ("article", "stance", "name"),
    [
        pytest.param("t", "neutral", "labels of train", id="a label is missing in train"),
        pytest.param("x", "favor", "labels of test", id="test is not the mix of news"),
    ],
)
def test_a_skewed_split_is_named(article: str, stance: Label, name: str) -> None:
    corpus = make_corpus()
    statements = tuple(
        replace(gold, stance=stance) if gold.statement.article[0] == article else gold
        for gold in corpus.statements
    )
    assert name in [check.name for check in failed(replace(corpus, statements=statements))]


def test_a_side_that_gives_the_label_away_is_named() -> None:
    corpus = make_corpus()
    statements = tuple(
        replace(gold, statement=replace(gold.statement, side=f"side {LABELS.index(gold.stance)}"))
        for gold in corpus.statements
    )
    assert [check.name for check in failed(replace(corpus, statements=statements))] == [
        "label told by side alone",
        "label told by cue, side, kind, length alone",
    ]
