"""Token inputs and their batches: lengths in, groups of indices out, hardly any padding.

Inputs are sorted by length, so that the rows of a batch are about equally long:

    >>> plan_batches([3, 9, 4, 8], batch_tokens=18)
    [[1, 3], [2, 0]]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelInput:
    """One input in token ids. `segment_ids` is None for models without token types."""

    input_ids: tuple[int, ...]
    segment_ids: tuple[int, ...] | None = None

    def __len__(self) -> int:
        return len(self.input_ids)


def plan_batches(lengths: Sequence[int], *, batch_tokens: int) -> list[list[int]]:
    """Group indices into batches whose padded size is at most `batch_tokens` tokens.

    Longest first, so that the largest batch is met at once and not after an hour. An input longer
    than the budget is a batch of its own. Equal lengths keep their order.
    """
    batches: list[list[int]] = []
    width = 0
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if not batches or (len(batches[-1]) + 1) * width > batch_tokens:
            batches.append([])
            width = max(1, lengths[index])
        batches[-1].append(index)
    return batches
