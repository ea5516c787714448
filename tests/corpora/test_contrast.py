from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.corpora.contrast import read_contrast, read_contrast_pass, read_contrast_statements
from pipeline.records import InputError

ROW: dict[str, Any] = {
    "id": "1",
    "set": "s",
    "negotiation": "brod_ferries",
    "before": "",
    "statement": "talks go on",
    "after": "",
    "speaker": "Ana Lund",
    "side": "Ruritania",
    "cue": "said",
    "target": "the talks",
    "stance": "favor",
    "tags": ["negation"],
}


@pytest.fixture
def write_rows(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, Any] | str) -> Path:
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        (tmp_path / "statements.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return write


def test_a_row_becomes_an_example_whose_group_is_its_set(corpora: Path) -> None:
    row = read_contrast(corpora / "contrast").rows[1]
    assert row.example.statement == "the seventh round is not worth a missed supper"
    assert row.example.before == "Ana Lund stepped off the night ferry. Ana Lund said"
    assert (row.example.group, row.stance) == ("s1", "against")


def test_tags_are_kept(corpora: Path) -> None:
    tags = [one.tags for one in read_contrast_statements(corpora / "contrast")]
    assert tags == [(), ("negation",), ("procedure",), ()]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("{", "not JSON at column 2", id="broken line"),
        pytest.param("[1]", "not a JSON object", id="not an object"),
        pytest.param(ROW | {"mood": "glad"}, "mood: unknown key", id="unknown key"),
        pytest.param(ROW | {"cue": None}, "cue: must be a string", id="wrong type"),
        pytest.param(ROW | {"statement": " "}, "statement: is empty", id="nothing said"),
        pytest.param(ROW | {"stance": "pro"}, "stance: 'pro' is not one of favor", id="label"),
        pytest.param(ROW | {"tags": "irony"}, "tags: must be a list of strings", id="tags"),
        pytest.param(ROW, "id: '1' is already on line 1", id="id twice"),
    ],
)
def test_a_malformed_line_is_named(
    write_rows: Callable[..., Path], row: dict[str, Any] | str, message: str
) -> None:
    with pytest.raises(InputError, match=rf"statements\.jsonl:2: {message}"):
        read_contrast_statements(write_rows(ROW, row))


def test_contrast_sets_are_for_training_alone(corpora: Path) -> None:
    with pytest.raises(InputError, match="split=test: contrast sets are for training"):
        read_contrast(corpora / "contrast", split="test")


def test_a_pass_labels_known_statements(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    file.write_text('{"id": "1", "stance": "against"}\n\n', encoding="utf-8")
    assert read_contrast_pass(file, known=["1", "2"]) == {"1": "against"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "9", "stance": "favor"}', "id: no statement '9'"),
        ('{"id": "1", "stance": "pro"}', "stance: is not one of favor"),
    ],
)
def test_a_malformed_pass_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "b.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_contrast_pass(file, known=["1"])
