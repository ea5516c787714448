"""End to end, gold against predicted statements of a corpus: all figures with their intervals.

figures = evaluate_statements(corpus, predicted, aliases=aliases, bootstrap=Bootstrap())
figures["joint/f1"]["value"], figures["budget/not_found"]["value"]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluation.authorial import AuthorialCounts, count_authorial
from pipeline.evaluation.classification import macro_f1
from pipeline.evaluation.counts import divide
from pipeline.evaluation.end_to_end import StatementCounts, count_statements, match_statements
from pipeline.evaluation.figures import Bootstrap, Figure, make_figure
from pipeline.evaluation.speakers import Aliases
from pipeline.records import LABELS, GoldStatement, Label, PredictedStatement, StatementCorpus

_STATEMENT_SCORES: dict[str, Callable[[StatementCounts], float | None]] = {
    "found/precision": lambda counts: counts.found.precision,
    "found/recall": lambda counts: counts.found.recall,
    "found/f1": lambda counts: counts.found.f1,
    "speaker/accuracy": lambda counts: counts.speaker_accuracy,
    "stance/accuracy": lambda counts: counts.stance_accuracy,
    "joint/precision": lambda counts: counts.joint.precision,
    "joint/recall": lambda counts: counts.joint.recall,
    "joint/f1": lambda counts: counts.joint.f1,
    "budget/not_found": lambda counts: divide(counts.not_found, counts.gold),
    "budget/wrong_speaker": lambda counts: divide(counts.wrong_speaker, counts.gold),
    "budget/wrong_stance": lambda counts: divide(counts.wrong_stance, counts.gold),
    "budget/all_right": lambda counts: divide(counts.all_right, counts.gold),
}


@dataclass(frozen=True, slots=True)
class StatementEvaluation:
    """The figures, the summed counts, and by article id the gold stance of found predictions.

    `gold_stances` maps the place of a predicted statement in its article to the stance of the gold
    statement that it found.
    """

    figures: dict[str, Figure]
    attributed: StatementCounts
    authorial: AuthorialCounts
    gold_stances: dict[str, dict[int, Label]]


def evaluate_statements(
    corpus: StatementCorpus,
    predicted: Mapping[str, Sequence[PredictedStatement]],
    *,
    aliases: Aliases,
    bootstrap: Bootstrap,
) -> StatementEvaluation:
    """Return the end-to-end figures, intervals over articles; `predicted` is keyed by article id.

    The shares under `budget/` say what became of the gold attributed statements and sum to 1;
    `authorial/…` tells of the article's own sentences apart from them.
    """
    gold: dict[str, list[GoldStatement]] = {article.id: [] for article in corpus.articles}
    for one in corpus.statements:
        gold[one.statement.article].append(one)
    attributed: list[StatementCounts] = []
    authorial: list[AuthorialCounts] = []
    stances: dict[str, dict[int, Label]] = {}
    for article, own in gold.items():
        theirs = predicted[article]
        pairs = match_statements(own, theirs, aliases=aliases)
        attributed.append(count_statements(own, theirs, pairs))
        authorial.append(count_authorial(own, theirs))
        stances[article] = {pair.predicted: own[pair.gold].stance for pair in pairs}
    return StatementEvaluation(
        figures=_make_figures(attributed, authorial, bootstrap),
        attributed=sum(attributed, StatementCounts()),
        authorial=sum(authorial, AuthorialCounts()),
        gold_stances=stances,
    )


def _make_figures(
    attributed: Sequence[StatementCounts],
    authorial: Sequence[AuthorialCounts],
    bootstrap: Bootstrap,
) -> dict[str, Figure]:
    def scorer(score: Callable[[StatementCounts], float | None]) -> Callable[[Any], float | None]:
        return lambda total: score(StatementCounts.from_row(total))

    rows = [counts.as_row() for counts in attributed]
    figures = {
        name: make_figure(rows, scorer(score), bootstrap=bootstrap)
        for name, score in _STATEMENT_SCORES.items()
    }
    found = [counts.stance for counts in attributed]
    own = [counts.stance for counts in authorial]
    figures["stance/macro_f1"] = _macro_f1_figure(found, bootstrap)
    figures["authorial/macro_f1"] = _macro_f1_figure(own, bootstrap)
    return figures


def _macro_f1_figure(rows: Sequence[Sequence[int]], bootstrap: Bootstrap) -> Figure:
    return make_figure(rows, macro_f1, bootstrap=bootstrap, vectorised=True)


def count_matrix(counts: Sequence[int]) -> list[list[int]]:
    """Return nine confusion counts as a matrix of three rows, gold by predicted."""
    width = len(LABELS)
    return [list(counts[row * width : (row + 1) * width]) for row in range(width)]
