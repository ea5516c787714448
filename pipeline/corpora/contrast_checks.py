"""The checks of contrast sets: variants that do contrast, frames that do not recur.

Contrast statements enter, a `Check` for each promise of their data card leaves:

    check_contrast(read_contrast_statements(Path("data/contrast")))
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter

from pipeline.corpora.checks import Check, check_none, check_rarest, check_surface
from pipeline.corpora.contrast import ContrastStatement
from pipeline.corpora.shortcuts import SurfaceRow
from pipeline.corpora.text_reuse import count_repeated_ngrams

MOST_REPEATED = 0.04
"""Largest share of the sets' five-word runs that another set has as well ("by the end of the").

It grows with the number of words, as it does in real news.
"""

MOST_LEAD = 0.15
"""Largest share of statements whose cue has one and the same verb."""

LARGEST_SET = 6
"""Variants of one set: with more the same words come back too often."""


def check_contrast(statements: Sequence[ContrastStatement]) -> list[Check]:
    """Return the checks of contrast sets."""
    sets: dict[str, list[ContrastStatement]] = defaultdict(list)
    for one in statements:
        sets[one.set].append(one)
    return [
        _check_sizes(sets),
        _check_variants(sets),
        _check_turns(sets),
        check_rarest("labels", Counter(one.stance for one in statements)),
        _check_runs(sets),
        _check_leads(statements),
        *check_surface([_make_surface(one) for one in statements]),
    ]


def _check_sizes(sets: dict[str, list[ContrastStatement]]) -> Check:
    wrong = [name for name, found in sets.items() if not 2 <= len(found) <= LARGEST_SET]
    return check_none(f"sets without 2 to {LARGEST_SET} variants", wrong)


def _check_variants(sets: dict[str, list[ContrastStatement]]) -> Check:
    """No set holds the same statement, cue, context and target twice."""
    read = attrgetter("before", "cue", "statement", "after", "speaker", "target")
    wrong = [name for name, found in sets.items() if len({*map(read, found)}) < len(found)]
    return check_none("sets with a variant twice", wrong)


def _check_turns(sets: dict[str, list[ContrastStatement]]) -> Check:
    """Most sets turn the stance; the others show an edit that must not."""
    turning = sum(len({one.stance for one in found}) > 1 for found in sets.values())
    share = turning / len(sets) if sets else 0.0
    return Check("sets whose stance turns", f"{share:.0%}", "at least 75%", share >= 0.75)


def _check_runs(sets: dict[str, list[ContrastStatement]]) -> Check:
    texts = {
        name: [f"{one.before} . {one.statement} . {one.after}" for one in found]
        for name, found in sets.items()
    }
    share = count_repeated_ngrams(texts)
    return Check(
        "5-grams that several sets have",
        f"{share:.1%}",
        f"under {MOST_REPEATED:.0%}",
        share < MOST_REPEATED,
    )


def _check_leads(statements: Sequence[ContrastStatement]) -> Check:
    """No verb leads too many statements: the last word of a cue stands for its verb."""
    leads = Counter(one.cue.casefold().split()[-1] for one in statements if one.cue.strip())
    (verb, count), *_ = leads.most_common(1) or [("", 0)]
    share = count / max(1, leads.total())
    return Check(
        "statements led by one verb",
        f"{share:.1%} ({verb})",
        f"under {MOST_LEAD:.0%}",
        share < MOST_LEAD,
    )


def _make_surface(one: ContrastStatement) -> SurfaceRow:
    return SurfaceRow(
        cue=one.cue,
        side=one.side,
        kind="",
        words=len(one.statement.split()),
        stance=one.stance,
        group=one.set,
    )
