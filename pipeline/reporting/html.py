"""The report: one self-contained HTML file that a browser shows without running anything.

Facts, figures, scores, a matrix and articles with their statements enter as plain values; a file
leaves that holds its own style, no script, and a policy that forbids all else. Text is escaped
wherever it comes from, so an article that says "<script>" is shown saying so:

    write_report(Path("run/report.html"), title="Stance, test", facts=[("target", "the talks")],
                 figures=[], scores=None, matrix=None, labels=LABELS, articles=[])
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.records import LABELS
from pipeline.reporting.glyphs import show_controls
from pipeline.reporting.numerals import (
    ROUGH_NOTE,
    explain_undefined,
    format_figure,
    format_rate,
    format_share,
    is_rough,
    share_rows,
)
from pipeline.reporting.views import count_statements, view_article

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"

MOST_ARTICLES = 200
"""Articles that one report shows: more would make a page that browsers open slowly."""


def write_report(
    path: Path,
    *,
    title: str,
    facts: Sequence[tuple[str, str]],
    figures: Sequence[tuple[str, Mapping[str, Any]]],
    scores: Mapping[str, Any] | None,
    matrix: Sequence[Sequence[int]] | None,
    labels: Sequence[str],
    articles: Sequence[Mapping[str, Any]],
) -> None:
    """Write the report to `path`, showing the first 200 articles and saying so if there are more.

    Args:
        path: A file in an existing folder.
        title: The page's heading.
        facts: What the run was: names and values, such as target, checkpoint, data, command.
        figures: Names with `{"value", "low", "high", "clusters", "rough"}`.
        scores: The scores object of `evaluation`, or None.
        matrix: Counts, rows gold and columns predicted in the order of `labels`, or None.
        labels: The labels of the matrix.
        articles: `{"id", "title", "text", "statements"}`; a statement is an object as in
            statements.jsonl, with `gold_stance` where it is known.

    Raises:
        InputError: A span of a statement lies outside its article's text.
    """
    style = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    page = (
        _make_environment()
        .get_template("report.html.j2")
        .render(
            title=title,
            facts=facts,
            labels=LABELS,
            **_view_style(style),
            **_view_figures(figures, scores),
            **_view_articles(articles),
            matrix=_view_matrix(matrix, labels) if matrix else None,
            matrix_labels=labels,
        )
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _view_style(style: str) -> dict[str, Any]:
    """Return the style and the hash by which the page's policy allows it."""
    from markupsafe import Markup

    digest = b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return {"style": Markup(style), "style_hash": digest}


def _view_figures(
    figures: Sequence[tuple[str, Mapping[str, Any]]], scores: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Return the figures as they are printed, with the notes that they need."""
    rows = [(name, format_figure(figure), figure.get("clusters")) for name, figure in figures]
    return {
        "figures": rows,
        "rough_note": ROUGH_NOTE if is_rough(figures) else "",
        "scores": scores,
        "undefined_note": explain_undefined(scores) if scores else "",
    }


def _view_articles(articles: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the articles that are shown, how many there are, and the tally of all statements."""
    shown = articles[:MOST_ARTICLES]
    return {
        "articles": [view_article(number, item) for number, item in enumerate(shown, start=1)],
        "articles_in_all": len(articles),
        "tally": count_statements(row for item in articles for row in item["statements"]),
    }


def _make_environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["rate"] = format_rate
    return environment


def _finalize(value: Any) -> Any:
    """Make the control characters of every printed string visible; markup is the template's own."""
    is_text = isinstance(value, str) and not hasattr(value, "__html__")
    return show_controls(value) if is_text else value


def _view_matrix(matrix: Sequence[Sequence[int]], labels: Sequence[str]) -> dict[str, Any]:
    rows = [
        {
            "label": label,
            "cells": [
                {"count": count, "share": format_share(share), "heat": round((share or 0) * 10)}
                for count, share in zip(counts, shares, strict=True)
            ],
            "total": sum(counts),
        }
        for label, counts, shares in zip(labels, matrix, share_rows(matrix), strict=True)
    ]
    return {"rows": rows, "totals": [sum(column) for column in zip(*matrix, strict=True)]}
