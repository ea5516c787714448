from __future__ import annotations

import pytest

from pipeline.reporting.tables import figures_table, matrix_table, scores_table, statements_table
from tests.reporting.samples import (
    FIGURES,
    LABELS,
    SCORES,
    STATEMENTS,
    TEXT,
    make_statement,
    render,
)


def split_rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if line.strip()]


def test_statements_table_says_stance_in_words() -> None:
    lines = render(statements_table(STATEMENTS, texts={"lake": TEXT}), width=120).splitlines()
    row = next(line for line in lines if "“We will stay,” … “To the end.”" in line)
    assert "Ana Ruiz" in row
    assert "favor" in row
    assert "–" in row, "gold statements have no confidence"
    assert any("favor ?" in line and ".50" in line for line in lines)
    assert any("neutral †" in line for line in lines)
    assert any("? abstained" in line and "† words" in line for line in lines)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_statements_table_fits_and_keeps_one_line_a_statement(width: int) -> None:
    table = statements_table(STATEMENTS * 5, texts={"lake": TEXT})
    lines = render(table, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert sum("Ana Ruiz" in line for line in lines) == 5
    assert sum("Tor Helle " in line for line in lines) >= 5


def test_statements_table_dims_the_author() -> None:
    cells = list(statements_table(STATEMENTS, texts={"lake": TEXT}).columns[0].cells)
    assert [getattr(cell, "style", None) for cell in cells] == ["", "", "", "dim"]


def test_statements_table_prints_hostile_text_inert() -> None:
    text = "[red]Go[/red]\x1b[2J \u202enow\n\nplease"
    row = make_statement(contents=[{"start": 0, "end": len(text)}], speaker="[b]", side="\x07")
    shown = render(statements_table([row], texts={"lake": text}))
    assert "[red]Go[/red]␛[2J \ufffdnow please" in shown
    assert "[b]" in shown
    assert "\x1b" not in shown


def test_unresolved_speaker_is_said() -> None:
    row = make_statement("“We will stay,”", speaker="")
    assert "(unresolved)" in render(statements_table([row], texts={"lake": TEXT}))


def test_matrix_table_has_counts_shares_and_totals() -> None:
    text = render(matrix_table([[3, 1, 0], [2, 8, 0], [0, 0, 0]], LABELS, title="Dev [split]"))
    rows = split_rows(text)
    assert "Dev [split]" in text
    assert ["gold", "\\", "predicted", *LABELS, "total"] in rows
    assert ["favor", "3", "(75%)", "1", "(25%)", "0", "(0%)", "4"] in rows
    assert ["against", "0", "(–)", "0", "(–)", "0", "(–)", "0"] in rows
    assert ["total", "5", "9", "0", "14"] in rows


def test_scores_table_shows_undefined_as_undefined() -> None:
    text = render(scores_table(SCORES, title="Stance"))
    rows = split_rows(text)
    assert ["favor", ".500", ".333", ".400", "12"] in rows
    assert ["against", "undefined", "undefined", "undefined", "0"] in rows
    assert ["macro-F1", ".575", "130"] in rows
    assert ["majority,", "macro-F1", ".260"] in rows
    assert "left out of" in text


def test_figures_table_marks_rough_intervals_and_says_so() -> None:
    text = render(figures_table(FIGURES, title="Figures"))
    rows = split_rows(text)
    assert ["macro-F1", ".524", "[.480,", ".560]", "84"] in rows
    assert ["found", ".610", "~[.300,", ".830]", "6"] in rows
    assert ["speaker", "right", "undefined", "–"] in rows
    assert "~ rough interval" in text
    assert "~" not in render(figures_table(FIGURES[:1], title="Figures"))
