from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.storage.gold import read_gold
from tests.commands.conftest import Stance
from tests.conftest import FIXTURES

CORPORA = FIXTURES / "corpora"
NEGOTIATIONS = Path(__file__).parents[2] / "data" / "negotiations"
QUICK = "intervals.resamples=50"


@pytest.fixture
def checkpoint(tiny_checkpoint: Path) -> str:
    return f"stance.checkpoint={tiny_checkpoint}"


def files(folder: str) -> set[str]:
    return {path.name for path in Path(folder).iterdir() if path.name[0] != "."}


@pytest.mark.parametrize(
    ("corpus", "words"),
    [
        pytest.param("dse", (), id="three labels"),
        pytest.param("seesaw", (), id="no neutral"),
        pytest.param("gwsd", ("data.split=test",), id="a split by name"),
        pytest.param("plv", (), id="test is its only other split"),
        pytest.param("vast", ("data.split=test", "data.part=zero_shot"), id="a part of a split"),
    ],
)
def test_stance_on_public_corpora(
    stance: Stance,
    checkpoint: str,
    corpus: str,
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = f"data.path={CORPORA / corpus}"
    assert stance("eval", f"data={corpus}", path, checkpoint, QUICK, "output=run", *words) == 0
    assert files("run") >= {
        *("predictions.jsonl", "metrics.json", "report.html", "run.json"),
        *("confusion_matrix.png", "confusion_matrix.svg", "confusion_matrix.csv"),
    }
    metrics = json.loads(Path("run/metrics.json").read_text())
    lines = Path("run/predictions.jsonl").read_text().splitlines()
    assert sum(map(sum, metrics["confusion_matrix"]["counts"])) == len(lines) > 0
    rows = [json.loads(line) for line in lines]
    right = sum(row["gold"] == row["predicted"] for row in rows)
    assert metrics["figures"]["accuracy"]["value"] == pytest.approx(right / len(rows))
    if corpus == "seesaw":
        assert {row["predicted"] for row in rows} <= {"favor", "against"}
    assert "Confusion matrix" in capsys.readouterr().out


def test_no_overrides_evaluate_the_own_test_split(stance: Stance, checkpoint: str) -> None:
    assert stance("eval", checkpoint, QUICK, "output=run") == 0
    metrics = json.loads(Path("run/metrics.json").read_text())
    assert metrics["data"] == "negotiations test"
    assert metrics["figures"]["macro_f1"]["clusters"] == 11, "negotiations are drawn first"


def test_stance_on_the_seed(stance: Stance, checkpoint: str) -> None:
    assert stance("eval", "data=seed", checkpoint, QUICK, "output=run") == 0
    metrics = json.loads(Path("run/metrics.json").read_text())
    assert metrics["data"] == "seed all"
    assert "stockholm" in Path("run/report.html").read_text(encoding="utf-8").lower()


def test_attribution_on_polnear(stance: Stance, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("task=attribution", "data=polnear", f"data.path={CORPORA / 'polnear'}")
    assert stance("eval", *words, "data.split=train", QUICK, "output=run") == 0
    figures = json.loads(Path("run/metrics.json").read_text())["figures"]
    assert figures["whole/iou/f1"]["clusters"] == 3
    assert 0 < figures["span/content/overlap/f1"]["value"] <= 1
    assert "whole/coverage/f1" in capsys.readouterr().out


def test_attribution_and_end_to_end_on_the_seed(stance: Stance, checkpoint: str) -> None:
    assert stance("eval", "task=attribution", "data=seed", QUICK, "output=spans") == 0
    spans = json.loads(Path("spans/metrics.json").read_text())["figures"]
    assert spans["whole/coverage/recall"]["value"] > 0.75, "what the rules get on the seed article"
    assert stance("eval", "task=end_to_end", "data=seed", checkpoint, QUICK, "output=run") == 0
    figures = json.loads(Path("run/metrics.json").read_text())["figures"]
    budget = [figure["value"] for name, figure in figures.items() if name.startswith("budget/")]
    assert sum(budget) == pytest.approx(1)
    assert figures["speaker/accuracy"]["value"] > 0.85
    rows = [json.loads(line) for line in Path("run/predictions.jsonl").read_text().splitlines()]
    assert any("gold_stance" in row for row in rows)


def test_end_to_end_is_toward_the_target_that_gold_has(stance: Stance, checkpoint: str) -> None:
    # A corpus of many negotiations has no single codebook; comparing stance toward another target
    # with gold would be meaningless.
    words = ("task=end_to_end", "data=negotiations", "data.split=calibration", checkpoint, QUICK)
    assert stance("eval", *words, "output=run") == 0
    rows = [json.loads(line) for line in Path("run/predictions.jsonl").read_text().splitlines()]
    gold = read_gold(NEGOTIATIONS, split="calibration")
    targets = {one.statement.article: one.target for one in gold.statements}
    assert len({*targets.values()}) > 1
    assert {(row["article"], row["target"]) for row in rows} <= {*targets.items()}
    report = Path("run/report.html").read_text(encoding="utf-8")
    assert f"{len({*targets.values()})} targets, in each article that of its gold" in report


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("data=dse",), "data.path is not set", id="no path"),
        pytest.param(("data=dse", "data.path=nope"), "nope", id="no such folder"),
        pytest.param(
            ("data=dse", f"data.path={CORPORA / 'dse'}", "data.split=trial"), "trial", id="split"
        ),
        pytest.param(("data=polnear", "data.path=."), "no stance corpus", id="not for stance"),
        pytest.param(
            ("task=attribution", "data=dse", "data.path=."), "no attribution corpus", id="nor this"
        ),
        pytest.param(
            ("task=end_to_end", "data=dse", "data.path=."), "end_to_end needs", id="no articles"
        ),
        pytest.param(("data=folder", "data.path=gold"), "statements.jsonl:1", id="unknown label"),
        pytest.param(
            ("task=end_to_end", "data=folder", "data.path=mixed"),
            "a: gold is labelled toward 'talks' and 'the summit'",
            id="two targets",
        ),
        pytest.param(("stance.checkpoint=nope",), "no checkpoint there", id="no such model"),
    ],
)
def test_mistakes_end_in_one_line_and_exit_code_2(
    stance: Stance,
    checkpoint: str,
    words: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gold = Path("gold/articles")
    gold.mkdir(parents=True)
    (gold / "a.txt").write_text("Talks go on.", encoding="utf-8")
    row = {"article": "a", "id": "1", "kind": "authorial", "source": None, "cue": None}
    row |= {"contents": [{"start": 0, "end": 12}], "speaker": "(author)", "side": "media"}  # type: ignore[dict-item]
    row |= {"target": "talks", "stance": "positive"}
    Path("gold/statements.jsonl").write_text(json.dumps(row), encoding="utf-8")
    shutil.copytree("gold", "mixed")
    others = [
        row | {"stance": "favor"},
        row | {"id": "2", "target": "the summit", "stance": "favor"},
    ]
    lines = "\n".join(json.dumps(one) for one in others)
    Path("mixed/statements.jsonl").write_text(lines, encoding="utf-8")
    assert stance("eval", checkpoint, *words, "output=run") == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
