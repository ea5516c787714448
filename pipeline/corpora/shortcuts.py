"""Whether a label can be told without reading the statement: from cue, side, kind and length.

In: rows that hold those four and the label, in groups that stay together. Out: how well a
bag-of-words model guesses the label from them, beside always guessing the most frequent label:

    figures = measure_shortcut(rows)
    figures.accuracy - figures.majority        # near 0 where there is no shortcut

Stance corpora are often solvable without the target or the context (Schiller, Daxenberger and
Gurevych, Stance Detection Benchmark, 2021; Kaushal, Saha and Ganguly, tWT-WT, NAACL 2021).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.records import Label

Feature = Literal["cue", "side", "kind", "length"]
FEATURES: tuple[Feature, ...] = get_args(Feature)

FOLDS = 5
LENGTH_STEPS = (5, 10, 15, 20, 30, 45)
"""Words at which a statement counts as longer."""


@dataclass(frozen=True, slots=True)
class SurfaceRow:
    """What may not tell the label: the cue's words, the side, the kind, the number of words."""

    cue: str
    side: str
    kind: str
    words: int
    stance: Label
    group: str


@dataclass(frozen=True, slots=True)
class ShortcutFigures:
    """Accuracy and macro-F1 of the surface model, and of always guessing the majority label."""

    accuracy: float
    macro_f1: float
    majority: float
    majority_macro_f1: float
    rows: int

    @property
    def gain(self) -> float:
        """By how much the surface model is more often right than the majority label."""
        return self.accuracy - self.majority


def measure_shortcut(
    rows: Sequence[SurfaceRow], features: Collection[Feature] = FEATURES
) -> ShortcutFigures:
    """Return how well logistic regression on these features predicts the label, cross-validated.

    Five folds by group; words of the cue, pairs of them, side, kind and length step are the
    features, `C` is 1 as scikit-learn has it.

    Raises:
        ValueError: There are fewer groups than folds.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import accuracy_score, f1_score
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline

    gold = [row.stance for row in rows]
    if len(set(gold)) == 1:
        return ShortcutFigures(1.0, 1.0, 1.0, 1.0, len(rows))
    model = make_pipeline(DictVectorizer(), LogisticRegression(max_iter=2000))
    guessed = cross_val_predict(
        model,
        [describe_surface(row, features) for row in rows],
        gold,
        groups=[row.group for row in rows],
        cv=GroupKFold(FOLDS),
    )
    most = Counter(gold).most_common(1)[0][0]
    constant = [most] * len(gold)
    return ShortcutFigures(
        accuracy=float(accuracy_score(gold, guessed)),
        macro_f1=float(f1_score(gold, guessed, average="macro")),
        majority=float(accuracy_score(gold, constant)),
        majority_macro_f1=float(f1_score(gold, constant, average="macro")),
        rows=len(rows),
    )


def describe_surface(row: SurfaceRow, features: Collection[Feature] = FEATURES) -> dict[str, float]:
    """Return the features of a row, each with the value 1."""
    words = row.cue.casefold().split()
    names = [f"cue={word}" for word in words or ["none"]]
    names += [f"cue={first} {second}" for first, second in itertools.pairwise(words)]
    step = sum(row.words > limit for limit in LENGTH_STEPS)
    names += [f"side={row.side}", f"kind={row.kind}", f"length={step}"]
    return {name: 1.0 for name in names if name.partition("=")[0] in features}
