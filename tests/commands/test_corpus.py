"""`corpus` on the seed article, on contrast sets, and on a layer over the corpora's fixtures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import ROOT
from pipeline.corpora.documents import count_words_before, hash_words, list_positions
from tests.commands.conftest import Stance
from tests.conftest import FIXTURES

CORPORA = FIXTURES / "corpora"
SENTENCE = "Ruritania agreed to join Sylvania's grain scheme."


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A layer over one sentence of the PLV fixture, with a further annotator's pass."""
    folder = tmp_path / "layer"
    (folder / "agreement").mkdir(parents=True)
    article = {"article": "p0", "corpus": "plv", "document": "0", "sha256": hash_words(SENTENCE)}
    write_rows(folder / "articles.jsonl", article)
    row = {
        "article": "p0",
        "id": "1",
        "kind": "indirect",
        "source": count_words("Ruritania"),
        "cue": count_words("agreed"),
        "contents": [count_words("to join Sylvania's grain scheme")],
        "speaker": "Ruritania",
        "side": "Ruritania",
        "target": "the grain scheme",
        "stance": "favor",
    }
    write_rows(folder / "statements.jsonl", row)
    write_rows(folder / "agreement" / "b.jsonl", row | {"stance": "neutral"})
    (folder / "splits.json").write_text('{"train": [], "held_out": ["p0"]}', encoding="utf-8")
    return folder


def write_rows(file: Path, *rows: dict[str, Any]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def count_words(words: str) -> dict[str, int]:
    positions = list_positions(SENTENCE)
    start = SENTENCE.index(words)
    return {
        "start": count_words_before(positions, start),
        "end": count_words_before(positions, start + len(words)),
    }


def test_a_corpus_that_breaks_a_promise_ends_with_exit_code_1(
    stance: Stance, capsys: pytest.CaptureFixture[str]
) -> None:
    # The seed has one article and no splits: the article is in none.
    assert stance("corpus", "data=seed", "output=out") == 1
    printed = capsys.readouterr()
    assert "articles in no split" in printed.out
    assert printed.err.endswith("checks failed: articles in no split\n")
    content = json.loads(Path("out/check.json").read_text(encoding="utf-8"))
    assert content["counts"]["statements by split"] == {"no split": 44}
    assert any(not check["passed"] for check in content["checks"])


def test_contrast_sets_are_checked_too(stance: Stance, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("corpus", "data=contrast", f"data.path={CORPORA / 'contrast'}", "output=out")
    assert stance(*words) == 1
    printed = capsys.readouterr()
    assert "sets by size" in printed.out
    assert "statements led by one verb" in printed.err


def test_agreement_of_the_seeds_passes(stance: Stance, capsys: pytest.CaptureFixture[str]) -> None:
    assert stance("corpus", "action=agreement", "data=seed", "output=out") == 0
    rows = json.loads(Path("out/agreement.json").read_text(encoding="utf-8"))
    assert [row["passes"] for row in rows] == [["gold", "a"], ["gold", "b"], ["a", "b"]]
    assert all(0.5 < row["stance_alpha"] <= 1 for row in rows)
    assert "Krippendorff" in capsys.readouterr().out


def test_a_layer_is_joined_compared_and_written_out(stance: Stance, layer: Path) -> None:
    data = ("data=real_layer", f"data.path={layer}", f"data.root={CORPORA}")
    assert stance("corpus", "action=agreement", *data, "output=agreed") == 0
    rows = json.loads(Path("agreed/agreement.json").read_text(encoding="utf-8"))
    assert [(row["part"], row["shared"], row["stance_same"]) for row in rows] == [
        ("all", 1, 0.0),
        ("held_out", 1, 0.0),
    ]
    assert stance("corpus", "action=convert", *data, "output=real") == 0
    assert Path("real/articles/p0.txt").read_text(encoding="utf-8") == SENTENCE
    record = json.loads(Path("real/statements.jsonl").read_text(encoding="utf-8"))
    assert record["cue"]["text"] == "agreed"
    assert record["contents"][0]["text"] == "to join Sylvania's grain scheme"
    assert stance("eval", "task=attribution", "data=folder", "data.path=real") == 0


def test_a_corpus_without_passes_says_where_they_belong(
    stance: Stance, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("corpus", "action=agreement", "data=contrast", f"data.path={CORPORA / 'contrast'}")
    assert stance(*words) == 2
    assert "agreement: no *.jsonl here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("root", "edit", "message"),
    [
        pytest.param("", {}, "data.root is not set", id="no root"),
        pytest.param("elsewhere", {}, "get it from github.com/snowood1", id="no corpus"),
        pytest.param(CORPORA, {"sha256": "0"}, "0 is not the text that was labelled", id="text"),
        pytest.param(CORPORA, {"document": "77"}, "plv has no document 77", id="no document"),
        pytest.param(CORPORA, {"corpus": "wire"}, "corpus 'wire' is not one of plv", id="corpus"),
    ],
)
def test_a_layer_that_cannot_be_joined_is_named(
    stance: Stance,
    layer: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    root: str | Path,
    edit: dict[str, str],
    message: str,
) -> None:
    monkeypatch.delenv("STANCE_CORPORA", raising=False)
    file = layer / "articles.jsonl"
    write_rows(file, json.loads(file.read_text(encoding="utf-8")) | edit)
    words = ["corpus", "data=real_layer", f"data.path={layer}"]
    words += [f"data.root={root}"] if root else []
    assert stance(*words) == 2
    assert message in capsys.readouterr().err


def test_a_part_of_a_layer_needs_no_other_corpus(stance: Stance, layer: Path) -> None:
    # The second article is of a corpus that is not there; only PLV's is asked for.
    facts = (layer / "articles.jsonl").read_text(encoding="utf-8")
    other = {"article": "n0", "corpus": "newswcl50", "document": "9_X", "sha256": "0"}
    (layer / "articles.jsonl").write_text(facts + json.dumps(other) + "\n", encoding="utf-8")
    rows = (layer / "statements.jsonl").read_text(encoding="utf-8")
    moved = json.loads(rows) | {"article": "n0"}
    (layer / "statements.jsonl").write_text(rows + json.dumps(moved) + "\n", encoding="utf-8")
    words = ["eval", "task=attribution", "data=real_layer", f"data.path={layer}"]
    words += [f"data.root={CORPORA}", "data.part=plv", "output=out"]
    assert stance(*words) == 0


def test_a_part_that_the_layer_does_not_label_is_named(
    stance: Stance, layer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("eval", "data=real_layer", f"data.path={layer}", f"data.root={CORPORA}")
    assert stance(*words, "data.part=wire") == 2
    assert "part=wire" in capsys.readouterr().err


def test_offsets_that_leave_the_text_are_named(
    stance: Stance, layer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = layer / "statements.jsonl"
    row = json.loads(file.read_text(encoding="utf-8"))
    write_rows(file, row | {"contents": [{"start": 3, "end": 900}]})
    words = ("corpus", "data=real_layer", f"data.path={layer}", f"data.root={CORPORA}")
    assert stance(*words) == 2
    assert "statements.jsonl:1: offsets: [3, 900) is not inside" in capsys.readouterr().err


def test_the_shipped_seed_keeps_its_passes() -> None:
    assert sorted(path.name for path in (ROOT / "data/seed/agreement").iterdir()) == [
        "a.jsonl",
        "b.jsonl",
    ]
