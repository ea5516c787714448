from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands.off_target import NEGOTIATION_WORD, TARGETS, read_off_target
from tests.conftest import FIXTURES

POLNEAR = FIXTURES / "corpora" / "polnear"


def write_article(folder: Path, text: str, lines: str) -> None:
    for name in ("text", "attributions"):
        (folder / "train" / name).mkdir(parents=True)
    (folder / "train" / "text" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "train" / "attributions" / "a_annotator1.ann").write_text(lines, encoding="utf-8")


def test_rows_are_neutral_toward_talks_that_they_do_not_mention() -> None:
    corpus = read_off_target(POLNEAR, split="train")
    assert corpus.rows
    for row in corpus.rows:
        assert row.stance == "neutral"
        assert row.example.target in TARGETS
        assert not NEGOTIATION_WORD.search(row.example.statement)


def test_a_row_keeps_article_speaker_and_context(tmp_path: Path) -> None:
    text = "On Monday she said that taxes were theft. He said the deal was theft too."
    marks = [("Source", 10, 13), ("Cue", 14, 18), ("Content", 19, 40)]
    marks += [("Source", 42, 44), ("Cue", 45, 49), ("Content", 50, 72)]
    lines = [
        f"T{n}\t{kind} {start} {end}\t{text[start:end]}"
        for n, (kind, start, end) in enumerate(marks, start=1)
    ]
    lines += ["E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3"]
    lines += ["E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6"]
    write_article(tmp_path, text, "\n".join(lines) + "\n")
    # The second is about a deal, so that its label is not known.
    (row,) = read_off_target(tmp_path, split="train").rows
    assert row.example.statement == "that taxes were theft"
    assert row.example.speaker == "she"
    assert row.example.before == "On Monday she said"
    assert row.example.group == "a", "what a measured corpus holds out is dropped by article"


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("they would renegotiate nothing", False),
        ("the cease-fire held", True),
        ("Negotiators left", True),
        ("a treat for the children", False),
        ("Iranian boats", True),
        ("he deals in cars", True),
    ],
)
def test_words_for_a_negotiation(words: str, speaks: bool) -> None:
    assert bool(NEGOTIATION_WORD.search(words)) == speaks
