from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from transformers import set_seed

from pipeline.config import ClassWeights, Precision, TrainingSettings
from pipeline.records import Label, LabelledExample, StanceCorpus, StanceExample
from pipeline.stance.checkpoint import load_base
from pipeline.stance.classifier import StanceClassifier
from pipeline.training.fine_tuning import FineTuned, fine_tune
from pipeline.training.stance_trainer import SortedBatchSampler

STATEMENTS: list[tuple[str, Label]] = [
    ("We will return to the table.", "favor"),
    ("The accord is worth every hour.", "favor"),
    ("Both envoys praised the round.", "favor"),
    ("The delegation met on Tuesday.", "neutral"),
    ("Talks began at nine.", "neutral"),
    ("The harbour is closed in winter.", "neutral"),
    ("This process is a farce.", "against"),
    ("We are walking out.", "against"),
]
ROWS = tuple(
    LabelledExample(StanceExample(id=text, statement=text, target="the river talks"), stance)
    for text, stance in STATEMENTS
)
SETTINGS = TrainingSettings(
    epochs=40,
    learning_rate=3e-3,
    batch_size=8,
    max_length=64,
    micro_batch_size=4,
    precision=Precision.fp32,
    class_weights=ClassWeights.balanced,
)


def run(base: Path, folder: Path, *, seed: int = 1) -> FineTuned:
    set_seed(seed)
    model, tokenizer = load_base(str(base), revision=None)
    return fine_tune(
        model,
        tokenizer,
        rows=ROWS,
        dev=[StanceCorpus("made", "dev", ROWS)],
        settings=SETTINGS,
        seed=seed,
        folder=folder,
    )


@pytest.fixture(scope="module")
def tuned(tiny_base: Path, tmp_path_factory: pytest.TempPathFactory) -> FineTuned:
    return run(tiny_base, tmp_path_factory.mktemp("run"))


def test_eight_examples_are_learned_by_heart_and_survive_the_disk(tuned: FineTuned) -> None:
    # The whole path: encode, batch, learn, save as fp16, load, predict.
    assert tuned.best_scores["macro_f1"] == 1
    classifier = StanceClassifier.load(tuned.best, batch_tokens=512)
    predictions = classifier.predict([row.example for row in ROWS])
    assert [prediction.stance for prediction in predictions] == [row.stance for row in ROWS]


def test_best_and_last_are_told_apart(tuned: FineTuned) -> None:
    for folder, scores in ((tuned.best, tuned.best_scores), (tuned.last, tuned.last_scores)):
        assert json.loads((folder / "dev_scores.json").read_text()) == scores
        assert (folder / "model.safetensors").is_file()
    assert tuned.best_scores["macro_f1"] >= tuned.last_scores["macro_f1"]


def test_the_temperature_is_saved_with_the_best(tuned: FineTuned) -> None:
    saved = json.loads((tuned.best / "calibration.json").read_text())
    assert saved == {"temperature": tuned.temperature}


def test_the_same_seed_gives_the_same_weights(tiny_base: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    first, second, other = (
        load_file(run(tiny_base, tmp_path / name, seed=seed).last / "model.safetensors")
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert any(not torch.equal(first[name], other[name]) for name in first)


@pytest.mark.parametrize("rows", [1, 7, 64, 130])
def test_every_row_is_drawn_once_an_epoch_in_sorted_batches(rows: int) -> None:
    lengths = [(7 * n) % 50 for n in range(rows)]
    sampler = SortedBatchSampler(lengths, batch_size=16, seed=0)
    first, second = list(sampler), list(sampler)
    assert sorted(first) == sorted(second) == list(range(rows))
    assert rows <= 16 or first != second, "another order each epoch"
    for start in range(0, rows, 16):
        batch = [lengths[index] for index in first[start : start + 16]]
        assert batch == sorted(batch)


def test_batches_mix_short_and_long_rows() -> None:
    # The bug: batches filled by length came from one corpus each, and nothing was learned.
    lengths = [10] * 500 + [100] * 500
    order = list(SortedBatchSampler(lengths, batch_size=50, seed=0))
    for start in range(0, 1000, 50):
        short = sum(lengths[index] == 10 for index in order[start : start + 50])
        assert 10 <= short <= 40
