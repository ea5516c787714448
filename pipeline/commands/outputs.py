"""What every command leaves in its run folder beside its own files.

`metrics.json` holds the figures, `run.json` the signature that stands beside every score.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.config import RunSettings
from pipeline.inference.torch_runtime import Track
from pipeline.reporting.console import track
from pipeline.storage.atomic import open_atomic, write_text
from pipeline.storage.signature import Surroundings, read_surroundings, write_signature


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has started: its folder, when, and on which state of the code."""

    folder: Path
    started: datetime
    surroundings: Surroundings


def start_run(settings: RunSettings) -> Run:
    """Make the run folder and note the time and the commit, before either can change."""
    folder = Path(settings.output)
    folder.mkdir(parents=True, exist_ok=True)
    return Run(folder, datetime.now(UTC), read_surroundings())


def sign_run(
    run: Run,
    settings: RunSettings,
    *,
    checkpoint: Path | None = None,
    data: Mapping[str, Path] | None = None,
) -> None:
    """Write run.json: command, commit, settings, hashes of checkpoint and data, versions."""
    write_signature(
        run.folder / "run.json",
        command=["python", *sys.orig_argv[1:]],
        config=asdict(settings),
        seed=settings.seed,
        checkpoint=checkpoint,
        data=data or {},
        started=run.started,
        finished=datetime.now(UTC),
        surroundings=run.surroundings,
    )


def write_json(path: Path, content: Any) -> None:
    """Write a JSON file in one step; NaN is refused, since JSON has none."""
    write_text(path, json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a JSONL file in one step, an object a line."""
    with open_atomic(path) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


def print_files(folder: Path) -> None:
    """Print the paths that a run wrote, one a line however long, for scripts to read."""
    for path in sorted(folder.iterdir()):
        if path.name[0] != ".":
            sys.stdout.write(f"{path}\n")


def show_progress(description: str) -> Track:
    """Return a progress bar for batches, as the runtime takes it."""
    return lambda batches, total: track(batches, total=total, description=description)
