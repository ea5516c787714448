"""The article's own sentences: their stance, where gold may list only those that take one.

One article's gold and predicted statements enter; counts that add up over articles leave. A
predicted authorial sentence is compared with the gold authorial statement that shares more than
half of the longer one. Without one it counts as gold neutral if no gold statement touches it;
a sentence that gold gives, in part, to another statement is misplaced and has no stance to compare.

    count_authorial(gold, predicted).stance   # nine counts, gold by predicted
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add

from pipeline.evaluation.end_to_end import (
    CELLS,
    count_stances,
    find_shares,
    require_one_article,
)
from pipeline.evaluation.overlaps import assign_pairs, find_overlaps
from pipeline.records import GoldStatement, Label, PredictedStatement, Span, Statement


@dataclass(frozen=True, slots=True)
class AuthorialCounts:
    """Stances of authorial sentences, and what segmentation lost.

    Args:
        stance: The confusion matrix row by row, in the order of `LABELS`.
        unlisted: How many of those that gold does not list, and which so count as gold neutral.
        not_found: Gold authorial statements that no predicted one meets.
        misplaced: Predicted ones that touch gold statements and meet none.
    """

    stance: tuple[int, ...] = (0,) * CELLS
    unlisted: int = 0
    not_found: int = 0
    misplaced: int = 0

    def __add__(self, other: AuthorialCounts) -> AuthorialCounts:
        return AuthorialCounts.from_row(map(add, self.as_row(), other.as_row()))

    def as_row(self) -> tuple[int, ...]:
        """Return the counts as a row for the bootstrap."""
        return (*self.stance, self.unlisted, self.not_found, self.misplaced)

    @classmethod
    def from_row(cls, row: Iterable[float]) -> AuthorialCounts:
        """Return the counts that a row of sums holds, in the order of `as_row`."""
        counts = [round(count) for count in row]
        return cls(tuple(counts[:CELLS]), *counts[CELLS:])


def count_authorial(
    gold: Sequence[GoldStatement], predicted: Sequence[PredictedStatement]
) -> AuthorialCounts:
    """Return the counts of one article; predicted authorial statements are its sentences.

    Raises:
        ValueError: The statements are of several articles.
    """
    require_one_article(gold, predicted)
    listed = [one for one in gold if one.statement.kind == "authorial"]
    sentences = [one for one in predicted if one.statement.kind == "authorial"]
    contents = [one.statement.contents for one in sentences]
    shares = find_shares([one.statement.contents for one in listed], contents)
    listing = {column: listed[row].stance for row, column in assign_pairs(shares)}
    annotated = [span for one in gold for span in _list_spans(one.statement)]
    touched = {column for _, column in find_overlaps([annotated], contents)}
    stances: list[tuple[Label, Label]] = [
        (listing.get(column, "neutral"), one.prediction.stance)
        for column, one in enumerate(sentences)
        if column in listing or column not in touched
    ]
    return AuthorialCounts(
        stance=count_stances(stances),
        unlisted=len(stances) - len(listing),
        not_found=len(listed) - len(listing),
        misplaced=len(sentences) - len(stances),
    )


def _list_spans(statement: Statement) -> list[Span]:
    optional = (statement.source, statement.cue)
    return [*statement.contents, *(span for span in optional if span is not None)]
