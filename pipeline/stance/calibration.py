"""Temperature scaling: dev logits and labels in, one number out (Guo et al., ICML 2017)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.records import LABELS, Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TEMPERATURE_BOUNDS = (0.05, 20.0)


def fit_temperature(logits: NDArray[np.float32], gold: Sequence[Label]) -> float:
    """Return the temperature that minimises the negative log-likelihood of `gold`.

    `logits` has shape (examples, 3) in the order of `LABELS`. Without examples it is 1.
    """
    import numpy as np
    from scipy.optimize import minimize_scalar
    from scipy.special import log_softmax

    if not len(gold):
        return 1.0
    rows = np.arange(len(gold))
    columns = np.array([LABELS.index(label) for label in gold])

    def loss(log_temperature: float) -> float:
        scaled = log_softmax(logits / np.exp(log_temperature), axis=1)
        return float(-scaled[rows, columns].mean())

    bounds = tuple(np.log(TEMPERATURE_BOUNDS))
    return float(np.exp(minimize_scalar(loss, bounds=bounds, method="bounded").x))


def apply_temperature(logits: NDArray[np.float32], temperature: float) -> NDArray[np.float64]:
    """Return probabilities of shape (examples, 3); each row sums to 1."""
    from scipy.special import softmax

    probabilities: NDArray[np.float64] = softmax(logits.astype("float64") / temperature, axis=1)
    return probabilities
