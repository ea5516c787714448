"""Counts of things matched one to one, which add up over articles, and the rates they give.

>>> total = MatchCounts(matched=3, predicted=4, gold=6) + MatchCounts(1, 1, 2)
>>> total.precision, total.recall, round(total.f1, 3)
(0.8, 0.5, 0.615)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """How many predicted things match gold ones; a rate without a denominator is None."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: MatchCounts) -> MatchCounts:
        return MatchCounts(
            self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float | None:
        """The share of the predicted that match."""
        return divide(self.matched, self.predicted)

    @property
    def recall(self) -> float | None:
        """The share of gold that is matched."""
        return divide(self.matched, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None only where there is neither gold nor prediction."""
        return divide(2 * self.matched, self.predicted + self.gold)

    def as_row(self) -> tuple[int, int, int]:
        """Return the counts as a row for the bootstrap."""
        return self.matched, self.predicted, self.gold

    @classmethod
    def from_row(cls, row: Iterable[float]) -> MatchCounts:
        """Return the counts that a row of sums holds, in the order of `as_row`."""
        matched, predicted, gold = (round(count) for count in row)
        return cls(matched, predicted, gold)

    def as_dict(self) -> dict[str, float | None]:
        """Return rates and counts as JSON takes them."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return rates | {"matched": self.matched, "predicted": self.predicted, "gold": self.gold}


def divide(part: float, whole: float) -> float | None:
    """Return part / whole, None where there is no whole: undefined is never shown as 0."""
    return part / whole if whole else None
