"""Stance of statements, gold against predicted: labels and probabilities in, all figures out.

evaluation = evaluate_stance(corpus, probabilities, bootstrap=Bootstrap(seed=1))
evaluation.scores.macro_f1, evaluation.figures["macro_f1"]["low"]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pipeline.evaluation.calibration import (
    ReliabilityBin,
    brier_score,
    expected_calibration_error,
    reliability_bins,
)
from pipeline.evaluation.classification import (
    ClassificationScores,
    accuracy,
    classification_scores,
    cluster_confusions,
    macro_f1,
    restrict_probabilities,
)
from pipeline.evaluation.figures import Bootstrap, Figure, make_figure
from pipeline.records import LABELS, Label, StanceCorpus

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class StanceEvaluation:
    """All that is known about one model on one corpus.

    `predicted` has the label of each statement; `restricted` is the share of them for which a
    label that the corpus lacks was likelier (0 where the corpus has all three).
    """

    predicted: tuple[Label, ...]
    matrix: list[list[int]]
    scores: ClassificationScores
    figures: dict[str, Figure]
    reliability: tuple[ReliabilityBin, ...]
    ece: float | None
    brier: float | None
    restricted: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as metrics.json holds them."""
        return {
            "figures": self.figures,
            "scores": self.scores.as_dict(),
            "confusion_matrix": {"labels": list(LABELS), "counts": self.matrix},
            "ece": self.ece,
            "brier": self.brier,
            "restricted": self.restricted,
            "reliability": [asdict(one) for one in self.reliability],
        }


def evaluate_stance(
    corpus: StanceCorpus,
    given: Sequence[Sequence[float]] | NDArray[np.float64],
    *,
    bootstrap: Bootstrap,
) -> StanceEvaluation:
    """Return the figures of predictions on `corpus`, one row of probabilities a statement.

    On a corpus without one of the labels the prediction is the likeliest of those it has, and its
    confidence what it is among them. Intervals are over groups; where every row names its
    negotiation, over negotiations and then groups.
    """
    probabilities = [restrict_row(row, corpus.labels) for row in given]
    gold = [row.stance for row in corpus.rows]
    groups = [row.example.group for row in corpus.rows]
    choices = [restrict_probabilities(row, corpus.labels) for row in given]
    predicted = tuple(label for label, _ in choices)
    names, counts = cluster_confusions(gold, predicted, groups)
    outer = _list_negotiations(corpus, names)
    total = counts.sum(axis=0).reshape(len(LABELS), len(LABELS))
    confidence = [max(row) for row in probabilities]
    bins = reliability_bins(confidence, [a == b for a, b in zip(gold, predicted, strict=True)])
    figures = {
        name: make_figure(counts, score, bootstrap=bootstrap, outer=outer, vectorised=True)
        for name, score in (("macro_f1", macro_f1), ("accuracy", accuracy))
    }
    return StanceEvaluation(
        predicted=predicted,
        matrix=total.tolist(),
        scores=classification_scores(total),
        figures=figures,
        reliability=bins,
        ece=expected_calibration_error(bins),
        brier=brier_score(probabilities, gold),
        restricted=sum(other for _, other in choices) / len(choices) if choices else 0.0,
    )


def _list_negotiations(corpus: StanceCorpus, groups: Sequence[str]) -> list[str] | None:
    """Return the negotiation of each group, or None where a row does not name its own."""
    owners = {row.example.group: row.example.negotiation for row in corpus.rows}
    negotiations = [owners[group] for group in groups]
    return negotiations if all(negotiations) else None


def restrict_row(
    row: Sequence[float] | NDArray[np.float64], labels: Sequence[Label]
) -> list[float]:
    """Return one example's probabilities among `labels` alone, in the order of `LABELS`, sum 1."""
    kept = [float(value) if own in labels else 0.0 for value, own in zip(row, LABELS, strict=True)]
    total = sum(kept)
    return [
        value / total if total else (own in labels) / len(labels)
        for value, own in zip(kept, LABELS, strict=True)
    ]
