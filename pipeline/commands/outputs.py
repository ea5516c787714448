"""What every command leaves in its run folder beside its own files.

`metrics.json` holds the figures, `run.json` the signature that stands beside every score.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.config import RunSettings
from pipeline.inference.torch_runtime import Track
from pipeline.reporting.console import track
from pipeline.storage.atomic import open_atomic, write_text
from pipeline.storage.signature import write_signature


def start_run(settings: RunSettings) -> tuple[Path, datetime]:
    """Make the run folder; return it and the time."""
    folder = Path(settings.output)
    folder.mkdir(parents=True, exist_ok=True)
    return folder, datetime.now(UTC)


def sign_run(
    folder: Path,
    settings: RunSettings,
    *,
    started: datetime,
    checkpoint: Path | None = None,
    data: Mapping[str, Path] | None = None,
) -> None:
    """Write run.json: command, commit, settings, hashes of checkpoint and data, versions."""
    write_signature(
        folder / "run.json",
        command=["python", *sys.orig_argv[1:]],
        config=asdict(settings),
        seed=settings.seed,
        checkpoint=checkpoint,
        data=data or {},
        started=started,
        finished=datetime.now(UTC),
    )


def write_json(path: Path, content: Any) -> None:
    """Write a JSON file in one step; NaN is refused, since JSON has none."""
    write_text(path, json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a JSONL file in one step, an object a line."""
    with open_atomic(path) as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


def list_files(folder: Path) -> list[str]:
    """Return the paths that a run wrote, as they are printed."""
    return [str(path) for path in sorted(folder.iterdir()) if path.name[0] != "."]


def show_progress(description: str) -> Track:
    """Return a progress bar for batches, as the runtime takes it."""
    return lambda batches, total: track(batches, total=total, description=description)
