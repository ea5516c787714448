"""Stance scores: confusion counts, precision, recall and F1 a class, and their mean.

Gold and predicted labels enter; a confusion matrix and the scores derived from it leave. A figure
that nothing defines is None, never 0: here nobody was `against`, so the mean is over two classes.

    >>> gold, predicted = ["favor", "neutral"], ["favor", "favor"]
    >>> scores = classification_scores(confusion_matrix(gold, predicted))
    >>> round(scores.macro_f1, 3), scores.undefined
    (0.333, ('against',))

Every statement has one gold and one predicted label, so micro-F1 equals accuracy and is not given.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pipeline.records import LABELS, Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64] | NDArray[np.float64]

_PLACES = {label: place for place, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class ClassScores:
    """How one class fares; precision is None when never predicted, recall when not in gold.

    F1 is None only when the class is in neither.
    """

    precision: float | None
    recall: float | None
    f1: float | None
    support: int


@dataclass(frozen=True, slots=True)
class ClassificationScores:
    """Scores of a confusion matrix; `undefined` classes are left out of `macro_f1`.

    The majority figures are those of always predicting the most frequent gold label.
    """

    per_class: dict[Label, ClassScores]
    macro_f1: float | None
    accuracy: float | None
    n: int
    undefined: tuple[Label, ...]
    majority_macro_f1: float | None
    majority_accuracy: float | None

    def as_dict(self) -> dict[str, Any]:
        """Return the scores as JSON takes them, with the label order under `labels`."""
        return {"labels": list(LABELS)} | asdict(self) | {"undefined": list(self.undefined)}


def confusion_matrix(gold: Sequence[Label], predicted: Sequence[Label]) -> NDArray[np.int64]:
    """Return counts of shape (3, 3): rows gold, columns predicted, both in the order of `LABELS`.

    Raises:
        ValueError: The two differ in length.
    """
    counts = cluster_confusions(gold, predicted, [""] * len(gold))[1]
    matrix: NDArray[np.int64] = counts.sum(axis=0).reshape(3, 3)
    return matrix


def cluster_confusions(
    gold: Sequence[Label], predicted: Sequence[Label], groups: Sequence[str]
) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the groups in order of appearance, and the confusion counts of each as a row.

    Args:
        gold: One label a statement.
        predicted: One label a statement.
        groups: What each statement belongs to: its article, story or document.

    Returns:
        The names, and an array of shape (groups, 9), each row a confusion matrix read row by row.

    Raises:
        ValueError: The three differ in length.
    """
    import numpy as np

    places = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    counts = np.zeros((len(places), len(LABELS) ** 2), dtype=np.int64)
    for group, truth, guess in zip(groups, gold, predicted, strict=True):
        counts[places[group], _PLACES[truth] * len(LABELS) + _PLACES[guess]] += 1
    return tuple(places), counts


def classification_scores(matrix: Counts) -> ClassificationScores:
    """Return the scores of a confusion matrix of shape (3, 3), or of its nine counts in a row."""
    import numpy as np

    counts = np.asarray(matrix, dtype=float).reshape(3, 3)
    support = counts.sum(axis=1)
    majority = np.zeros_like(counts)
    majority[:, support.argmax()] = support
    per_class = {label: _score_class(counts, place) for label, place in _PLACES.items()}
    return ClassificationScores(
        per_class=per_class,
        macro_f1=_number_or_none(macro_f1(counts.reshape(9))),
        accuracy=_number_or_none(accuracy(counts.reshape(9))),
        n=int(counts.sum()),
        undefined=tuple(label for label in LABELS if per_class[label].f1 is None),
        majority_macro_f1=_number_or_none(macro_f1(majority.reshape(9))),
        majority_accuracy=_number_or_none(accuracy(majority.reshape(9))),
    )


def macro_f1(counts: Counts) -> NDArray[np.float64]:
    """Return the mean F1 over the classes that occur, for each row of counts (..., 9) → (...).

    NaN where nothing is counted. F1 is 2·tp / (gold + predicted), as in scikit-learn.
    """
    import numpy as np

    matrices = np.asarray(counts, dtype=float).reshape(*counts.shape[:-1], 3, 3)
    hits = matrices.diagonal(axis1=-2, axis2=-1)
    totals = matrices.sum(axis=-1) + matrices.sum(axis=-2)
    f1 = 2 * hits / np.where(totals > 0, totals, 1)
    occurring = (totals > 0).sum(axis=-1)
    mean = f1.sum(axis=-1) / np.where(occurring > 0, occurring, 1)
    return np.where(occurring > 0, mean, np.nan)


def accuracy(counts: Counts) -> NDArray[np.float64]:
    """Return the share of right labels, for each row of counts (..., 9) → (...); NaN for none."""
    import numpy as np

    totals = np.asarray(counts, dtype=float).sum(axis=-1)
    hits = np.asarray(counts, dtype=float)[..., :: len(LABELS) + 1].sum(axis=-1)
    return np.where(totals > 0, hits / np.where(totals > 0, totals, 1), np.nan)


def restrict_probabilities(
    probabilities: Sequence[float] | NDArray[np.floating[Any]], labels: Sequence[Label]
) -> tuple[Label, bool]:
    """Return the likeliest of the labels that a corpus has, and whether another was likelier.

    A corpus without neutral (SEESAW) is scored on the likelier of its two; the share of statements
    that would have been neutral is told beside. Of equals the first in `LABELS` counts.

    Args:
        probabilities: One example's, in the order of `LABELS`.
        labels: The labels of the corpus, at least one.
    """
    by_label = {label: float(probabilities[_PLACES[label]]) for label in LABELS}
    allowed = [label for label in LABELS if label in labels]
    best = max(allowed, key=by_label.__getitem__)
    return best, max(LABELS, key=by_label.__getitem__) not in allowed


def _score_class(counts: Counts, place: int) -> ClassScores:
    hits = int(counts[place, place])
    support = int(counts[place].sum())
    predicted = int(counts[:, place].sum())
    return ClassScores(
        precision=hits / predicted if predicted else None,
        recall=hits / support if support else None,
        f1=2 * hits / (support + predicted) if support + predicted else None,
        support=support,
    )


def _number_or_none(value: NDArray[np.float64]) -> float | None:
    number = float(value)
    return None if math.isnan(number) else number
