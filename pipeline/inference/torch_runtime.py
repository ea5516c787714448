"""The torch runtime: token inputs in, logits out, in the order given.

runtime = TorchRuntime(model, pad_id=0, batch_tokens=4096, precision="bf16")
logits = runtime.run(inputs)        # float32 array (len(inputs), labels)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pipeline.inference.batching import ModelInput, plan_batches

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

Track = Callable[[Iterable[list[int]], int], Iterable[list[int]]]
"""Wraps an iterable of batches, whose number is given, in a progress bar."""


def no_progress(batches: Iterable[list[int]], total: int) -> Iterable[list[int]]:  # noqa: ARG001
    """Pass the batches on without a progress bar."""
    return batches


def best_device() -> str:
    """Return the device to run on: the accelerator where there is one, else the CPU."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


class TorchRuntime:
    """A sequence classifier in evaluation mode on its own device."""

    def __init__(
        self,
        model: torch.nn.Module,
        *,
        pad_id: int,
        batch_tokens: int,
        precision: Literal["fp32", "bf16"] = "fp32",
    ) -> None:
        self._model = model.eval()
        self._pad_id = pad_id
        self._batch_tokens = batch_tokens
        self._bf16 = precision == "bf16"
        self._device = next(model.parameters()).device

    def run(
        self, inputs: Sequence[ModelInput], *, track: Track = no_progress
    ) -> NDArray[np.float32]:
        """Return logits of shape (inputs, labels) as float32."""
        import numpy as np
        import torch

        labels: int = self._model.config.num_labels  # type: ignore[union-attr, assignment]
        logits = np.zeros((len(inputs), labels), dtype=np.float32)
        batches = plan_batches([len(row) for row in inputs], batch_tokens=self._batch_tokens)
        autocast = torch.autocast(self._device.type, torch.bfloat16, enabled=self._bf16)
        with torch.inference_mode(), autocast:
            for batch in track(batches, len(batches)):
                tensors = self._pad([inputs[index] for index in batch])
                logits[batch] = self._model(**tensors).logits.float().cpu().numpy()
        return logits

    def _pad(self, rows: Sequence[ModelInput]) -> dict[str, torch.Tensor]:
        """Return the batch as tensors of shape (rows, longest row)."""
        import torch

        width = max(len(row) for row in rows)

        def stack(columns: Iterable[Sequence[int]], fill: int) -> Any:
            padded = [[*ids, *[fill] * (width - len(ids))] for ids in columns]
            return torch.tensor(padded, device=self._device)

        tensors = {
            "input_ids": stack((row.input_ids for row in rows), self._pad_id),
            "attention_mask": stack(([1] * len(row) for row in rows), 0),
        }
        if rows[0].segment_ids is not None:
            tensors["token_type_ids"] = stack((row.segment_ids or () for row in rows), 0)
        return tensors
