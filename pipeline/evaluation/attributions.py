"""Whole attributions: which predicted one is which gold one, and how many are found.

An article's gold and predicted attributions enter; pairs and counts leave. Here 9 of 12 characters
are shared, and the sources differ:

    >>> gold = [Attribution(Span(20, 23), None, (Span(0, 10),))]
    >>> predicted = [Attribution(Span(30, 33), None, (Span(1, 12),))]
    >>> matches = match_attributions(gold, predicted)
    >>> matches.pairs[0].iou, matches.pairs[0].coverage
    (0.75, 0.9)
    >>> matches.count("iou").f1, matches.count("iou_and_source").f1
    (1.0, 0.0)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.evaluation.counts import MatchCounts
from pipeline.evaluation.overlaps import assign_pairs, count_characters, find_overlaps
from pipeline.records import KINDS, Attribution, Kind, Span

Measure = Literal["iou", "iou_and_source", "coverage", "coverage_and_source"]

MEASURES: tuple[Measure, ...] = get_args(Measure)

IOU_ABOVE = 0.5
"""Intersection over union of the contents' characters: the figure that goals hold on."""

COVERAGE_ABOVE = 0.3
"""Share of the gold content covered: the measure of the Gender Gap Tracker (Asr et al., 2021)."""

_AGREEMENT_BONUS = 1e-9
"""Added to the weight of pairs whose sources agree, so that they win ties and nothing else."""


@dataclass(frozen=True, slots=True)
class AttributionPair:
    """Indices of a gold and a predicted attribution assigned to each other, and how alike they are.

    `sources_agree` is whether the source spans share a character, or neither has one.
    """

    gold: int
    predicted: int
    iou: float
    coverage: float
    sources_agree: bool

    def meets(self, measure: Measure) -> bool:
        """Return whether the pair is a match by `measure`."""
        if measure.startswith("iou"):
            alike = self.iou > IOU_ABOVE
        else:
            alike = self.coverage > COVERAGE_ABOVE
        return alike and (self.sources_agree or not measure.endswith("_and_source"))


@dataclass(frozen=True, slots=True)
class AttributionMatches:
    """One article's attributions matched: the numbers of gold and predicted ones, and the pairs."""

    gold: int
    predicted: int
    pairs: tuple[AttributionPair, ...]

    def count(self, measure: Measure) -> MatchCounts:
        """Return the counts by one measure; those of several articles add up."""
        return MatchCounts(
            sum(pair.meets(measure) for pair in self.pairs), self.predicted, self.gold
        )

    def count_kinds(self, kinds: Sequence[Kind], measure: Measure) -> dict[Kind, MatchCounts]:
        """Return the counts by kind of the gold attribution.

        Predictions have no kind here, so `predicted` is 0, precision None, and only `recall` tells
        something.

        Raises:
            ValueError: `kinds` does not have one entry a gold attribution.
        """
        if len(kinds) != self.gold:
            raise ValueError(f"{len(kinds)} kinds for {self.gold} gold attributions")
        found = {pair.gold for pair in self.pairs if pair.meets(measure)}
        return {
            kind: MatchCounts(
                matched=sum(kinds[gold] == kind for gold in found), gold=kinds.count(kind)
            )
            for kind in KINDS
        }


def match_attributions(
    gold: Sequence[Attribution], predicted: Sequence[Attribution]
) -> AttributionMatches:
    """Return the one-to-one assignment with the largest total intersection over union of contents.

    Contents are compared by the characters that they cover. Attributions that share none are never
    paired; of assignments with the same total, one with more agreeing sources is taken.
    """
    own = [attribution.contents for attribution in gold]
    theirs = [attribution.contents for attribution in predicted]
    own_sizes, their_sizes = (list(map(count_characters, side)) for side in (own, theirs))
    candidates = {}
    for (row, column), shared in find_overlaps(own, theirs).items():
        candidates[row, column] = AttributionPair(
            gold=row,
            predicted=column,
            iou=shared / (own_sizes[row] + their_sizes[column] - shared),
            coverage=shared / own_sizes[row],
            sources_agree=_sources_agree(gold[row].source, predicted[column].source),
        )
    weights = {
        place: pair.iou + _AGREEMENT_BONUS * pair.sources_agree
        for place, pair in candidates.items()
    }
    pairs = tuple(candidates[place] for place in assign_pairs(weights))
    return AttributionMatches(len(gold), len(predicted), pairs)


def _sources_agree(gold: Span | None, predicted: Span | None) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return gold.overlap(predicted) > 0
