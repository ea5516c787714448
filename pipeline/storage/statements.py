"""The JSON object of one statement, the same for gold and predictions.

In: a `Statement` with its stance, and the text of its article. Out: the object that a line of
`statements.jsonl` holds, and back. Predictions add the model's fields, gold may add `tags` and
`speaker_aliases`; a reader of gold passes over the model's, so a corrected prediction is gold:

    {"article": "a", "id": "1", "kind": "indirect", "source": {"start": 0, "end": 3, "text": "She"},
     "cue": {"start": 4, "end": 8, "text": "said"},
     "contents": [{"start": 9, "end": 27, "text": "that talks go on"}], "speaker": "Ana Lund",
     "side": "Ruritania", "target": "the talks", "stance": "favor"}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.records import (
    KINDS,
    LABELS,
    GoldStatement,
    InputError,
    Label,
    Prediction,
    Span,
    Statement,
)

STRING_KEYS = ("article", "id", "kind", "speaker", "side", "target", "stance")
REQUIRED_KEYS = (*STRING_KEYS, "source", "cue", "contents")
GOLD_KEYS = ("tags", "speaker_aliases")
MODEL_KEYS = ("probabilities", "confidence", "abstained", "truncated", "gold_stance")
KNOWN_KEYS = frozenset((*REQUIRED_KEYS, *GOLD_KEYS, *MODEL_KEYS))
SPAN_KEYS = frozenset(("start", "end", "text"))

ALLOWED: dict[str, Sequence[str]] = {"kind": KINDS, "stance": LABELS}


def record_of(
    statement: Statement,
    text: str,
    *,
    target: str,
    stance: Label,
    prediction: Prediction | None = None,
    tags: Sequence[str] = (),
    speaker_aliases: Sequence[str] = (),
) -> dict[str, Any]:
    """Return the JSON object of a statement in the article `text`.

    The model's fields stand in it when there is a `prediction`, `tags` and `speaker_aliases` when
    there are any.
    """
    record: dict[str, Any] = {
        "article": statement.article,
        "id": statement.id,
        "kind": statement.kind,
        "source": _span_record(statement.source, text),
        "cue": _span_record(statement.cue, text),
        "contents": [_span_record(span, text) for span in statement.contents],
        "speaker": statement.speaker,
        "side": statement.side,
        "target": target,
        "stance": stance,
    }
    if prediction is not None:
        record["probabilities"] = dict(zip(LABELS, prediction.probabilities, strict=True))
        record["confidence"] = prediction.confidence
        record["abstained"] = prediction.abstained
        record["truncated"] = prediction.truncated
    if tags:
        record["tags"] = list(tags)
    if speaker_aliases:
        record["speaker_aliases"] = list(speaker_aliases)
    return record


def gold_to_record(gold: GoldStatement, text: str) -> dict[str, Any]:
    """Return the JSON object of a gold statement in the article `text`."""
    return record_of(
        gold.statement,
        text,
        target=gold.target,
        stance=gold.stance,
        tags=gold.tags,
        speaker_aliases=gold.speaker_aliases,
    )


def record_to_gold(record: Mapping[str, Any], text: str) -> GoldStatement:
    """Return the gold statement that a JSON object describes in the article `text`.

    Raises:
        InputError: A key is missing, unknown or holds what it may not hold.
    """
    if problems := find_problems(record, text):
        raise InputError(f"statement {record.get('id', '?')}: {problems[0]}")
    statement = Statement(
        article=record["article"],
        id=record["id"],
        kind=record["kind"],
        source=_read_span(record["source"]),
        cue=_read_span(record["cue"]),
        contents=tuple(Span(span["start"], span["end"]) for span in record["contents"]),
        speaker=record["speaker"],
        side=record["side"],
    )
    return GoldStatement(
        statement,
        target=record["target"],
        stance=record["stance"],
        tags=tuple(record.get("tags", ())),
        speaker_aliases=tuple(record.get("speaker_aliases", ())),
    )


def find_problems(record: Mapping[str, Any], text: str) -> list[str]:
    """Return what is wrong with the JSON object of a gold statement, as `key: what`.

    Offsets are checked against `text`, the article; so is a span's own `text`, where it has one.
    """
    problems = [f"{key}: missing; add it" for key in REQUIRED_KEYS if key not in record]
    problems += [f"{key}: unknown key; remove it" for key in record if key not in KNOWN_KEYS]
    for key in STRING_KEYS:
        if key in record:
            problems += _check_string(key, record[key])
    for key in GOLD_KEYS:
        value = record.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            problems.append(f"{key}: must be a list of strings")
    for key in ("source", "cue"):
        if record.get(key) is not None:
            problems += _check_span(key, record[key], text)
    if "contents" in record:
        problems += _check_contents(record["contents"], text)
    return problems


def _check_string(key: str, value: Any) -> list[str]:
    if not isinstance(value, str):
        return [f"{key}: must be a string, not {value!r}"]
    if key in ALLOWED and value not in ALLOWED[key]:
        return [f"{key}: {value!r} is not one of {', '.join(ALLOWED[key])}"]
    return []


def _check_contents(contents: Any, text: str) -> list[str]:
    if not isinstance(contents, list) or not contents:
        return ["contents: must be a list of at least one span"]
    problems = [
        problem
        for index, span in enumerate(contents)
        for problem in _check_span(f"contents[{index}]", span, text)
    ]
    if not problems:
        problems = [
            f"contents[{index}]: starts before contents[{index - 1}] ends"
            for index in range(1, len(contents))
            if contents[index]["start"] < contents[index - 1]["end"]
        ]
    return problems


def _check_span(key: str, span: Any, text: str) -> list[str]:
    if not isinstance(span, dict) or not span.keys() >= {"start", "end"}:
        return [f"{key}: must be an object with start and end"]
    if unknown := sorted(span.keys() - SPAN_KEYS):
        return [f"{key}.{unknown[0]}: unknown key; remove it"]
    start, end = span["start"], span["end"]
    # JSON's true and false are integers to Python, and are no offsets.
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return [f"{key}: [{start!r}, {end!r}) is not inside the article's {len(text)} characters"]
    if "text" in span and span["text"] != text[start:end]:
        return [f"{key}.text: {span['text']!r}, but the article has {text[start:end]!r} there"]
    return []


def _span_record(span: Span | None, text: str) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.slice(text)}


def _read_span(record: Mapping[str, Any] | None) -> Span | None:
    return None if record is None else Span(record["start"], record["end"])
