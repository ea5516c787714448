from __future__ import annotations

import numpy as np
import pytest

from pipeline.records import LABELS
from pipeline.stance.calibration import apply_temperature, fit_temperature


@pytest.mark.parametrize("truth", [0.5, 1.0, 3.0])
def test_the_temperature_that_made_the_labels_is_found(truth: float) -> None:
    # Labels drawn from softmax(logits / truth) are calibrated at exactly that temperature.
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(20_000, 3)).astype(np.float32) * 3
    probabilities = apply_temperature(logits, truth)
    drawn = (probabilities.cumsum(axis=1) > rng.random((len(logits), 1))).argmax(axis=1)
    gold = [LABELS[index] for index in drawn]
    assert fit_temperature(logits, gold) == pytest.approx(truth, rel=0.05)


def test_without_examples_nothing_is_scaled() -> None:
    assert fit_temperature(np.zeros((0, 3), dtype=np.float32), []) == 1.0


def test_probabilities_sum_to_one_and_keep_the_order() -> None:
    logits = np.array([[1.0, 3.0, 2.0], [1000.0, -1000.0, 0.0]], dtype=np.float32)
    probabilities = apply_temperature(logits, 7.0)
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    assert (probabilities.argmax(axis=1) == logits.argmax(axis=1)).all()
