from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from pipeline.storage import signature
from pipeline.storage.hashes import sha256_file, sha256_tree
from pipeline.storage.signature import (
    Commit,
    Surroundings,
    blank_secrets,
    build_signature,
    read_commit,
    read_versions,
    write_signature,
)

STARTED = datetime(2031, 5, 4, 9, 30, tzinfo=UTC)
HUB_VALUE = "hv_0123456789"


class Colour(Enum):
    red = "r"


def _build(command: list[str], config: dict[str, Any]) -> dict[str, Any]:
    surroundings = Surroundings(
        commit=Commit("6f1c", dirty=True),
        versions={"python": "3.11", "torch": None},
        platform="Plan 9",
        environment={
            "HUB_TOKEN": HUB_VALUE,
            "DOOR_KEY": "42",
            "EMPTY_SECRET": "",
            "HOME": "/home/ana",
            "TOKENIZERS_PARALLELISM": "false",
        },
    )
    return build_signature(
        command=command,
        config=config,
        seed=13,
        checkpoint={"path": "models/x", "sha256": "ab"},
        data={"test": {"path": "data/x", "sha256": "cd"}},
        started=STARTED,
        finished=STARTED + timedelta(seconds=90),
        surroundings=surroundings,
    )


def test_signature_by_hand() -> None:
    assert _build(["stance", "eval", "data.path=my data"], {"batch": 8}) == {
        "command": "stance eval 'data.path=my data'",
        "started": "2031-05-04T09:30:00+00:00",
        "finished": "2031-05-04T09:31:30+00:00",
        "seconds": 90.0,
        "commit": "6f1c",
        "dirty": True,
        "seed": 13,
        "checkpoint": {"path": "models/x", "sha256": "ab"},
        "data": {"test": {"path": "data/x", "sha256": "cd"}},
        "versions": {"python": "3.11", "torch": None},
        "platform": "Plan 9",
        "config": {"batch": 8},
    }


@pytest.mark.parametrize(
    ("config", "told"),
    [
        pytest.param({"token": "x"}, {"token": "***"}, id="token"),
        pytest.param({"token": 123456}, {"token": "***"}, id="token read as a number"),
        pytest.param({"hub_Token": "x"}, {"hub_Token": "***"}, id="any case"),
        pytest.param({"client_secret": ["x"]}, {"client_secret": "***"}, id="list under secret"),
        pytest.param({"password": 123}, {"password": "***"}, id="number as password"),
        pytest.param({"credentials": {"a": 1}}, {"credentials": "***"}, id="group of credentials"),
        pytest.param({"api_key": "x"}, {"api_key": "***"}, id="key after underscore"),
        pytest.param({"apikey": "x"}, {"apikey": "***"}, id="key without underscore"),
        pytest.param({"a": [{"b": {"key": "x"}}]}, {"a": [{"b": {"key": "***"}}]}, id="deep"),
        pytest.param({"password": None}, {"password": None}, id="unset is told"),
        pytest.param({"token_budget": 8192}, {"token_budget": 8192}, id="a number of tokens"),
        pytest.param({"tokenizer": "bpe"}, {"tokenizer": "bpe"}, id="a tokenizer is no token"),
        pytest.param({"Turkey": ["Ankara"]}, {"Turkey": ["Ankara"]}, id="a country is no key"),
        pytest.param(
            {"Secretary of State": "x"}, {"Secretary of State": "x"}, id="an office is no secret"
        ),
        pytest.param({"a": HUB_VALUE}, {"a": "***"}, id="value of a secret variable"),
        pytest.param({"a": "42"}, {"a": "***"}, id="short value of a secret variable"),
        pytest.param({"a": "42nd street"}, {"a": "42nd street"}, id="short value inside another"),
        pytest.param(
            {"a": f"https://u:{HUB_VALUE}@x.example"},
            {"a": "https://u:***@x.example"},
            id="long value inside another",
        ),
        pytest.param({"a": ""}, {"a": ""}, id="an empty secret variable hides nothing"),
        pytest.param({"a": "/home/ana"}, {"a": "/home/ana"}, id="value of another variable"),
        pytest.param({"a": "false"}, {"a": "false"}, id="tokenizer variable is no secret"),
        pytest.param(
            {"a": Colour.red, "b": Path("x/y"), "c": (1, 2.5, True), "d": float("inf")},
            {"a": "red", "b": "x/y", "c": [1, 2.5, True], "d": "inf"},
            id="types",
        ),
    ],
)
def test_config_without_secrets(config: dict[str, Any], told: dict[str, Any]) -> None:
    assert _build([], config)["config"] == told


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        pytest.param("hub.token=abc", "hub.token=***", id="override"),
        pytest.param("+hub.token=a{b,c", "+hub.token=***", id="whole value, odd characters"),
        pytest.param("hub={token:abc,seed:1}", "hub={token:***,seed:1}", id="inside a dictionary"),
        pytest.param("hub={token: 'a, b'}", "hub={token: ***}", id="quoted in a dictionary"),
        pytest.param(f"note={HUB_VALUE}", "note=***", id="value of a secret variable"),
        pytest.param(f"u=x{HUB_VALUE}y", "u=x***y", id="inside a value"),
        pytest.param("batch.token_budget=8192", "batch.token_budget=8192", id="number of tokens"),
        pytest.param("input=news/*.txt", "input=news/*.txt", id="nothing to hide"),
    ],
)
def test_command_without_secrets(argument: str, told: str) -> None:
    import shlex

    assert shlex.split(_build(["stance", argument], {})["command"]) == ["stance", told]


def test_unknown_type_in_a_config() -> None:
    with pytest.raises(TypeError, match="a config holds no object"):
        blank_secrets({"a": object()}, set())


def test_write_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_TOKEN", HUB_VALUE)
    model = tmp_path / "model"
    model.mkdir()
    (model / "weights").write_bytes(b"\0\1")
    data = tmp_path / "test.jsonl"
    data.write_text("{}\n")
    write_signature(
        tmp_path / "run.json",
        command=["stance", "eval"],
        config={"name": "é", "hub": HUB_VALUE, "bad": "\udcff"},
        seed=7,
        checkpoint=model,
        data={"test": data, "model": model},
        started=STARTED,
        finished=STARTED,
        surroundings=signature.read_surroundings(),
    )
    text = (tmp_path / "run.json").read_text(encoding="utf-8")
    run = json.loads(text)
    assert "é" in text
    assert HUB_VALUE not in text
    assert run["checkpoint"] == {"path": str(model), "sha256": sha256_tree(model)}
    assert run["data"]["test"]["sha256"] == sha256_file(data)
    assert run["config"]["bad"] == "\udcff"
    assert run["versions"]["pyarrow"]
    assert set(run["versions"]) == {"python", *signature.PACKAGES}


def test_missing_data_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_signature(
            tmp_path / "run.json",
            command=[],
            config={},
            seed=0,
            checkpoint=None,
            data={"test": tmp_path / "none"},
            started=STARTED,
            finished=STARTED,
            surroundings=signature.read_surroundings(),
        )
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature, "PACKAGES", ("no-such-package-here",))
    assert read_versions()["no-such-package-here"] is None


def _git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_commit_of_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "code.py"
    file.write_text("1\n")
    assert read_commit(file) is None, "no checkout"
    _git(tmp_path, "init", "-q")
    assert read_commit(file) is None, "not tracked: another project's checkout"
    _git(tmp_path, "add", "code.py")
    assert read_commit(file) is None, "no commit yet"
    _git(tmp_path, "commit", "-qm", "one")
    head = _git(tmp_path, "rev-parse", "HEAD")
    assert read_commit(file) == Commit(head, dirty=False)
    (tmp_path / "notes.txt").write_text("untracked")
    assert read_commit(file) == Commit(head, dirty=False)
    file.write_text("2\n")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert read_commit(file) == Commit(head, dirty=True)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_commit(Path(__file__)) is None
