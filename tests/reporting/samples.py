from __future__ import annotations

import io
from typing import Any

from rich.console import Console
from rich.table import Table

LABELS = ("favor", "neutral", "against")

HOSTILE = (
    "\"><img src=x onerror='x()'> <script>x()</script> {{ 7*7 }} [bold]b[/bold] &amp; </style>"
)

TEXT = (
    "The Northern Daily reported that Tor Helle called the draft “a trap” and said he would leave."
    "\n\n“We will stay,” Ana Ruiz said. “To the end.”\n\nDelegates ate at noon."
)


def find_span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def make_statement(*contents: str, **changes: Any) -> dict[str, Any]:
    return {
        "article": "lake",
        "id": "lake-1",
        "kind": "direct",
        "source": None,
        "cue": None,
        "contents": [find_span(words) for words in contents],
        "speaker": "Ana Ruiz",
        "side": "Valmora",
        "target": "the Lake Accord",
        "stance": "favor",
    } | changes


STATEMENTS = (
    make_statement(
        "that Tor Helle called the draft “a trap” and said he would leave",
        kind="mixed",
        source=find_span("The Northern Daily"),
        cue=find_span("reported"),
        speaker="The Northern Daily",
        side="media",
        stance="neutral",
        probabilities={"favor": 0.1, "neutral": 0.7, "against": 0.2},
        confidence=0.7,
        truncated=True,
    ),
    make_statement(
        "the draft “a trap”",
        source=find_span("Tor Helle"),
        cue=find_span("called"),
        speaker="Tor Helle",
        side="Norden",
        stance="favor",
        gold_stance="against",
        probabilities={"favor": 0.5, "neutral": 0.1, "against": 0.4},
        confidence=0.5,
        abstained=True,
    ),
    make_statement(
        "“We will stay,”",
        "“To the end.”",
        source=find_span("Ana Ruiz"),
        cue=find_span("said."),
        gold_stance="favor",
    ),
    make_statement(
        "Delegates ate at noon.",
        kind="authorial",
        speaker="(author)",
        side="media",
        stance="neutral",
    ),
)

SCORES: dict[str, Any] = {
    "labels": list(LABELS),
    "per_class": {
        "favor": {"precision": 0.5, "recall": 1 / 3, "f1": 0.4, "support": 12},
        "neutral": {"precision": 0.71, "recall": 0.8, "f1": 0.75, "support": 118},
        "against": {"precision": None, "recall": None, "f1": None, "support": 0},
    },
    "macro_f1": 0.575,
    "accuracy": 0.76,
    "n": 130,
    "undefined": ["against"],
    "majority_macro_f1": 0.26,
    "majority_accuracy": 0.62,
}

FIGURES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("macro-F1", {"value": 0.524, "low": 0.48, "high": 0.56, "clusters": 84, "rough": False}),
    ("found", {"value": 0.61, "low": 0.3, "high": 0.83, "clusters": 6, "rough": True}),
    ("speaker right", {"value": None, "low": None, "high": None, "clusters": 0, "rough": True}),
)


def render(table: Table, *, width: int = 100) -> str:
    console = Console(file=io.StringIO(), record=True, width=width)
    console.print(table)
    return console.export_text()
