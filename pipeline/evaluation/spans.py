"""Span scores: how many sources, cues and contents are found, word for word or by overlap.

An article's text with its gold and predicted attributions enters; counts a role leave:

    >>> text = "It failed, she said."
    >>> gold = [Attribution(Span(11, 14), Span(15, 19), (Span(0, 9),))]
    >>> predicted = [Attribution(Span(11, 14), None, (Span(0, 10),))]
    >>> found = span_counts(text, gold, predicted)
    >>> found["source"].exact.f1, found["content"].exact.f1, found["content"].overlap.f1
    (1.0, 0.0, 1.0)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.evaluation.counts import MatchCounts
from pipeline.evaluation.overlaps import assign_pairs, find_overlaps
from pipeline.records import Attribution, Span

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """One role's spans: those equal to a gold span, and those that share a character with one."""

    exact: MatchCounts
    overlap: MatchCounts

    def __add__(self, other: SpanCounts) -> SpanCounts:
        return SpanCounts(self.exact + other.exact, self.overlap + other.overlap)


def span_counts(
    text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]
) -> dict[Role, SpanCounts]:
    """Return the counts of one article, a role at a time (after PolNeAR, Newell et al., 2018).

    White space at the ends of a span is trimmed. A span that several attributions have in the same
    role, such as one source of two contents, counts once; a discontinuous content counts as its
    pieces. Overlapping spans are matched one to one, as many as possible.
    """
    return {
        role: _count_role(_collect_spans(text, gold, role), _collect_spans(text, predicted, role))
        for role in ROLES
    }


def trim_span(text: str, span: Span) -> Span:
    """Return the span without white space at its ends; one of white space alone stays as it is."""
    words = span.slice(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else span


def _collect_spans(text: str, attributions: Iterable[Attribution], role: Role) -> list[Span]:
    spans: set[Span] = set()
    for attribution in attributions:
        if role == "content":
            spans.update(attribution.contents)
        else:
            span = attribution.source if role == "source" else attribution.cue
            spans.update([span] if span else [])
    return sorted({trim_span(text, span) for span in spans})


def _count_role(gold: Sequence[Span], predicted: Sequence[Span]) -> SpanCounts:
    exact = len(set(gold) & set(predicted))
    shared = find_overlaps([[span] for span in gold], [[span] for span in predicted])
    overlapping = len(assign_pairs(dict.fromkeys(shared, 1.0)))
    return SpanCounts(
        MatchCounts(exact, len(predicted), len(gold)),
        MatchCounts(overlapping, len(predicted), len(gold)),
    )
