"""What the report's template prints of an article, worked out beforehand.

An article item, `{"id", "title", "text", "statements"}`, enters; its stretches of text with their
marks, the rows of its table and its counts leave. The template then only writes them down:

    >>> view = view_article(1, {"id": "a", "title": None, "text": "Rain.", "statements": []})
    >>> view.title, [stretch.text for stretch in view.stretches]
    ('a', ['Rain.'])
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import LABELS, UNRESOLVED
from pipeline.reporting.numerals import format_rate
from pipeline.reporting.passages import Passage, cut_passages, quote_statement


@dataclass(frozen=True, slots=True)
class Mark:
    """The label before a piece of content; `first` where the piece is its statement's first."""

    statement: int
    word: str
    classes: str
    first: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage as it is printed: marks, then the text with its classes and its hint."""

    text: str
    classes: str
    hint: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement's line in the table under the text; `gold` is None where it is not known."""

    number: int
    speaker: str
    side: str
    stance: str
    authorial: bool
    notes: tuple[str, ...]
    probabilities: tuple[str, ...]
    gold: str | None
    wrong: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Statements counted: attributed ones by stance in label order, authorial ones, and errors.

    `known` is how many have gold to compare with, `wrong` how many of those differ from it.
    """

    stances: tuple[int, ...]
    authorial: int
    known: int
    wrong: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the report prints it."""

    number: int
    id: str
    title: str
    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    counts: Tally

    @property
    def has_gold(self) -> bool:
        """Whether gold is known of any of the statements."""
        return any(row.gold is not None for row in self.rows)


def view_article(number: int, item: Mapping[str, Any]) -> ArticleView:
    """Return what the report prints of one article, the `number`th of the report.

    Raises:
        InputError: A span of a statement lies outside the text.
    """
    text, statements = item["text"], item["statements"]
    return ArticleView(
        number=number,
        id=item["id"],
        title=item.get("title") or item["id"],
        stretches=tuple(
            _view_passage(passage, statements) for passage in cut_passages(text, statements)
        ),
        rows=tuple(
            _view_row(place, statement, text) for place, statement in enumerate(statements, start=1)
        ),
        counts=count_statements(statements),
    )


def count_statements(statements: Iterable[Mapping[str, Any]]) -> Tally:
    """Return how many statements there are of each stance, authorial ones and errors apart."""
    stances: Counter[str] = Counter()
    authorial = known = wrong = 0
    for statement in statements:
        known += statement.get("gold_stance") is not None
        wrong += _is_wrong(statement)
        if _is_authorial(statement):
            authorial += 1
        else:
            stances[statement["stance"]] += 1
    return Tally(tuple(stances[label] for label in LABELS), authorial, known, wrong)


def _view_passage(passage: Passage, statements: Sequence[Mapping[str, Any]]) -> Stretch:
    classes = []
    if passage.contents:
        innermost = statements[passage.contents[0]]
        classes = ["content", innermost["stance"]]
        classes += ["authorial"] * _is_authorial(innermost)
        classes += ["nested"] * (len(passage.contents) > 1)
    classes += ["source"] * bool(passage.sources) + ["cue"] * bool(passage.cues)
    hints = [
        f"{place + 1}: {_name_speaker(statements[place])}, {statements[place]['stance']}"
        for place in passage.contents
    ]
    hints += [f"source of {place + 1}" for place in passage.sources]
    hints += [f"cue of {place + 1}" for place in passage.cues]
    marks = tuple(
        _view_mark(place, statements[place], first=place not in passage.continued)
        for place in passage.opening
    )
    return Stretch(passage.text, " ".join(classes), "; ".join(hints), marks)


def _view_mark(place: int, statement: Mapping[str, Any], *, first: bool) -> Mark:
    stance = statement["stance"]
    classes = ["mark", stance]
    word = stance if first else "continued"
    if _is_authorial(statement):
        classes.append("authorial")
        word = "author" if stance == "neutral" else f"author, {stance}"
    if first and statement.get("abstained"):
        word += ", abstained"
    if first and _is_wrong(statement):
        classes.append("wrong")
        word += f" ✗ gold {statement['gold_stance']}"
    return Mark(place + 1, word, " ".join(classes), first)


def _view_row(number: int, statement: Mapping[str, Any], text: str) -> Row:
    probabilities = statement.get("probabilities") or {}
    notes = {"abstained": "abstained", "truncated": "words cut to fit the model"}
    return Row(
        number=number,
        speaker=_name_speaker(statement),
        side=statement["side"],
        stance=statement["stance"],
        authorial=_is_authorial(statement),
        notes=tuple(note for key, note in notes.items() if statement.get(key)),
        probabilities=tuple(
            format_rate(probabilities[label], digits=2) if label in probabilities else "–"
            for label in LABELS
        ),
        gold=statement.get("gold_stance"),
        wrong=_is_wrong(statement),
        quote=quote_statement(statement, text),
    )


def _name_speaker(statement: Mapping[str, Any]) -> str:
    speaker: str = statement["speaker"]
    return "(unresolved)" if speaker == UNRESOLVED else speaker


def _is_authorial(statement: Mapping[str, Any]) -> bool:
    return bool(statement["kind"] == "authorial")


def _is_wrong(statement: Mapping[str, Any]) -> bool:
    gold = statement.get("gold_stance")
    return gold is not None and gold != statement["stance"]
