"""The mixture that a run learns from: corpora in, training rows that repeat no measured row out.

Left out are near-duplicates of measured statements, and every row of a document that a measured
corpus holds out: one and the same article may be labelled by two corpora.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.corpora.near_duplicates import drop_near_duplicates
from pipeline.records import LABELS, LabelledExample, StanceCorpus


@dataclass(frozen=True, slots=True)
class Mixture:
    """Training rows by corpus, the dev corpora, and how many rows were dropped as repeats."""

    train: dict[str, tuple[LabelledExample, ...]]
    dev: tuple[StanceCorpus, ...]
    dropped: dict[str, int]

    @property
    def rows(self) -> tuple[LabelledExample, ...]:
        """All training rows, corpus after corpus."""
        return tuple(row for rows in self.train.values() for row in rows)


def mix_corpora(
    train: Sequence[StanceCorpus],
    *,
    dev: Sequence[StanceCorpus],
    measured: Sequence[StanceCorpus],
    limit: int | None,
    seed: int,
) -> Mixture:
    """Drop training rows that nearly repeat a dev or measured row, then keep at most `limit` each.

    So are rows whose group, the document they are from, is that of a dev or measured row. The rows
    kept under a limit are drawn with `seed`, alike in every run of that seed.
    """
    against = [row.example for corpus in (*dev, *measured) for row in corpus.rows]
    held_out = {example.group for example in against if example.group}
    kept: dict[str, tuple[LabelledExample, ...]] = {}
    dropped: dict[str, int] = {}
    for corpus in train:
        others = [row for row in corpus.rows if row.example.group not in held_out]
        rows, _ = drop_near_duplicates(others, against)
        kept[corpus.name] = _draw(rows, limit, seed)
        dropped[corpus.name] = len(corpus.rows) - len(rows)
    return Mixture(kept, tuple(dev), dropped)


def count_labels(rows: Sequence[LabelledExample]) -> Mapping[str, int]:
    """Return how often each label occurs, in the order of `LABELS`."""
    return {label: sum(row.stance == label for row in rows) for label in LABELS}


def _draw(
    rows: tuple[LabelledExample, ...], limit: int | None, seed: int
) -> tuple[LabelledExample, ...]:
    if limit is None or len(rows) <= limit:
        return rows
    return tuple(random.Random(seed).sample(rows, limit))
