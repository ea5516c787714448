"""The checks of a labelled corpus: what is measured, the bound it must keep, and whether it does.

A corpus in the project's own layout enters, already read and so well-formed; a `Check` for each
promise of its data card leaves:

    Check("5-gram overlap of two articles", "1.2 %", "under 3 %", passed=True, detail="a / b")
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.corpora.composition import Splits, invert_splits
from pipeline.corpora.near_duplicates import drop_near_duplicates
from pipeline.corpora.shortcuts import (
    FEATURES,
    FOLDS,
    Feature,
    SurfaceRow,
    measure_shortcut,
)
from pipeline.corpora.text_reuse import find_shared_sentences, list_ngram_overlaps
from pipeline.records import (
    LABELS,
    Article,
    GoldStatement,
    LabelledExample,
    StanceExample,
    StatementCorpus,
)

MOST_OVERLAP = 0.03
"""Largest share of an article's five-word runs that another one may have."""

MOST_GAIN = 0.05
"""By how much a model of cue, side, kind or length alone may be more often right than the majority
label."""

MOST_TOGETHER = 0.1
"""The same for a model of all four: what people do with words ("begged", "swore") does carry some
stance, in real news too."""

LEAST_IN_TRAIN = 0.15
"""Smallest share of a label in train: rarer ones are not learned."""

NEUTRAL_IN_NEWS = (0.58, 0.68)
"""Share of neutral statements outside train, around the 60-65 % of real news."""

TRAIN = "train"

REPEAT_WORDS = 6
"""Statements with fewer words ("Yes.") repeat each other by chance."""

NAME = re.compile(r"\b[^\W\d_a-z][\w-]{3,}")
"""A capitalised word of four letters or more."""


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: what was measured, the bound, whether it holds, and the worst offender."""

    name: str
    measured: str
    bound: str
    passed: bool
    detail: str = ""


def check_gold(corpus: StatementCorpus, splits: Splits) -> list[Check]:
    """Return the checks of a whole corpus with its splits."""
    texts = {article.id: article.text for article in corpus.articles}
    return [
        check_reuse(texts),
        check_sentences(texts),
        *check_splits(corpus.articles, splits),
        check_repeats(corpus.statements, texts, splits),
        check_names(corpus.articles, corpus.statements, splits),
        *check_balance(corpus.statements, splits),
        *check_surface([_make_surface(gold, texts) for gold in corpus.statements]),
    ]


def check_reuse(texts: Mapping[str, str]) -> Check:
    """No two articles share more than a few runs of five words."""
    overlaps = list_ngram_overlaps(texts)
    most = overlaps[0] if overlaps else None
    share = most.share if most else 0.0
    return Check(
        "5-gram overlap of two articles",
        f"{share:.1%} at most",
        f"under {MOST_OVERLAP:.0%}",
        share < MOST_OVERLAP,
        f"{most.first} / {most.second}" if most else "",
    )


def check_sentences(texts: Mapping[str, str]) -> Check:
    """No two articles share a sentence of six words or more."""
    shared = find_shared_sentences(texts)
    detail = next((f"{' / '.join(names)}: {text!r}" for text, names in shared.items()), "")
    return Check("sentences in two articles", str(len(shared)), "none", not shared, detail)


def check_splits(articles: Iterable[Article], splits: Splits) -> list[Check]:
    """Every article is in a split, and no negotiation in two."""
    owners = invert_splits(splits)
    known = list(articles)
    left = [article.id for article in known if article.id not in owners]
    homes: dict[str, set[str]] = defaultdict(set)
    for article in known:
        homes[article.negotiation or article.id].add(owners.get(article.id, ""))
    torn = [name for name, found in homes.items() if len(found) > 1]
    return [
        check_none("articles in no split", left),
        check_none("negotiations in two splits", torn),
    ]


def check_repeats(
    statements: Sequence[GoldStatement], texts: Mapping[str, str], splits: Splits
) -> Check:
    """No training statement nearly repeats one of another split (word-set Jaccard ≥ .75)."""
    train = set(splits.get(TRAIN, ()))
    rows = [
        LabelledExample(StanceExample(gold.statement.article, words, gold.target), gold.stance)
        for gold in statements
        if len((words := _join_contents(gold, texts)).split()) >= REPEAT_WORDS
    ]
    own = [row for row in rows if row.example.id in train]
    others = [row.example for row in rows if row.example.id not in train]
    kept, count = drop_near_duplicates(own, others)
    gone = sorted({row.example.id for row in own} - {row.example.id for row in kept})
    return Check(
        "training statements repeated elsewhere", str(count), "none", not count, ", ".join(gone[:3])
    )


def check_names(
    articles: Iterable[Article], statements: Sequence[GoldStatement], splits: Splits
) -> Check:
    """No name of a speaker or party outside train is one in train."""
    owners = invert_splits(splits)
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for gold in statements:
        in_train = owners.get(gold.statement.article) == TRAIN
        names[in_train].update(NAME.findall(f"{gold.statement.speaker} {gold.statement.side}"))
    common = _list_common_words(articles)
    shared = sorted(names[True] & names[False] - common)
    return check_none("names shared by train and other splits", shared, shown=8)


def check_balance(statements: Sequence[GoldStatement], splits: Splits) -> list[Check]:
    """No label is rare in train; elsewhere neutral is as frequent as in real news."""
    owners = invert_splits(splits)
    counts: dict[str, Counter[str]] = {name: Counter() for name in splits}
    for gold in statements:
        if gold.statement.article in owners:
            counts[owners[gold.statement.article]][gold.stance] += 1
    return [_check_shares(name, found) for name, found in counts.items() if found]


def check_surface(rows: Sequence[SurfaceRow]) -> list[Check]:
    """What may not tell the label does not: cue, side, kind and length, each alone and together."""
    return [
        *(_check_features(rows, (feature,), most=MOST_GAIN) for feature in FEATURES),
        _check_features(rows, FEATURES, most=MOST_TOGETHER),
    ]


def check_none(name: str, offenders: Sequence[str], *, shown: int = 3) -> Check:
    """There is no offender; the first of those there are, `shown` of them, are named."""
    detail = ", ".join(offenders[:shown])
    return Check(name, str(len(offenders)), "none", not offenders, detail)


def check_rarest(name: str, counts: Counter[str]) -> Check:
    """No label is so rare that it is not learned."""
    shares = _share_labels(counts)
    bound = f"each at least {LEAST_IN_TRAIN:.0%}"
    return Check(name, _list_shares(shares), bound, min(shares.values()) >= LEAST_IN_TRAIN)


def _check_features(
    rows: Sequence[SurfaceRow], features: Sequence[Feature], *, most: float
) -> Check:
    name = f"label told by {', '.join(features)} alone"
    bound = f"at most {most:.0%} over the majority label"
    if len({row.group for row in rows}) < FOLDS:
        return Check(name, f"fewer than {FOLDS} groups", bound, passed=True)
    figures = measure_shortcut(rows, features)
    measured = (
        f"accuracy {figures.accuracy:.1%} ({figures.gain:+.1%}), macro-F1 {figures.macro_f1:.3f} "
        f"beside {figures.majority_macro_f1:.3f}"
    )
    return Check(name, measured, bound, figures.gain <= most)


def _check_shares(split: str, counts: Counter[str]) -> Check:
    name = f"labels of {split}"
    if split == TRAIN:
        return check_rarest(name, counts)
    shares = _share_labels(counts)
    low, high = NEUTRAL_IN_NEWS
    bound = f"neutral {low:.0%}-{high:.0%}"
    return Check(name, _list_shares(shares), bound, low <= shares["neutral"] <= high)


def _share_labels(counts: Counter[str]) -> dict[str, float]:
    return {label: counts[label] / max(1, counts.total()) for label in LABELS}


def _list_shares(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{label} {share:.0%}" for label, share in shares.items())


def _make_surface(gold: GoldStatement, texts: Mapping[str, str]) -> SurfaceRow:
    statement = gold.statement
    text = texts[statement.article]
    return SurfaceRow(
        cue=statement.cue.slice(text) if statement.cue else "",
        side=statement.side,
        kind=statement.kind,
        words=len(_join_contents(gold, texts).split()),
        stance=gold.stance,
        group=statement.article,
    )


def _join_contents(gold: GoldStatement, texts: Mapping[str, str]) -> str:
    text = texts[gold.statement.article]
    return " ".join(span.slice(text) for span in gold.statement.contents)


def _list_common_words(articles: Iterable[Article]) -> frozenset[str]:
    """Return capitalised words that some article also has in lower case: titles, not names."""
    lower = {word for article in articles for word in re.findall(r"\b[a-z][\w’'-]+", article.text)}
    return frozenset(word.capitalize() for word in lower)
