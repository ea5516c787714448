"""How far two annotators agree: on the spans they mark, and on the labels they give.

Two passes over the same articles enter, a list of statements an article each; an `Agreement`
leaves. Statements are paired by their contents (more than half of the longer one shared), stance is
compared on the pairs:

    >>> nominal_alpha([("favor", "favor"), ("against", "against"), ("favor", "neutral")])
    0.5454545454545454
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluation.counts import MatchCounts, divide
from pipeline.evaluation.end_to_end import find_shares
from pipeline.evaluation.overlaps import assign_pairs
from pipeline.records import GoldStatement, Label

Passes = Mapping[str, Sequence[GoldStatement]]
"""The attributed statements of one annotator, by article."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two passes share.

    `contents` counts the statements of either pass and those found by both; its F1 is the mean
    pairwise F1 of content spans. `stance` are the labels of the pairs, first pass first, and
    `speaker` how many pairs name the same speaker, None where speakers were given.
    """

    contents: MatchCounts
    stance: tuple[tuple[Label, Label], ...]
    speaker: int | None

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha of stance on the pairs; None where it is undefined."""
        return nominal_alpha(self.stance)

    @property
    def same_stance(self) -> float | None:
        """The share of pairs with the same stance; None without pairs."""
        return divide(sum(one == other for one, other in self.stance), len(self.stance))

    @property
    def same_speaker(self) -> float | None:
        """The share of pairs with the same speaker; None without pairs or without speakers."""
        return None if self.speaker is None else divide(self.speaker, len(self.stance))


def measure_agreement(first: Passes, second: Passes) -> Agreement:
    """Compare two passes on the articles that both annotated.

    Authorial statements are left out: gold need not list the neutral ones.
    """
    stance: list[tuple[Label, Label]] = []
    ours = theirs = speaker = 0
    for article in sorted(first.keys() & second.keys()):
        one = [gold for gold in first[article] if gold.statement.kind != "authorial"]
        two = [gold for gold in second[article] if gold.statement.kind != "authorial"]
        pairs = pair_statements(one, two)
        stance += [(one[left].stance, two[right].stance) for left, right in pairs]
        speaker += sum(_same_speaker(one[left], two[right]) for left, right in pairs)
        ours, theirs = ours + len(one), theirs + len(two)
    return Agreement(MatchCounts(len(stance), theirs, ours), tuple(stance), speaker)


def pair_statements(
    first: Sequence[GoldStatement], second: Sequence[GoldStatement]
) -> tuple[tuple[int, int], ...]:
    """Return the indices of statements whose contents share more than half of the longer one.

    They are the same statement then (ANNOTATION § 5), as one that is found end to end.
    """
    one, two = ([gold.statement.contents for gold in side] for side in (first, second))
    return assign_pairs(find_shares(one, two))


def nominal_alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Krippendorff's alpha of two annotators for nominal data without missing values.

    1 minus observed over expected disagreement, from the coincidence matrix (Krippendorff, Content
    Analysis, 2004, ch. 11). None without pairs, or where only one label was ever given.
    """
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    expected = total**2 - sum(count**2 for count in values.values())
    if not expected:
        return None
    observed = 2 * sum(one != other for one, other in pairs)
    return 1 - (total - 1) * observed / expected


def _same_speaker(one: GoldStatement, other: GoldStatement) -> bool:
    """Return whether two annotators name the same speaker, one by an alias that the other lists."""
    names = [
        {name.casefold() for name in (gold.statement.speaker, *gold.speaker_aliases)}
        for gold in (one, other)
    ]
    return (
        one.statement.speaker.casefold() in names[1]
        or other.statement.speaker.casefold() in names[0]
    )
