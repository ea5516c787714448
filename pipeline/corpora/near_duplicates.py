"""Training rows that nearly repeat a statement of a set that is measured on, found and dropped.

In: training rows, and the examples of every set that will be scored. Out: the rows left, and how
many were dropped. Two statements are near-duplicates when the Jaccard index of their sets of words
(case folded) reaches the threshold:

    "The talks in Oslo went on today." / "The talks in Oslo went on." → 6/7 = .857: dropped
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.records import LabelledExample, StanceExample

WORD = re.compile(r"\w+")


def drop_near_duplicates(
    rows: Sequence[LabelledExample], against: Sequence[StanceExample], *, threshold: float = 0.75
) -> tuple[tuple[LabelledExample, ...], int]:
    """Return the rows whose statement nearly repeats none in `against`, and how many do.

    Exact, by prefix filtering (Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity
    Joins in Data Cleaning, ICDE 2006): of two word sets that overlap enough, the rarest few words
    share one, so only sets that share a rare word are compared. A statement without words repeats
    nothing.

    Args:
        rows: Training rows.
        against: Examples of the sets that are measured on.
        threshold: The Jaccard index, in (0, 1], from which a row is dropped.

    Raises:
        ValueError: The threshold is out of its range.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold {threshold} is not in (0, 1]")
    held_out = {collect_words(example.statement) for example in against}
    frequency = Counter(word for words in held_out for word in words)
    index: dict[str, list[frozenset[str]]] = defaultdict(list)
    for words in held_out:
        for word in _list_rarest(words, frequency, threshold):
            index[word].append(words)
    kept = tuple(
        row
        for row in rows
        if not _repeats(collect_words(row.example.statement), index, frequency, threshold)
    )
    return kept, len(rows) - len(kept)


def collect_words(statement: str) -> frozenset[str]:
    """Return the set of case-folded words of a statement."""
    return frozenset(WORD.findall(statement.casefold()))


def _list_rarest(words: frozenset[str], frequency: Counter[str], threshold: float) -> list[str]:
    """Return so many of the rarest words that a set similar to `words` must share one of them."""
    # The tolerance can only lengthen the prefix: a product a hair above an integer loses nothing.
    needed = math.ceil(threshold * len(words) - 1e-9)
    ordered = sorted(words, key=lambda word: (frequency[word], word))
    return ordered[: len(words) - needed + 1]


def _repeats(
    words: frozenset[str],
    index: dict[str, list[frozenset[str]]],
    frequency: Counter[str],
    threshold: float,
) -> bool:
    return any(
        len(words & other) / len(words | other) >= threshold
        for word in _list_rarest(words, frequency, threshold)
        for other in index.get(word, ())
    )
