"""The command line as a user has it: `stance("score", "input=…")` runs `python -m pipeline`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hydra.core.global_hydra import GlobalHydra

from pipeline.__main__ import main

Stance = Callable[..., int]


@pytest.fixture
def stance(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stance:
    """Run a command in an empty folder and return its exit code; its output goes to capsys."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> int:
        GlobalHydra.instance().clear()
        monkeypatch.setattr("sys.argv", ["stance", *words])
        try:
            main()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    return run
