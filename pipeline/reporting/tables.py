"""Tables for the terminal, as rich renderables.

Statement objects, counts, scores and figures enter as plain values; a table leaves that a console
prints. Article text goes in as text, never as markup:

    >>> matrix_table([[3, 1], [0, 0]], ["favor", "against"], title="Stance").row_count
    3
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.records import AUTHOR, UNRESOLVED
from pipeline.reporting.glyphs import fold_space
from pipeline.reporting.numerals import (
    ROUGH_NOTE,
    UNDEFINED,
    explain_undefined,
    format_figure,
    format_rate,
    format_share,
    is_rough,
    share_rows,
)
from pipeline.reporting.passages import quote_statement

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_STANCE_STYLES = {"favor": "blue", "neutral": "", "against": "dark_orange3"}
_ABSTAINED = "?"
_TRUNCATED = "†"
_NOTES = {
    _ABSTAINED: "? abstained: confidence below stance.abstain_below.",
    _TRUNCATED: "† words of the statement were cut to fit the model.",
}
_MOST_CHARACTERS = 120


def statements_table(rows: Sequence[Mapping[str, Any]], *, texts: Mapping[str, str]) -> Table:
    """Return a table of statements: speaker, side, stance, confidence, the statement's beginning.

    Args:
        rows: Statement objects as in statements.jsonl; gold ones have no confidence.
        texts: The exact text of every article that a row names, by article id.

    Raises:
        InputError: A span lies outside its article's text.
    """
    table = make_table("", expand=True)
    for name, widest in (("speaker", 24), ("side", 15)):
        table.add_column(name, max_width=widest, no_wrap=True, overflow="ellipsis")
    table.add_column("stance", no_wrap=True)
    table.add_column("confidence", justify="right", no_wrap=True)
    table.add_column("statement", ratio=1, min_width=24)
    for row in rows:
        confidence = row.get("confidence")
        table.add_row(
            _name_speaker(row["speaker"]),
            make_text(row["side"]),
            _name_stance(row),
            "–" if confidence is None else format_rate(confidence, digits=2),
            make_text(_shorten(quote_statement(row, texts[row["article"]]))),
        )
    marks = "".join(_find_marks(row) for row in rows)
    table.caption = make_text(" ".join(note for mark, note in _NOTES.items() if mark in marks))
    return table


def matrix_table(matrix: Sequence[Sequence[int]], labels: Sequence[str], *, title: str) -> Table:
    """Return a confusion matrix, rows gold and columns predicted, with row shares and totals."""
    table = make_table(title)
    table.add_column("gold \\ predicted")
    for label in (*labels, "total"):
        table.add_column(make_text(label), justify="right", no_wrap=True)
    for index, (label, row, shares) in enumerate(
        zip(labels, matrix, share_rows(matrix), strict=True)
    ):
        cells = [
            make_text(f"{count} ({format_share(share)})", "bold" if index == column else "")
            for column, (count, share) in enumerate(zip(row, shares, strict=True))
        ]
        table.add_row(make_text(label), *cells, str(sum(row)), end_section=index + 1 == len(labels))
    totals = [sum(column) for column in zip(*matrix, strict=True)]
    table.add_row("total", *map(str, totals), str(sum(totals)))
    table.caption = make_text("In parentheses: share of the gold row.")
    return table


def scores_table(scores: Mapping[str, Any], *, title: str) -> Table:
    """Return precision, recall and F1 by label, then the means and the majority baseline.

    Args:
        scores: What `evaluation` computes: `labels`, `per_class`, `macro_f1`, `accuracy`, `n`,
            `undefined`, `majority_macro_f1`, `majority_accuracy`. None is undefined.
        title: What stands over the table.
    """
    table = make_table(title)
    table.add_column("")
    for name in ("precision", "recall", "F1", "support"):
        table.add_column(name, justify="right", no_wrap=True)
    labels = scores["labels"]
    for label in labels:
        own = scores["per_class"][label]
        rates = (_rate_text(own[key]) for key in ("precision", "recall", "f1"))
        table.add_row(
            make_text(label), *rates, str(own["support"]), end_section=label == labels[-1]
        )
    table.add_row("macro-F1", "", "", _rate_text(scores["macro_f1"], "bold"), str(scores["n"]))
    table.add_row("accuracy", "", "", _rate_text(scores["accuracy"]), "")
    table.add_row("majority, macro-F1", "", "", _rate_text(scores["majority_macro_f1"], "dim"), "")
    table.add_row("majority, accuracy", "", "", _rate_text(scores["majority_accuracy"], "dim"), "")
    table.caption = make_text(explain_undefined(scores))
    return table


def figures_table(figures: Sequence[tuple[str, Mapping[str, Any]]], *, title: str) -> Table:
    """Return named figures with their intervals and the number of clusters behind each.

    Args:
        figures: Names with `{"value", "low", "high", "clusters", "rough"}`; only `value` is needed.
        title: What stands over the table.
    """
    table = make_table(title)
    table.add_column("")
    table.add_column(make_text("value [interval]"), no_wrap=True)
    table.add_column("clusters", justify="right", no_wrap=True)
    for name, figure in figures:
        shown = format_figure(figure)
        style = "dim" if shown == UNDEFINED else ""
        table.add_row(make_text(name), make_text(shown, style), str(figure.get("clusters") or "–"))
    table.caption = make_text(ROUGH_NOTE if is_rough(figures) else "")
    return table


def counts_table(counts: Mapping[str, int], *, title: str) -> Table:
    """Return named counts with the share that each has of all.

    Args:
        counts: Names with how often each occurs; a tag may occur beside another.
        title: What stands over the table.
    """
    table = make_table(title)
    table.add_column("")
    table.add_column("count", justify="right", no_wrap=True)
    table.add_column("share", justify="right", no_wrap=True)
    total = sum(counts.values())
    for name, count in counts.items():
        table.add_row(make_text(name), str(count), format_share(count / total))
    return table


def checks_table(checks: Sequence[Mapping[str, Any]], *, title: str) -> Table:
    """Return checks, what each measured beside its bound, and the worst offender of a failed one.

    Args:
        checks: `{"name", "measured", "bound", "passed", "detail"}`.
        title: What stands over the table.
    """
    table = make_table(title)
    for name in ("", "measured", "bound", ""):
        table.add_column(name, overflow="fold")
    for check in checks:
        verdict = make_text("holds", "blue") if check["passed"] else make_text("FAILS", "bold red")
        shown = check["measured"]
        if check["detail"] and not check["passed"]:
            shown += f": {check['detail']}"
        table.add_row(
            make_text(check["name"]), make_text(shown), make_text(check["bound"]), verdict
        )
    return table


def agreement_table(rows: Sequence[Mapping[str, Any]], *, title: str) -> Table:
    """Return what every two passes share.

    Args:
        rows: `{"passes", "part", "shared", "content_f1", "stance_alpha", "stance_same",
            "speaker_same"}`; None is undefined.
        title: What stands over the table.
    """
    table = make_table(title)
    table.add_column("passes")
    table.add_column("part")
    for name in ("shared", "content F1", "stance alpha", "same stance", "same speaker"):
        table.add_column(name, justify="right")
    for row in rows:
        rates = [row[key] for key in ("content_f1", "stance_alpha", "stance_same", "speaker_same")]
        table.add_row(
            make_text(" / ".join(row["passes"])),
            make_text(row["part"]),
            str(row["shared"]),
            *map(_rate_text, rates),
        )
    table.caption = make_text(
        "Content F1: contents that share more than half of the longer one. Alpha: Krippendorff's, "
        "nominal, on the statements that both passes have."
    )
    return table


def make_table(title: str, *, expand: bool = False) -> Table:
    """Return an empty table in the one form that all of them have."""
    from rich import box
    from rich.table import Table

    return Table(
        title=make_text(title) if title else None,
        title_justify="left",
        title_style="bold",
        caption_justify="left",
        caption_style="dim",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        header_style="bold",
        expand=expand,
    )


def make_text(text: str, style: str = "") -> Text:
    """Return `text` for a cell: on one line, no markup read in it, control characters visible."""
    from rich.text import Text

    return Text(fold_space(text), style=style)


def _shorten(text: str) -> str:
    """Return the beginning of `text` up to the last word that fits, and say that it goes on."""
    if len(text) <= _MOST_CHARACTERS:
        return text
    beginning = text[:_MOST_CHARACTERS]
    return (beginning.rpartition(" ")[0] or beginning) + " …"


def _rate_text(value: float | None, style: str = "") -> Text:
    return make_text(format_rate(value), "dim" if value is None else style)


def _name_speaker(speaker: str) -> Text:
    if speaker == UNRESOLVED:
        return make_text("(unresolved)", "italic")
    return make_text(speaker, "dim" if speaker == AUTHOR else "")


def _name_stance(row: Mapping[str, Any]) -> Text:
    marks = _find_marks(row)
    return make_text(f"{row['stance']} {marks}".strip(), _STANCE_STYLES.get(row["stance"], ""))


def _find_marks(row: Mapping[str, Any]) -> str:
    return _ABSTAINED * bool(row.get("abstained")) + _TRUNCATED * bool(row.get("truncated"))
