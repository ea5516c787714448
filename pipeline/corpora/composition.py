"""What a labelled corpus is made of: counts by split, negotiation, register, kind, label and tag.

A corpus enters; named counts leave, each of statements unless it says articles:

    count_gold(corpus, splits, registers)["label by split"]["test, neutral"]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.corpora.contrast import ContrastStatement
from pipeline.records import StatementCorpus

NO_SPLIT = "no split"

Splits = Mapping[str, Sequence[str]]
"""The article ids of each split."""


def invert_splits(splits: Splits) -> dict[str, str]:
    """Return the split of each article that is in one."""
    return {article: name for name, ids in splits.items() for article in ids}


def count_gold(
    corpus: StatementCorpus, splits: Splits, registers: Mapping[str, str]
) -> dict[str, Counter[str]]:
    """Return the counts of a corpus in the project's own layout.

    `registers` gives the register of each article that has one.
    """
    owners = invert_splits(splits)
    split = {article.id: owners.get(article.id, NO_SPLIT) for article in corpus.articles}
    homes = {article.id: article.negotiation or article.id for article in corpus.articles}
    rows = [(gold, split[gold.statement.article]) for gold in corpus.statements]
    return {
        "articles by split": Counter(split.values()),
        "negotiations by split": Counter(
            name for name, _ in dict.fromkeys((split[article], homes[article]) for article in split)
        ),
        "statements by split": Counter(name for _, name in rows),
        "label by split": Counter(f"{name}, {gold.stance}" for gold, name in rows),
        "kind by split": Counter(f"{name}, {gold.statement.kind}" for gold, name in rows),
        "articles by register": Counter(registers[name] for name in split if registers.get(name)),
        "statements by negotiation": Counter(homes[gold.statement.article] for gold, _ in rows),
        "statements by tag": Counter(tag for gold, _ in rows for tag in gold.tags),
    }


def count_contrast(statements: Sequence[ContrastStatement]) -> dict[str, Counter[str]]:
    """Return the counts of contrast sets."""
    sizes = Counter(Counter(one.set for one in statements).values())
    return {
        "statements by label": Counter(one.stance for one in statements),
        "sets by size": Counter({f"{size} variants": sizes[size] for size in sorted(sizes)}),
        "statements by negotiation": Counter(one.negotiation for one in statements),
        "statements by tag": Counter(tag for one in statements for tag in one.tags),
    }
