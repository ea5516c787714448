"""Attributions of a corpus, gold against predicted: attributions by article in, all figures out.

figures = evaluate_attribution(corpus, predicted, kinds=kinds, bootstrap=Bootstrap())
figures["whole/coverage/f1"]["value"]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.evaluation.attributions import MEASURES, match_attributions
from pipeline.evaluation.counts import MatchCounts
from pipeline.evaluation.figures import Bootstrap, Figure, make_figure
from pipeline.evaluation.spans import ROLES, span_counts
from pipeline.records import KINDS, Attribution, AttributionCorpus, Kind

_RATES = ("precision", "recall", "f1")

Counts = dict[str, MatchCounts]


def evaluate_attribution(
    corpus: AttributionCorpus,
    predicted: Mapping[str, Sequence[Attribution]],
    *,
    kinds: Mapping[str, Sequence[Kind]],
    bootstrap: Bootstrap,
) -> dict[str, Figure]:
    """Return precision, recall and F1 of spans and of whole attributions, intervals over articles.

    Names are `span/ROLE/exact|overlap/RATE`, `whole/MEASURE/RATE` and, for the kinds of gold
    attributions, `whole/MEASURE/KIND/recall`. `predicted` and `kinds` are keyed by article id;
    `kinds` has one entry a gold attribution.
    """
    by_article = [
        count_article(
            article.text,
            corpus.attributions[article.id],
            predicted[article.id],
            kinds=kinds[article.id],
        )
        for article in corpus.articles
    ]
    names = by_article[0] if by_article else {}
    return {
        f"{name}/{rate}": _rate_figure([counts[name] for counts in by_article], rate, bootstrap)
        for name in names
        for rate in (("recall",) if name.split("/")[-1] in KINDS else _RATES)
    }


def count_article(
    text: str,
    gold: Sequence[Attribution],
    predicted: Sequence[Attribution],
    *,
    kinds: Sequence[Kind],
) -> Counts:
    """Return one article's counts under the names of `evaluate_attribution`, without the rate."""
    return dict(_count(text, gold, predicted, kinds))


def _count(
    text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution], kinds: Sequence[Kind]
) -> Iterator[tuple[str, MatchCounts]]:
    spans = span_counts(text, gold, predicted)
    for role in ROLES:
        yield f"span/{role}/exact", spans[role].exact
        yield f"span/{role}/overlap", spans[role].overlap
    matches = match_attributions(gold, predicted)
    for measure in MEASURES:
        yield f"whole/{measure}", matches.count(measure)
        for kind, counts in matches.count_kinds(kinds, measure).items():
            if kind != "authorial":
                yield f"whole/{measure}/{kind}", counts


def _rate_figure(counts: Sequence[MatchCounts], rate: str, bootstrap: Bootstrap) -> Figure:
    def score(total: Any) -> float | None:
        value: float | None = getattr(MatchCounts.from_row(total), rate)
        return value

    return make_figure([one.as_row() for one in counts], score, bootstrap=bootstrap)
