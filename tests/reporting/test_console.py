from __future__ import annotations

import io
import subprocess
import sys

import pytest

from pipeline.reporting.console import make_console, track


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_track_is_silent_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    assert list(track(iter("abc"), total=None, description="reading")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("total", [3, None], ids=["length known", "length unknown"])
def test_track_counts_on_a_terminal(monkeypatch: pytest.MonkeyPatch, total: int | None) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(track("abc", total=total, description="scoring [dev]")) == ["a", "b", "c"]
    assert "scoring [dev]" in terminal.getvalue()
    assert "3/" in terminal.getvalue()


def test_track_takes_items_one_at_a_time() -> None:
    source = iter("abc")
    assert next(track(source, total=3, description="reading")) == "a"
    assert list(source) == ["b", "c"]


@pytest.mark.parametrize("stderr", [False, True], ids=["stdout", "stderr"])
def test_console_prints_text_as_it_is(stderr: bool, capsys: pytest.CaptureFixture[str]) -> None:
    make_console(stderr=stderr).print("[red]runs/1[/red] :smile:")
    assert capsys.readouterr()[int(stderr)] == "[red]runs/1[/red] :smile:\n"


def test_importing_the_package_loads_no_heavy_library() -> None:
    modules = "console, html, matrix, reliability, summary, tables"
    heavy = "{'rich', 'matplotlib', 'jinja2', 'numpy'} & set(sys.modules)"
    code = f"import sys; from pipeline.reporting import {modules}; sys.exit(str({heavy} or ''))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert result.stderr.strip() == ""
