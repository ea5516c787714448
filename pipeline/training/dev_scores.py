"""How a model does on the dev corpora: logits and gold in, macro-F1 by corpus out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from pipeline.evaluation.classification import (
    classification_scores,
    confusion_matrix,
    restrict_probabilities,
)
from pipeline.inference.batching import ModelInput
from pipeline.inference.torch_runtime import TorchRuntime, Track, no_progress
from pipeline.records import StanceCorpus
from pipeline.stance.calibration import apply_temperature
from pipeline.stance.encoding import StanceEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH_TOKENS = 4096


class DevSet:
    """The dev corpora, encoded once for all evaluations of a run."""

    def __init__(
        self,
        corpora: Sequence[StanceCorpus],
        encoder: StanceEncoder,
        *,
        pad_id: int,
        track: Track = no_progress,
    ) -> None:
        self._pad_id = pad_id
        self._track = track
        self.corpora = tuple(corpora)
        self.gold = [row.stance for corpus in corpora for row in corpus.rows]
        examples = [row.example for corpus in corpora for row in corpus.rows]
        self._inputs: list[ModelInput] = [row.input for row in encoder.encode(examples)]

    def run(
        self, model: Any, *, precision: Literal["fp32", "bf16"] = "fp32"
    ) -> NDArray[np.float32]:
        """Return the logits of all dev rows, corpus after corpus: shape (rows, 3)."""
        runtime = TorchRuntime(
            model, pad_id=self._pad_id, batch_tokens=BATCH_TOKENS, precision=precision
        )
        return runtime.run(self._inputs, track=self._track)

    def score(self, logits: NDArray[np.float32]) -> dict[str, float]:
        """Return macro-F1 by corpus, and under `macro_f1` their mean, which chooses the best.

        On a corpus without one of the labels the prediction is the likeliest of those it has.
        """
        probabilities = apply_temperature(logits, 1.0)
        scores: dict[str, float] = {}
        start = 0
        for corpus in self.corpora:
            part = probabilities[start : start + len(corpus.rows)]
            predicted = [restrict_probabilities(row, corpus.labels)[0] for row in part]
            matrix = confusion_matrix([row.stance for row in corpus.rows], predicted)
            scores[corpus.name] = classification_scores(matrix).macro_f1 or 0.0
            start += len(corpus.rows)
        return scores | {"macro_f1": sum(scores.values()) / len(scores)}
