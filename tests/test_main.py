"""The front door: help in well under a second, and no heavy library before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.config import ROOT


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_usage_names_every_command(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.returncode == 0
    for command in ("score", "eval", "train", "corpus"):
        assert command in result.stdout


def test_an_unknown_command_is_named() -> None:
    result = run("scroe")
    assert result.returncode == 2
    assert result.stderr == "error: scroe: no such command; there are train, eval, score, corpus\n"


@pytest.mark.parametrize(
    "words", [("score", "--help"), ("train", "--cfg", "job"), ("eval", "--cfg", "job")]
)
def test_help_and_settings_load_no_heavy_library(words: tuple[str, ...]) -> None:
    # Time is noisy on shared machines; what makes start-up slow is importing these.
    code = (
        "import sys; from pipeline.__main__ import main; sys.argv = ['stance', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'datasets', 'sklearn', 'scipy', 'pandas', 'pyarrow'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert result.returncode == 0, result.stderr
    assert "codebook" in result.stdout or "training" in result.stdout
