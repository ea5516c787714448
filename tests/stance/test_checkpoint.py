from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from pipeline.records import LABELS, InputError
from pipeline.stance.checkpoint import load_base, load_checkpoint


def test_plain_transformers_loads_a_checkpoint(tiny_checkpoint: Path) -> None:
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    model = AutoModelForSequenceClassification.from_pretrained(tiny_checkpoint)
    assert tuple(model.config.id2label.values()) == LABELS
    assert AutoTokenizer.from_pretrained(tiny_checkpoint)("yes")["input_ids"]


def test_weights_are_fp16_on_disk_and_fp32_in_memory(tiny_checkpoint: Path) -> None:
    from safetensors.torch import load_file

    stored = load_file(tiny_checkpoint / "model.safetensors")
    assert {tensor.dtype for tensor in stored.values()} == {torch.float16}
    loaded = load_checkpoint(tiny_checkpoint)
    assert {tensor.dtype for tensor in loaded.model.parameters()} == {torch.float32}
    assert (loaded.temperature, loaded.max_length) == (1.5, 128)


def test_an_older_checkpoint_says_nothing_of_the_cue(tiny_checkpoint: Path, tmp_path: Path) -> None:
    assert load_checkpoint(tiny_checkpoint).with_cue
    older = shutil.copytree(tiny_checkpoint, tmp_path / "older")
    (older / "stance.json").write_text('{"max_length": 128}', encoding="utf-8")
    assert not load_checkpoint(older).with_cue


def test_a_checkpoint_can_be_read_by_everybody(tiny_checkpoint: Path) -> None:
    # safetensors writes its file for the owner alone, which a shared archive cannot use.
    assert (tiny_checkpoint / "model.safetensors").stat().st_mode & 0o044 == 0o044


def test_the_embedded_base_needs_no_network() -> None:
    model, tokenizer = load_base("embedded", revision=None)
    assert sum(tensor.numel() for tensor in model.parameters()) > 22_000_000
    assert tokenizer.sep_token == "[SEP]"


def spoil_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"\x00" * 64)


def leave_only_a_pickle(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.rename(folder / "pytorch_model.bin")


def rename_labels(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    config["id2label"] = {"0": "against", "1": "neutral", "2": "favor"}
    config["label2id"] = {"against": 0, "neutral": 1, "favor": 2}
    (folder / "config.json").write_text(json.dumps(config))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(shutil.rmtree, "config.json is missing", id="no folder"),
        pytest.param(spoil_weights, "can't be loaded", id="damaged weights"),
        pytest.param(leave_only_a_pickle, "can't be loaded", id="pickles are never read"),
        pytest.param(rename_labels, "against, neutral, favor", id="labels in another order"),
        pytest.param(
            lambda folder: (folder / "calibration.json").unlink(), "calibration.json", id="no T"
        ),
        pytest.param(
            lambda folder: (folder / "stance.json").write_text("[]"), "no JSON object", id="a list"
        ),
        pytest.param(
            lambda folder: (folder / "calibration.json").write_text('{"temperature": "warm"}'),
            "needs",
            id="temperature is no number",
        ),
    ],
)
def test_wrong_checkpoints_are_refused_in_one_line(
    tiny_checkpoint: Path, tmp_path: Path, spoil: Callable[[Path], None], message: str
) -> None:
    folder = tmp_path / "spoilt"
    shutil.copytree(tiny_checkpoint, folder)
    spoil(folder)
    with pytest.raises(InputError, match=message) as caught:
        load_checkpoint(folder)
    assert "\n" not in str(caught.value)


def test_a_base_that_is_not_there_names_the_way_out() -> None:
    with pytest.raises(InputError, match="embedded"):
        load_base("no-such/model", revision="0" * 40)


def test_a_hub_model_needs_its_revision() -> None:
    # A name alone would train from whatever is published under it that day.
    with pytest.raises(InputError, match=r"model\.revision"):
        load_base("no-such/model", revision=None)


def test_the_head_of_another_task_is_not_kept(tiny_checkpoint: Path) -> None:
    # Its three outputs may mean negative, neutral, positive.
    from safetensors.torch import load_file

    torch.manual_seed(7)
    model, _ = load_base(str(tiny_checkpoint), revision=None)
    stored = load_file(tiny_checkpoint / "model.safetensors")["classifier.weight"].float()
    assert not torch.equal(model.classifier.weight.detach(), stored)
