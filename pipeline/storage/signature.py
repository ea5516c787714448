"""The signature of a run: what was run, on what, with which code, beside every score.

In: the command, its config, its checkpoint and data. Out: `run.json`, with secrets blanked:

    {"command": "stance score 'hub.token=***'", "commit": "6f1c…", "dirty": false, "seed": 13,
     "checkpoint": {"path": "models/stance", "sha256": "9b2e…"}, "versions": {"torch": …}, …}
"""

from __future__ import annotations

import importlib.metadata
import json
import math
import os
import platform
import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path, PurePath
from typing import Any

from pipeline.storage.atomic import write_bytes
from pipeline.storage.hashes import sha256_file, sha256_tree

PACKAGES = ("torch", "transformers", "datasets", "scikit-learn", "hydra-core", "pyarrow")
"""The libraries whose versions are recorded: those that can change a figure."""

_HIDDEN = "***"
_GIT_SECONDS = 10

# Keys and names of environment variables that hold secrets. A codebook's names are keys as well,
# so neither Turkey nor the Secretary-General may match, and no name with a space does.
_SECRET = re.compile(
    r"secret(?!ar)|password|credential|token$|(?:^|[^a-z]|api|access|private)key$", re.IGNORECASE
)
# Strings under these are hidden, but not a number of tokens; a tokenizer is no token at all.
_PERHAPS_SECRET = re.compile(r"token(?!iz)", re.IGNORECASE)
_PAIR = re.compile(r"""([\w.-]+)(\s*[=:]\s*)('[^']*'|"[^"]*"|[^,{}\[\]\s]+)""")

# A shorter value of a secret variable is hidden where it is a whole value, not inside others: the
# letter "a" is inside most.
_MIN_EMBEDDED = 8


@dataclass(frozen=True, slots=True)
class Commit:
    """The state of the checkout: the commit's hash, and whether tracked files differ from it."""

    hash: str
    dirty: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run runs in: the code's commit, library versions, platform, environment variables."""

    commit: Commit | None
    versions: Mapping[str, str | None]
    platform: str
    environment: Mapping[str, str]


def write_signature(  # noqa: PLR0913 (each argument is a part of the signature)
    path: Path,
    *,
    command: Sequence[str],
    config: Mapping[str, Any],
    seed: int,
    checkpoint: Path | None,
    data: Mapping[str, Path],
    started: datetime,
    finished: datetime,
    surroundings: Surroundings,
) -> None:
    """Write `run.json`: the run's signature; `surroundings` are those it started in.

    Raises:
        OSError: If the checkpoint or a data path, file or folder, is not there.
    """
    signature = build_signature(
        command=command,
        config=config,
        seed=seed,
        checkpoint=hash_path(checkpoint) if checkpoint else None,
        data={name: hash_path(place) for name, place in data.items()},
        started=started,
        finished=finished,
        surroundings=surroundings,
    )
    text = json.dumps(signature, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    # A file name that is not UTF-8 becomes a JSON escape.
    write_bytes(path, text.encode("utf-8", "backslashreplace"))


def build_signature(
    *,
    command: Sequence[str],
    config: Mapping[str, Any],
    seed: int,
    checkpoint: Mapping[str, str] | None,
    data: Mapping[str, Mapping[str, str]],
    started: datetime,
    finished: datetime,
    surroundings: Surroundings,
) -> dict[str, Any]:
    """Return the signature as a JSON object; `command` is the argument vector.

    Hidden are values under a key that names a secret, and every value that a variable of
    the environment with such a name holds.
    """
    environment, commit = surroundings.environment, surroundings.commit
    secrets = {value for name, value in environment.items() if value and _holds_secret(name, value)}
    return {
        "command": shlex.join(_blank_argument(argument, secrets) for argument in command),
        "started": started.isoformat(),
        "finished": finished.isoformat(),
        "seconds": (finished - started).total_seconds(),
        "commit": commit.hash if commit else None,
        "dirty": commit.dirty if commit else None,
        "seed": seed,
        "checkpoint": checkpoint,
        "data": dict(data),
        "versions": dict(surroundings.versions),
        "platform": surroundings.platform,
        "config": blank_secrets(config, secrets),
    }


def blank_secrets(value: Any, secrets: set[str]) -> Any:
    """Return a config as plain JSON values, with `***` for what may not be told.

    Raises:
        TypeError: If a value is of a type that a config does not hold.
    """
    if isinstance(value, Mapping):
        return {
            str(key): _HIDDEN if _holds_secret(str(key), item) else blank_secrets(item, secrets)
            for key, item in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [blank_secrets(item, secrets) for item in value]
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, (str, PurePath)):
        return _blank_text(str(value), secrets)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    raise TypeError(f"a config holds no {type(value).__name__}: {value!r}")


def _holds_secret(key: str, value: Any) -> bool:
    """Say whether a value is a secret by the name of its key; an unset one is not."""
    if value is None or " " in key:
        return False
    if _SECRET.search(key):
        return True
    return bool(_PERHAPS_SECRET.search(key)) and not isinstance(value, (bool, int, float))


def _blank_text(text: str, secrets: set[str]) -> str:
    if text in secrets:
        return _HIDDEN
    # The longest first, since one secret may begin with another.
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _MIN_EMBEDDED:
            text = text.replace(secret, _HIDDEN)
    return text


def _blank_argument(argument: str, secrets: set[str]) -> str:
    """Blank the secrets of one override, `key=value` or `key={inner:value}`."""
    key, equals, value = argument.partition("=")
    if equals and _holds_secret(key, _read_number(value)):
        return f"{key}={_HIDDEN}"
    if value in secrets:
        return f"{key}={_HIDDEN}"

    def blank_pair(pair: re.Match[str]) -> str:
        hide = _holds_secret(pair[1], _read_number(pair[3])) or pair[3].strip("'\"") in secrets
        return f"{pair[1]}{pair[2]}{_HIDDEN}" if hide else pair[0]

    return _blank_text(_PAIR.sub(blank_pair, argument), secrets)


def _read_number(value: str) -> str | float:
    try:
        return float(value)
    except ValueError:
        return value


def hash_path(path: Path) -> dict[str, str]:
    """Return the path and the SHA-256 of a file or folder, as they stand in the signature."""
    digest = sha256_tree(path) if path.is_dir() else sha256_file(path)
    return {"path": str(path), "sha256": digest}


def read_surroundings() -> Surroundings:
    """Return the state of the code and the machine."""
    return Surroundings(
        commit=read_commit(Path(__file__)),
        versions=read_versions(),
        platform=platform.platform(),
        environment=os.environ,
    )


def read_versions() -> dict[str, str | None]:
    """Return the versions of Python and of `PACKAGES`; None for one that is not installed."""
    versions: dict[str, str | None] = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = None
    return versions


def read_commit(file: Path) -> Commit | None:
    """Return the commit that a source file belongs to, or None if git does not track the file.

    An installed package may lie inside the checkout of another project, which is not its commit.
    """
    if _run_git(file.parent, "ls-files", "--error-unmatch", file.name) is None:
        return None
    commit = _run_git(file.parent, "rev-parse", "--verify", "HEAD")
    changes = _run_git(file.parent, "status", "--porcelain", "--untracked-files=no")
    if commit is None or changes is None:
        return None
    return Commit(commit.strip(), dirty=bool(changes.strip()))


def _run_git(folder: Path, *arguments: str) -> str | None:
    """Return what git prints, or None where it fails, is missing or takes too long."""
    # Variables such as GIT_DIR, set while a hook runs, would point at another repository.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment | {"GIT_OPTIONAL_LOCKS": "0"},
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
