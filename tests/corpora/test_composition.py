from __future__ import annotations

from pathlib import Path

from pipeline.corpora.composition import count_contrast, count_gold
from pipeline.corpora.contrast import read_contrast_statements
from pipeline.records import Article, GoldStatement, Span, Statement, StatementCorpus


def make_gold(article: str, *tags: str) -> GoldStatement:
    statement = Statement(article, "1", "direct", None, None, (Span(0, 3),), "Ana Lund", "other")
    return GoldStatement(statement, "the talks", "favor", tags=tags)


def test_a_corpus_is_counted_by_split_negotiation_register_kind_label_and_tag() -> None:
    corpus = StatementCorpus(
        "own",
        "all",
        (
            Article("a", "Yes", negotiation="brod"),
            Article("b", "Yes", negotiation="brod"),
            Article("c", "Yes"),
        ),
        (make_gold("a", "irony", "negation"), make_gold("b", "irony"), make_gold("c")),
    )
    counts = count_gold(corpus, {"train": ["a", "b"]}, {"a": "wire", "b": "", "c": "opinion"})
    assert counts["articles by split"] == {"train": 2, "no split": 1}
    assert counts["negotiations by split"] == {"train": 1, "no split": 1}
    assert counts["label by split"] == {"train, favor": 2, "no split, favor": 1}
    assert counts["kind by split"] == {"train, direct": 2, "no split, direct": 1}
    assert counts["articles by register"] == {"wire": 1, "opinion": 1}
    assert counts["statements by negotiation"] == {"brod": 2, "c": 1}
    assert counts["statements by tag"] == {"irony": 2, "negation": 1}


def test_contrast_sets_are_counted_by_size(corpora: Path) -> None:
    counts = count_contrast(read_contrast_statements(corpora / "contrast"))
    assert counts["sets by size"] == {"2 variants": 2}
    assert counts["statements by label"] == {"favor": 2, "against": 1, "neutral": 1}
