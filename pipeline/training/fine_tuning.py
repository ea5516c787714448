"""Fine-tuning a stance classifier: a base, rows and a dev set in, best and last checkpoint out.

The run folder gets `best/` (highest mean dev macro-F1 over the epochs) and `last/`, each a stance
checkpoint with its dev figures in `dev_scores.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.config import ClassWeights, Precision, TrainingSettings
from pipeline.inference.torch_runtime import Track, best_device, no_progress
from pipeline.records import LABELS, LabelledExample, StanceCorpus
from pipeline.stance.calibration import fit_temperature
from pipeline.stance.checkpoint import save_checkpoint
from pipeline.stance.encoding import StanceEncoder
from pipeline.training.dev_scores import DevSet

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class FineTuned:
    """What a run left: the folders, their dev macro-F1 by corpus, the temperature of the best."""

    best: Path
    last: Path
    best_scores: dict[str, float]
    last_scores: dict[str, float]
    temperature: float


def fine_tune(
    model: Any,
    tokenizer: Any,
    *,
    rows: Sequence[LabelledExample],
    dev: Sequence[StanceCorpus],
    settings: TrainingSettings,
    seed: int,
    folder: Path,
    track: Track = no_progress,
) -> FineTuned:
    """Train `model` in place on `rows` and write `best/` and `last/` into `folder`.

    `track` shows the progress of dev evaluations.
    """
    from transformers import DataCollatorWithPadding

    from pipeline.training.stance_trainer import StanceTrainer

    encoder = StanceEncoder(tokenizer, max_length=settings.max_length)
    dev_set = DevSet(dev, encoder, pad_id=tokenizer.pad_token_id, track=track)
    trainer = StanceTrainer(
        model=model,
        args=_training_arguments(settings, seed=seed, folder=folder),
        data_collator=DataCollatorWithPadding(tokenizer),
        train_dataset=build_dataset(rows, encoder),
        compute_loss_func=_loss_function(rows, settings),
        eval_dataset=dev_set,
    )
    trainer.train()

    last, last_scores, _ = _save_scored(
        folder / "last", trainer.model, tokenizer, dev_set=dev_set, max_length=settings.max_length
    )
    trainer.load_best()
    best, best_scores, temperature = _save_scored(
        folder / "best", trainer.model, tokenizer, dev_set=dev_set, max_length=settings.max_length
    )
    return FineTuned(best, last, best_scores, last_scores, temperature)


def _save_scored(
    folder: Path, model: Any, tokenizer: Any, *, dev_set: DevSet, max_length: int
) -> tuple[Path, dict[str, float], float]:
    """Score the weights as the disk will hold them and save them; return the temperature too."""
    _round_to_half(model)
    logits = dev_set.run(model)
    scores = dev_set.score(logits)
    temperature = fit_temperature(logits, dev_set.gold)
    save_checkpoint(
        folder, model=model, tokenizer=tokenizer, max_length=max_length, temperature=temperature
    )
    text = json.dumps(scores, indent=2) + "\n"
    (folder / "dev_scores.json").write_text(text, encoding="utf-8")
    return folder, scores, temperature


def _round_to_half(model: Any) -> None:
    """Round the weights to fp16 in place; they stay fp32 tensors."""
    for parameter in model.parameters():
        parameter.data = parameter.data.half().float()


def build_dataset(rows: Sequence[LabelledExample], encoder: StanceEncoder) -> Any:
    """Return a `datasets.Dataset` with input_ids, labels, and token_type_ids where used."""
    from datasets import Dataset

    inputs = [row.input for row in encoder.encode([row.example for row in rows])]
    columns: dict[str, list[Any]] = {
        "input_ids": [list(row.input_ids) for row in inputs],
        "labels": [LABELS.index(row.stance) for row in rows],
    }
    if inputs and inputs[0].segment_ids is not None:
        columns["token_type_ids"] = [list(row.segment_ids or ()) for row in inputs]
    return Dataset.from_dict(columns)


def _training_arguments(settings: TrainingSettings, *, seed: int, folder: Path) -> Any:
    from transformers import TrainingArguments

    return TrainingArguments(
        output_dir=str(folder),
        num_train_epochs=settings.epochs,
        learning_rate=settings.learning_rate,
        per_device_train_batch_size=settings.micro_batch_size,
        gradient_accumulation_steps=settings.batch_size // settings.micro_batch_size,
        weight_decay=settings.weight_decay,
        warmup_steps=settings.warmup,
        bf16=settings.precision == Precision.bf16,
        use_cpu=best_device() == "cpu",
        eval_strategy="epoch",
        save_strategy="no",
        logging_strategy="no",
        report_to="none",
        seed=seed,
        disable_tqdm=not sys.stderr.isatty(),
    )


def _loss_function(
    rows: Sequence[LabelledExample], settings: TrainingSettings
) -> Callable[..., torch.Tensor]:
    """Return cross-entropy with the label weights and smoothing of `settings`."""
    import torch

    weight = None
    if settings.class_weights == ClassWeights.balanced:
        counts = [max(1, sum(row.stance == label for row in rows)) for label in LABELS]
        weight = torch.tensor([len(rows) / (len(LABELS) * count) for count in counts])

    def loss(
        outputs: Any, labels: torch.Tensor, num_items_in_batch: torch.Tensor | None = None
    ) -> torch.Tensor:
        total = torch.nn.functional.cross_entropy(
            outputs.logits.float(),
            labels,
            weight=None if weight is None else weight.to(labels.device),
            label_smoothing=settings.label_smoothing,
            reduction="sum",
        )
        # The mean over the whole batch, of which this micro-batch is a part.
        return total / (len(labels) if num_items_in_batch is None else num_items_in_batch)

    return loss
