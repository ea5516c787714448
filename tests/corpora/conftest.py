from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "corpora"


@pytest.fixture
def corpora() -> Path:
    return FIXTURES


@pytest.fixture
def copy_corpus(tmp_path: Path) -> Callable[[str], Path]:
    """Copy a corpus to where a test may break it."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(FIXTURES / name, tmp_path / name))

    return copy
