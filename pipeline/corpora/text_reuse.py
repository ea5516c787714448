"""Words that two texts share: whole sentences, and runs of five words.

Texts by name enter; the sentences that more than one has, and the pairs that overlap most, leave:

    >>> texts = {"a": "The talks in Brod went on all night.", "b": "The talks in Brod went on."}
    >>> list_ngram_overlaps(texts, size=3)[0]
    NgramOverlap(first='a', second='b', share=1.0)
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’»)]*\s+|\n+")

NGRAM = 5
"""Words in a run."""

SENTENCE_WORDS = 6
"""Shorter sentences ("He declined to comment.") may recur by chance."""

Ngram = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class NgramOverlap:
    """Two texts and the share of the shorter one's distinct runs that the other has too."""

    first: str
    second: str
    share: float


def list_ngrams(text: str, size: int = NGRAM) -> list[Ngram]:
    """Return the runs of `size` words of a text, case folded, in their order."""
    words = WORD.findall(text.casefold())
    return list(zip(*(words[start:] for start in range(size)), strict=False))


def list_ngram_overlaps(texts: Mapping[str, str], *, size: int = NGRAM) -> list[NgramOverlap]:
    """Return every pair of texts that shares a run of words, the largest share first."""
    runs = {name: set(list_ngrams(text, size)) for name, text in texts.items()}
    owners: dict[Ngram, list[str]] = defaultdict(list)
    for name, own in runs.items():
        for run in own:
            owners[run].append(name)
    shared = Counter(pair for names in owners.values() for pair in itertools.combinations(names, 2))
    overlaps = [
        NgramOverlap(first, second, count / min(len(runs[first]), len(runs[second])))
        for (first, second), count in shared.items()
    ]
    return sorted(overlaps, key=lambda one: (-one.share, one.first, one.second))


def find_shared_sentences(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return each sentence of six words or more that several texts have, with their names."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name, text in texts.items():
        for sentence in sorted(set(_split_sentences(text))):
            owners[sentence].append(name)
    return {sentence: names for sentence, names in owners.items() if len(names) > 1}


def count_repeated_ngrams(groups: Mapping[str, Sequence[str]], *, size: int = NGRAM) -> float:
    """Return the share of the groups' runs that another group has as well.

    Texts of one group, such as the variants of a contrast set, may repeat each other; a run counts
    once in each group.
    """
    owners: Counter[Ngram] = Counter()
    for texts in groups.values():
        owners.update({run for text in texts for run in list_ngrams(text, size)})
    repeated = sum(count for count in owners.values() if count > 1)
    return repeated / owners.total() if owners else 0.0


def _split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences as their case-folded words; only to find exact repeats, so roughly."""
    for part in SENTENCE_END.split(text):
        words = WORD.findall(part.casefold())
        if len(words) >= SENTENCE_WORDS:
            yield " ".join(words)
