"""The stance classifier: examples in, one prediction each out.

classifier = StanceClassifier.load(Path("models/stance"), batch_tokens=4096)
classifier.predict([StanceExample(id="1", statement="We will return.", target="the talks")])
# [Prediction(stance='favor', probabilities=(0.7, 0.2, 0.1), confidence=0.7, …)]
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.inference.torch_runtime import TorchRuntime, Track, best_device, no_progress
from pipeline.records import LABELS, Prediction, StanceExample
from pipeline.stance.calibration import apply_temperature
from pipeline.stance.checkpoint import Checkpoint, load_checkpoint
from pipeline.stance.encoding import EncodedExample, StanceEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class StanceClassifier:
    """A loaded checkpoint with the runtime that runs it."""

    def __init__(
        self,
        checkpoint: Checkpoint,
        *,
        batch_tokens: int,
        precision: Literal["fp32", "bf16"] = "fp32",
        abstain_below: float = 0.0,
    ) -> None:
        self._encoder = StanceEncoder(
            checkpoint.tokenizer,
            max_length=checkpoint.max_length,
            with_cue=checkpoint.with_cue,
        )
        self._runtime = TorchRuntime(
            checkpoint.model.to(best_device()),
            pad_id=checkpoint.tokenizer.pad_token_id,
            batch_tokens=batch_tokens,
            precision=precision,
        )
        self._temperature = checkpoint.temperature
        self._abstain_below = abstain_below

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        batch_tokens: int,
        precision: Literal["fp32", "bf16"] = "fp32",
        abstain_below: float = 0.0,
    ) -> StanceClassifier:
        """Load the checkpoint in `folder`.

        Raises:
            InputError: There is no stance checkpoint in `folder`.
        """
        return cls(
            load_checkpoint(folder),
            batch_tokens=batch_tokens,
            precision=precision,
            abstain_below=abstain_below,
        )

    def predict(
        self, examples: Sequence[StanceExample], *, track: Track = no_progress
    ) -> list[Prediction]:
        """Return the predictions in the order of the examples.

        Raises:
            InputError: A target takes more than half of the length limit.
        """
        encoded = self._encoder.encode(examples)
        logits = self._runtime.run([row.input for row in encoded], track=track)
        probabilities = apply_temperature(logits, self._temperature)
        return [self._decide(*pair) for pair in zip(encoded, probabilities, strict=True)]

    def _decide(self, encoded: EncodedExample, row: NDArray[np.float64]) -> Prediction:
        best = int(row.argmax())
        favor, neutral, against = (float(value) for value in row)
        confidence = float(row[best])
        return Prediction(
            stance=LABELS[best],
            probabilities=(favor, neutral, against),
            confidence=confidence,
            abstained=confidence < self._abstain_below,
            truncated=encoded.truncated,
        )
