"""Contrast sets: statements in context that differ by the smallest edit that turns their stance.

In: a folder with `statements.jsonl`, one object a line:

    {"id": "…", "set": "…", "negotiation": "…", "before": "…", "statement": "…", "after": "…",
     "speaker": "…", "side": "…", "cue": "…", "target": "…", "stance": "favor",
     "tags": ["negation"]}

Statements of one `set` are variants of each other. Out: `ContrastStatement`s, or a `StanceCorpus`
whose groups are the sets.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.corpora.layout import read_json_lines
from pipeline.records import LABELS, InputError, Label, LabelledExample, StanceCorpus, StanceExample

CONTRAST = "contrast"
HOME = "the project's data/contrast"


@dataclass(frozen=True, slots=True)
class ContrastStatement:
    """One variant of a contrast set; `before` and `after` are its context, possibly empty."""

    id: str
    set: str
    negotiation: str
    before: str
    statement: str
    after: str
    speaker: str
    side: str
    cue: str
    target: str
    stance: Label
    tags: tuple[str, ...] = ()


TEXT_KEYS = tuple(one.name for one in fields(ContrastStatement) if one.name != "tags")
FILLED_KEYS = ("id", "set", "negotiation", "statement", "target", "stance")
"""Keys that may not be empty."""


def read_contrast(path: Path, *, split: str = "train") -> StanceCorpus:
    """Read the contrast sets in the folder `path` as stance examples; they are for training only.

    Raises:
        InputError: Another split is asked for, the file is missing or a line malformed.
    """
    if split != "train":
        raise InputError(f"split={split}: contrast sets are for training; they have train alone")
    rows = tuple(_make_example(one) for one in read_contrast_statements(path))
    return StanceCorpus(name=CONTRAST, split=split, rows=rows)


def read_contrast_statements(path: Path) -> tuple[ContrastStatement, ...]:
    """Read every line of `statements.jsonl` in the folder `path`.

    Raises:
        InputError: The file is missing, a line is malformed or an id occurs twice.
    """
    file = path / "statements.jsonl"
    statements: list[ContrastStatement] = []
    first_lines: dict[str, int] = {}
    for number, record in read_json_lines(file, home=HOME):
        if problem := _find_problem(record):
            raise InputError(f"{file}:{number}: {problem}")
        statement = ContrastStatement(**record | {"tags": tuple(record.get("tags", ()))})
        first = first_lines.setdefault(statement.id, number)
        if first != number:
            raise InputError(f"{file}:{number}: id: {statement.id!r} is already on line {first}")
        statements.append(statement)
    return tuple(statements)


def read_contrast_pass(file: Path, *, known: Collection[str]) -> dict[str, Label]:
    """Read a further annotator's labels, `{"id": …, "stance": …}` a line, of `known` statements.

    Raises:
        InputError: The file is missing, a line malformed or its id unknown.
    """
    labels: dict[str, Label] = {}
    for number, record in read_json_lines(file, home=HOME):
        if record.get("id") not in known:
            raise InputError(f"{file}:{number}: id: no statement {record.get('id')!r}; remove it")
        if record.get("stance") not in LABELS:
            raise InputError(f"{file}:{number}: stance: is not one of {', '.join(LABELS)}")
        labels[record["id"]] = record["stance"]
    return labels


def _find_problem(record: dict[str, Any]) -> str | None:
    """Return what is wrong with the object of one statement, or None."""
    if unknown := sorted(record.keys() - {*TEXT_KEYS, "tags"}):
        return f"{unknown[0]}: unknown key; remove it"
    for key in TEXT_KEYS:
        if not isinstance(record.get(key), str):
            return f"{key}: must be a string"
        if key in FILLED_KEYS and not record[key].strip():
            return f"{key}: is empty"
    if record["stance"] not in LABELS:
        return f"stance: {record['stance']!r} is not one of {', '.join(LABELS)}"
    tags = record.get("tags", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        return "tags: must be a list of strings"
    return None


def _make_example(one: ContrastStatement) -> LabelledExample:
    """Return the example as an article would give it: source and cue stand before the statement.

    The speaker's name is what comes before an apposition.
    """
    attribution = f"{one.speaker} {one.cue}" if one.speaker and one.cue else ""
    example = StanceExample(
        id=one.id,
        statement=one.statement,
        target=one.target,
        speaker=one.speaker.partition(",")[0],
        cue=one.cue,
        before=f"{one.before} {attribution}".strip(),
        after=one.after,
        group=one.set,
    )
    return LabelledExample(example, one.stance)
