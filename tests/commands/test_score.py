from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.commands.conftest import Stance
from tests.conftest import SEED_ARTICLE

FILES = {
    "_SUCCESS",
    "articles.parquet",
    "quarantine.jsonl",
    "report.html",
    "run.json",
    "statements.jsonl",
    "statements.parquet",
}


def read_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def checkpoint(tiny_checkpoint: Path) -> str:
    return f"stance.checkpoint={tiny_checkpoint}"


def test_the_seed_article_end_to_end(
    stance: Stance, checkpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stance("score", checkpoint, "output=run") == 0
    run = Path("run")
    assert {path.name for path in run.iterdir() if path.name[0] != "."} == FILES
    text = SEED_ARTICLE.read_text(encoding="utf-8")
    rows = read_lines(run / "statements.jsonl")
    assert parquet.read_table(run / "articles.parquet").to_pylist()[0]["text"] == text
    assert len(parquet.read_table(run / "statements.parquet")) == len(rows) > 30
    for row in rows:
        for span in (row["source"], row["cue"], *row["contents"]):  # type: ignore[misc]
            if span is not None:
                assert text[span["start"] : span["end"]] == span["text"]
        assert sum(row["probabilities"].values()) == pytest.approx(1)  # type: ignore[attr-defined]
    captured = capsys.readouterr()
    assert "the negotiations between the United States and North Korea" in captured.out
    assert captured.out.rstrip().endswith("run"), "the run folder is printed last"
    assert captured.err == ""


def test_a_folder_with_good_and_bad_articles(
    stance: Stance, checkpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    news = Path("news")
    news.mkdir()
    (news / "a.txt").write_text("The talks failed, Ana Lund said.", encoding="utf-8")
    (news / "empty.txt").write_text("", encoding="utf-8")
    rows = [{"text": "The harvest was good."}, {"title": "no text"}]
    (news / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert stance("score", checkpoint, "input=news", "codebook=generic", "output=run") == 0
    assert len(parquet.read_table("run/articles.parquet")) == 2
    quarantine = read_lines(Path("run/quarantine.jsonl"))
    assert [row["origin"] for row in quarantine] == ["news/empty.txt", "news/rows.jsonl:2"]
    error = capsys.readouterr().err
    assert "2 in quarantine" in error
    assert "1 of 2 articles have none of the terms" in error, "the harvest is off topic"


def test_standard_input_and_another_target(
    stance: Stance, checkpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("“The grain deal is dead,” Ana Lund said."))
    words = ("input=-", "codebook=generic", "codebook.target=the grain deal")
    assert stance("score", checkpoint, *words, "output=run") == 0
    (row,) = read_lines(Path("run/statements.jsonl"))
    assert (row["speaker"], row["target"]) == ("Ana Lund", "the grain deal")


def test_two_runs_give_the_same_statements(stance: Stance, checkpoint: str) -> None:
    for name in ("one", "two"):
        assert stance("score", checkpoint, f"output={name}") == 0
    first, second = (Path(name, "statements.jsonl").read_bytes() for name in ("one", "two"))
    assert first == second


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("input=nope",), "input=nope: no such file", id="missing input"),
        pytest.param(("input=",), "input= is empty", id="an unset shell variable"),
        pytest.param(("codebook.target=",), "codebook.target", id="a target of nothing"),
        pytest.param(("input=empty.txt",), "empty.txt: empty", id="empty article"),
        pytest.param(("input=folder",), "folder", id="nothing to read in it"),
        pytest.param(("codebook=nope",), "codebook/nope", id="no such codebook"),
        pytest.param(("stance.checkpoint=nope",), "no checkpoint there", id="no such model"),
        pytest.param(("inputs=seeds",), "inputs: no such setting", id="typo"),
        pytest.param(("segmenter=neural",), "expected one of", id="no such segmenter"),
        pytest.param(("stance.abstain_below=2",), "stance.abstain_below=2", id="out of range"),
        pytest.param(
            ("codebook.target=" + "very " * 300,), "target", id="a target too long for the model"
        ),
    ],
)
def test_mistakes_end_in_one_line_and_exit_code_2(
    stance: Stance,
    checkpoint: str,
    words: tuple[str, ...],
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("empty.txt").touch()
    Path("folder").mkdir()
    assert stance("score", checkpoint, *words, "output=run") == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1
    assert not Path("run/_SUCCESS").exists()


def test_debug_shows_the_traceback(stance: Stance, checkpoint: str) -> None:
    from pipeline.records import InputError

    with pytest.raises(InputError, match="input=nope"):
        stance("score", checkpoint, "input=nope", "debug=true")
