"""Atomic files: what is written appears whole under its name, or not at all.

The bytes go to a hidden file in the same folder, are forced to disk, and are renamed last:

    with open_atomic(folder / "metrics.json") as stream:
        stream.write("{}")        # until the block ends: .metrics.json.5f0c93a1.tmp
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal


@contextmanager
def open_atomic(path: Path, mode: Literal["w", "wb"] = "w") -> Iterator[IO[Any]]:
    """Open a file for writing that takes its name when the block ends without an exception.

    Text is UTF-8, its newlines as given. An existing file is replaced only then; if the block
    raises, it stays and nothing new is left.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    text = {"encoding": "utf-8", "newline": ""} if mode == "w" else {}
    try:
        # Opened with "x" rather than by tempfile, so that the user's umask sets the permissions.
        with temporary.open(mode.replace("w", "x"), **text) as stream:  # type: ignore[call-overload]
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 text file in one step."""
    with open_atomic(path, "w") as stream:
        stream.write(text)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a binary file in one step."""
    with open_atomic(path, "wb") as stream:
        stream.write(data)


def _sync_folder(folder: Path) -> None:
    """Force a rename to disk; Windows cannot open folders and does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
