"""`transformers.Trainer` with the project's own dev evaluation, which keeps the best weights.

This module imports transformers at its top, so it is itself imported only when training starts.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import torch
from torch.utils.data import Sampler
from transformers import PrinterCallback, Trainer

from pipeline.training.dev_scores import DevSet

logger = logging.getLogger(__name__)


class SortedBatchSampler(Sampler[int]):
    """Draws batches at random and sorts each by length, so that its micro-batches pad little.

    Grouping by length across batches (`train_sampling_strategy="group_by_length"`) fills a batch
    from one corpus, and with it mostly from one label: a mixture did not train at all that way
    (EXPERIMENTS.md, 2026-11-24).
    """

    def __init__(self, lengths: Sequence[int], *, batch_size: int, seed: int) -> None:
        self._lengths = lengths
        self._batch_size = batch_size
        self._generator = torch.Generator().manual_seed(seed)

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[int]:
        order = torch.randperm(len(self._lengths), generator=self._generator).tolist()
        for start in range(0, len(order), self._batch_size):
            batch = order[start : start + self._batch_size]
            yield from sorted(batch, key=self._lengths.__getitem__)


class StanceTrainer(Trainer):  # type: ignore[misc]
    """A trainer whose evaluation is mean macro-F1 over the dev corpora.

    The weights of the best evaluation so far are held in memory (90 MB for the embedded base).
    """

    def __init__(self, *, eval_dataset: DevSet, **options: Any) -> None:
        super().__init__(eval_dataset=eval_dataset, **options)
        self.remove_callback(PrinterCallback)
        self._dev_set = eval_dataset
        self._best_score = -1.0
        self._best_weights: dict[str, torch.Tensor] = {}

    def _get_train_sampler(self, train_dataset: Any = None) -> Sampler[int]:
        rows = self.train_dataset if train_dataset is None else train_dataset
        batch_size = self.args.per_device_train_batch_size * self.args.gradient_accumulation_steps
        lengths = [len(ids) for ids in rows["input_ids"]]
        return SortedBatchSampler(lengths, batch_size=batch_size, seed=self.args.seed)

    def evaluate(self, *_: Any, **__: Any) -> dict[str, float]:
        """Score the dev corpora, and keep a copy of the weights if they are the best yet."""
        precision: Literal["fp32", "bf16"] = "bf16" if self.args.bf16 else "fp32"
        scores = self._dev_set.score(self._dev_set.run(self.model, precision=precision))
        if scores["macro_f1"] > self._best_score:
            self._best_score = scores["macro_f1"]
            state = self.model.state_dict()
            self._best_weights = {name: tensor.clone() for name, tensor in state.items()}
        by_corpus = ", ".join(f"{name} {score:.3f}" for name, score in scores.items())
        logger.info("epoch %.1f: dev macro-F1 %s", self.state.epoch or 0, by_corpus)
        metrics = {f"eval_{name}": score for name, score in scores.items()}
        self.callback_handler.on_evaluate(self.args, self.state, self.control, metrics)
        return metrics

    def load_best(self) -> None:
        """Put the weights of the best evaluation back into the model."""
        self.model.load_state_dict(self._best_weights)
