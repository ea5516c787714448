from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ROOT
from pipeline.config_files import check_config_files, list_config_folders
from pipeline.records import InputError
from tests.commands.conftest import Stance, stance  # noqa: F401 (a fixture)

CALLBACK = "hydra: {callbacks: {x: {_target_: os.mkdir, path: canary}}}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(f"# @package _global_\n{CALLBACK}", "_global_", id="the known way in"),
        pytest.param(CALLBACK, "hydra", id="without a package"),
        pytest.param("# @package hydra.callbacks\nx: {}\n", "hydra.callbacks", id="as a package"),
        pytest.param("# @package data\n# @package _global_\nx: 1\n", "_global_", id="a second"),
        pytest.param("name: x\nsides: {A: {_target_: os.system}}\n", "_target_", id="deep down"),
        pytest.param("list: [{_target_: os.system}]\n", "_target_", id="in a list"),
        pytest.param("defaults: ['/evil@hydra.callbacks.x']\n", "hydra", id="through defaults"),
        pytest.param("defaults: [{/evil@_global_: x}]\n", "_global_", id="through a group"),
        pytest.param("defaults: [override hydra/launcher: joblib]\n", "hydra", id="override"),
        pytest.param("hydra.callbacks.x._target_: os.mkdir\n", "hydra", id="a dotted key"),
        pytest.param("name: [\n", "is no YAML", id="broken"),
        pytest.param("x: !!python/object/apply:os.mkdir [canary]\n", "is no YAML", id="a tag"),
    ],
)
def test_files_that_reach_for_hydra_are_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "evil.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        check_config_files([tmp_path])
    assert "evil.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_codebook_may_speak_of_the_hydra(tmp_path: Path) -> None:
    # Values are words of an analysis: an island, a monster, a code name.
    text = "name: aegean\nterms: [hydra, Hydra accord]\nspeakers: {Hydra: {side: other}}\n"
    (tmp_path / "aegean.yaml").write_text(text, encoding="utf-8")
    check_config_files([tmp_path])


def test_the_shipped_files_pass() -> None:
    folders = list_config_folders([], shipped=ROOT / "configs")
    assert {folder.name for folder in folders} == {"codebook", "data", "model"}
    check_config_files(folders)


@pytest.mark.parametrize(
    "words",
    [
        ("--config-dir", "elsewhere"),
        ("--config-dir=elsewhere",),
        ("-cd", "elsewhere"),
        ("-cp", "elsewhere"),
    ],
)
def test_nothing_of_a_hostile_folder_runs(
    stance: Stance,  # noqa: F811
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = Path("elsewhere/codebook")
    folder.mkdir(parents=True)
    (folder / "evil.yaml").write_text(f"# @package _global_\n{CALLBACK}", encoding="utf-8")
    assert stance("score", *words, "codebook=evil") == 2
    assert not Path("canary").exists()
    assert "evil.yaml" in capsys.readouterr().err
