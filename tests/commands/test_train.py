from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.stance.classifier import StanceClassifier
from tests.commands.conftest import Stance
from tests.conftest import FIXTURES

CORPORA = (
    "data/mixture=public",
    f"data.root={FIXTURES / 'corpora'}",
    # The fixtures are not the documents that the shipped layer labels.
    "~data.measured.real_plv",
    "~data.measured.real_seesaw",
)
QUICK = ("training.epochs=1", "training.precision=fp32", "intervals.resamples=50")


def test_a_run_leaves_what_the_design_lists(stance: Stance, tiny_base: Path) -> None:
    assert stance("train", *CORPORA, f"model.name={tiny_base}", *QUICK, "output=run") == 0
    run = Path("run")
    metrics = json.loads((run / "metrics.json").read_text())
    assert set(metrics["train"]) == {"dse", "seesaw", "plv", "gwsd", "vast"}
    assert set(metrics["dev"]) == {"dse dev", "seesaw dev", "gwsd dev", "vast dev"}
    assert metrics["test"] == {}, "test sets are looked at only with test=true"
    for corpus in ("dse", "seesaw", "gwsd", "vast"):
        assert (run / "dev" / corpus / "confusion_matrix.csv").is_file()
    signature = json.loads((run / "run.json").read_text())
    assert signature["seed"] == 1
    assert set(signature["data"]) == set(metrics["train"])
    card = (run / "best" / "README.md").read_text()
    assert "cc-by-nc-sa-4.0" in card, "SEESAW forbids commercial use, so the checkpoint does"
    assert (run / "report.html").is_file()
    StanceClassifier.load(run / "last", batch_tokens=512)


def test_test_sets_on_request(stance: Stance, tiny_base: Path) -> None:
    words = ("train", *CORPORA, f"model.name={tiny_base}", *QUICK, "test=true", "output=run")
    assert stance(*words, "~data.train.seesaw", "data.limit=5") == 0
    metrics = json.loads(Path("run/metrics.json").read_text())
    assert set(metrics["test"]) == {"gwsd test", "vast test"}
    assert all(part["rows"] <= 5 for part in metrics["train"].values())
    assert "license: apache-2.0" in Path("run/best/README.md").read_text()


def test_a_multirun_trains_into_folders_and_prints_a_summary(
    stance: Stance, tiny_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("train", "-m", "seed=1,2,3", *CORPORA, f"model.name={tiny_base}", "output=sweep")
    assert stance(*words, "~data.train.vast", "~data.train.dse", *QUICK) == 0
    for job in "012":
        assert (Path("sweep") / job / "best" / "model.safetensors").is_file()
    seeds = [json.loads((Path("sweep") / job / "run.json").read_text())["seed"] for job in "012"]
    assert seeds == [1, 2, 3]
    printed = capsys.readouterr().out
    assert "mean" in printed
    assert "seed=2" in printed


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("data/mixture=public",), "data.root is not set", id="no corpora"),
        pytest.param(
            ("data/mixture=public", "data.root=nope"), "nope/", id="corpora that are not there"
        ),
        pytest.param((*CORPORA, "model.name=nope/none"), "nope/none", id="no such base"),
        pytest.param((*CORPORA, "training.epochs=0"), "training.epochs=0", id="out of range"),
        pytest.param((*CORPORA, "trainig.epochs=1"), "trainig.epochs: no such setting", id="typo"),
        pytest.param((*CORPORA, "seed=soon"), "seed=soon", id="wrong type"),
        pytest.param((*CORPORA, "task=sentiment"), "task=sentiment", id="unknown task"),
        pytest.param(("data/mixture=everything",), "data/mixture/everything", id="unknown mixture"),
        pytest.param(
            ("-m", *CORPORA, "test=true", "seed=1,2"),
            "error: test=true",
            id="a sweep over test sets",
        ),
        pytest.param(
            (*CORPORA, "data.train.dse.name=dsee"), "data.train.dse.name=dsee", id="unknown corpus"
        ),
        pytest.param(
            (*CORPORA, "data.train.dse.split=test"), "data.train.dse.split=test", id="a test split"
        ),
        pytest.param(
            (*CORPORA, "data.dev.vast.split=null"), "data.dev.vast.split is not set", id="no split"
        ),
        pytest.param(
            (*CORPORA, *(f"~data.dev.{name}" for name in ("dse", "seesaw", "gwsd", "vast"))),
            "one dev",
            id="nothing to choose by",
        ),
    ],
)
def test_mistakes_end_in_one_line_and_exit_code_2(
    stance: Stance,
    words: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert stance("train", *words) == 2
    error = capsys.readouterr().err
    assert message in error
    assert "Traceback" not in error
    told = [line for line in error.splitlines() if line.startswith("error: ")]
    assert len(told) == 1
