"""Every YAML composes onto its schema, and says nothing that the schema does not know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hydra import compose, initialize_config_dir
from hydra.core.config_store import ConfigStore
from omegaconf import OmegaConf

from pipeline.config import ROOT, SCHEMAS, EvalSettings, RunSettings, ScoreSettings, TrainSettings

CONFIGS = ROOT / "configs"


def compose_settings(command: str, *overrides: str) -> RunSettings:
    store = ConfigStore.instance()
    for name, schema in SCHEMAS.items():
        store.store(name=f"{name}_schema", node=schema)
    with initialize_config_dir(version_base="1.3", config_dir=str(CONFIGS)):
        settings: Any = OmegaConf.to_object(compose(command, overrides=list(overrides)))
    assert isinstance(settings, SCHEMAS[command])
    return settings


def names(group: str) -> list[str]:
    return sorted(path.stem for path in (CONFIGS / group).glob("*.yaml"))


def test_every_yaml_is_in_a_group_that_is_tested() -> None:
    groups = {path.parent.relative_to(CONFIGS) for path in CONFIGS.rglob("*.yaml")}
    assert groups == {Path(part) for part in (".", "codebook", "data", "data/mixture", "model")}


@pytest.mark.parametrize("command", SCHEMAS)
def test_commands_compose_with_no_overrides(command: str) -> None:
    assert compose_settings(command).output.startswith(f"outputs/{command}/")


@pytest.mark.parametrize("name", names("codebook"))
def test_codebooks(name: str) -> None:
    settings = compose_settings("score", f"codebook={name}")
    assert isinstance(settings, ScoreSettings)
    codebook = settings.codebook
    assert codebook.name == name
    assert codebook.target
    assert codebook.terms
    assert all(vars(codebook.labels).values()), "each label is defined"
    unknown = {known.side for known in codebook.speakers.values()} - {
        *codebook.sides,
        *("expert", "media", "other"),
    }
    assert not unknown, "a speaker's side is one of the codebook's"


@pytest.mark.parametrize("name", names("data"))
def test_corpora(name: str) -> None:
    settings = compose_settings("eval", f"data={name}")
    assert isinstance(settings, EvalSettings)
    assert settings.data.name in {name, "folder"}


@pytest.mark.parametrize("name", names("data/mixture"))
def test_mixtures(name: str) -> None:
    settings = compose_settings("train", f"data/mixture={name}")
    assert isinstance(settings, TrainSettings)
    assert settings.data.train
    assert settings.data.dev
    test_sets = {one.name for one in settings.data.dev.values() if one.split == "test"}
    assert not test_sets, "nothing is chosen on a test set"


@pytest.mark.parametrize("name", names("model"))
def test_models(name: str) -> None:
    settings = compose_settings("train", f"model={name}")
    assert isinstance(settings, TrainSettings)
    assert settings.model.name
