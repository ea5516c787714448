from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import (
    accuracy_score,
    f1_score,
    precision_recall_fscore_support,
)
from sklearn.metrics import confusion_matrix as reference_matrix

from pipeline.evaluation.classification import (
    accuracy,
    classification_scores,
    cluster_confusions,
    confusion_matrix,
    macro_f1,
    restrict_probabilities,
)
from pipeline.records import LABELS, Label

F: Label = "favor"
N: Label = "neutral"
A: Label = "against"

LABEL = st.sampled_from(LABELS)
PAIRS = st.lists(st.tuples(LABEL, LABEL), min_size=1, max_size=40)


def nan_if_none(value: float | None) -> float:
    return float("nan") if value is None else value


def assert_like_reference(gold: Sequence[Label], predicted: Sequence[Label]) -> None:
    scores = classification_scores(confusion_matrix(gold, predicted))
    reference = precision_recall_fscore_support(
        gold, predicted, labels=LABELS, zero_division=np.nan
    )
    for place, label in enumerate(LABELS):
        own = scores.per_class[label]
        ours = [nan_if_none(value) for value in (own.precision, own.recall, own.f1)]
        theirs = [reference[metric][place] for metric in range(3)]
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12)
        assert own.support == reference[3][place]
    mean = f1_score(gold, predicted, labels=LABELS, average="macro", zero_division=np.nan)
    assert scores.macro_f1 == pytest.approx(mean, abs=1e-12)
    assert scores.accuracy == pytest.approx(accuracy_score(gold, predicted), abs=1e-12)


@given(PAIRS)
def test_scores_equal_scikit_learn(pairs: list[tuple[Label, Label]]) -> None:
    gold, predicted = [gold for gold, _ in pairs], [predicted for _, predicted in pairs]
    assert_like_reference(gold, predicted)
    matrix = reference_matrix(gold, predicted, labels=LABELS)
    assert confusion_matrix(gold, predicted).tolist() == matrix.tolist()


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        pytest.param([F, A], [F, A], id="neutral in neither"),
        pytest.param([F, F], [F, F], id="a single class, all right"),
        pytest.param([F, F], [A, A], id="a single class, all wrong"),
        pytest.param([F, N, A], [N, N, N], id="always the same prediction"),
        pytest.param([N, N, N], [F, N, A], id="classes predicted that gold lacks"),
        pytest.param([A], [N], id="one statement"),
    ],
)
def test_degenerate_labels_equal_scikit_learn(gold: list[Label], predicted: list[Label]) -> None:
    assert_like_reference(gold, predicted)


def test_scores_by_hand() -> None:
    # favor: 2 right of 3 gold, 4 predicted; neutral: 1 of 3 gold, 2 predicted; against: absent.
    scores = classification_scores(np.array([[2, 1, 0], [2, 1, 0], [0, 0, 0]]))
    favor, neutral, against = (scores.per_class[label] for label in LABELS)
    assert (favor.precision, favor.recall, favor.f1) == (2 / 4, 2 / 3, 4 / 7)
    assert (neutral.precision, neutral.recall, neutral.f1) == (1 / 2, 1 / 3, 2 / 5)
    assert (against.precision, against.recall, against.f1, against.support) == (None, None, None, 0)
    assert scores.macro_f1 == pytest.approx((4 / 7 + 2 / 5) / 2)
    assert scores.undefined == (A,)
    assert (scores.accuracy, scores.n) == (3 / 6, 6)


@pytest.mark.parametrize(
    ("gold", "predicted", "precision", "recall", "f1"),
    [
        pytest.param([A, F], [F, F], None, 0.0, 0.0, id="in gold, never predicted: F1 is 0"),
        pytest.param([F, F], [F, A], 0.0, None, 0.0, id="predicted, not in gold: F1 is 0"),
        pytest.param([F, F], [F, N], None, None, None, id="in neither: undefined, not 0"),
    ],
)
def test_what_is_undefined(
    gold: list[Label],
    predicted: list[Label],
    precision: float | None,
    recall: float | None,
    f1: float | None,
) -> None:
    own = classification_scores(confusion_matrix(gold, predicted)).per_class[A]
    assert (own.precision, own.recall, own.f1) == (precision, recall, f1)


def test_nothing_counted_is_undefined() -> None:
    scores = classification_scores(confusion_matrix([], []))
    assert (scores.macro_f1, scores.accuracy, scores.n) == (None, None, 0)
    assert (scores.majority_macro_f1, scores.majority_accuracy) == (None, None)
    assert scores.undefined == LABELS


def test_majority_baseline_by_hand() -> None:
    # Gold 5, 3, 2: always favor has F1 2·5 / (5 + 10) for favor, 0 for the two others.
    scores = classification_scores(np.array([[1, 4, 0], [0, 3, 0], [1, 0, 1]]))
    assert scores.majority_macro_f1 == pytest.approx((2 / 3 + 0 + 0) / 3)
    assert scores.majority_accuracy == 0.5


def test_majority_baseline_ignores_what_only_the_model_predicts() -> None:
    scores = classification_scores(confusion_matrix([F, F, F, A], [N, F, F, A]))
    assert scores.majority_macro_f1 == pytest.approx((6 / 7 + 0) / 2)


def test_as_dict_is_json() -> None:
    told = classification_scores(confusion_matrix([F, N], [F, F])).as_dict()
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert told["labels"] == list(LABELS)
    assert told["undefined"] == [A]
    assert told["per_class"][N] == {"precision": None, "recall": 0.0, "f1": 0.0, "support": 1}


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        confusion_matrix([F, N], [F])


def test_clusters_keep_their_order_and_add_up() -> None:
    gold, predicted = [F, N, A, N], [F, F, A, N]
    names, counts = cluster_confusions(gold, predicted, ["late", "early", "late", "early"])
    assert names == ("late", "early")
    assert counts.tolist() == [[1, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 0, 1, 1, 0, 0, 0, 0]]
    assert counts.sum(axis=0).reshape(3, 3).tolist() == confusion_matrix(gold, predicted).tolist()


@given(st.lists(st.lists(st.integers(0, 9), min_size=9, max_size=9), min_size=1, max_size=6))
def test_many_rows_equal_one_at_a_time(rows: list[list[int]]) -> None:
    counts = np.array(rows)
    singles = [classification_scores(row) for row in counts]
    np.testing.assert_array_equal(macro_f1(counts), [nan_if_none(one.macro_f1) for one in singles])
    np.testing.assert_array_equal(accuracy(counts), [nan_if_none(one.accuracy) for one in singles])


@pytest.mark.parametrize(
    ("probabilities", "labels", "expected"),
    [
        pytest.param((0.2, 0.5, 0.3), (F, A), (A, True), id="likelier of the two; was neutral"),
        pytest.param((0.2, 0.1, 0.7), (F, A), (A, False), id="was no neutral anyway"),
        pytest.param((0.2, 0.5, 0.3), LABELS, (N, False), id="a corpus with all three"),
        pytest.param((0.4, 0.2, 0.4), (A, F), (F, False), id="of equals the first in LABELS"),
        pytest.param((0.4, 0.4, 0.2), (F, A), (F, False), id="equal to neutral is not neutral"),
        pytest.param((0.1, 0.4, 0.5), (N,), (N, True), id="a corpus with one label"),
    ],
)
def test_prediction_is_restricted_to_the_labels_of_the_corpus(
    probabilities: tuple[float, float, float],
    labels: tuple[Label, ...],
    expected: tuple[Label, bool],
) -> None:
    assert restrict_probabilities(probabilities, labels) == expected
    assert restrict_probabilities(np.array(probabilities), labels) == expected
