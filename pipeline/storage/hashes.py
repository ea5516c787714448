"""SHA-256 of files and folders, as they stand in `run.json` beside every score.

sha256_file(Path("seeds/stockholm_talks_2019.txt"))  ->  "…64 hex digits…"
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def sha256_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes as 64 hex digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_tree(folder: Path) -> str:
    """Return one SHA-256 for the names and bytes of all files under a folder, as 64 hex digits.

    Files and folders that begin with a dot do not count, nor do times, permissions and order.

    Raises:
        NotADirectoryError: If there is no such folder, which must not hash like an empty one.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: no such folder")
    names = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    visible = {
        os.fsencode(name.as_posix()): path
        for name, path in names.items()
        if not any(part.startswith(".") for part in name.parts)
    }
    digest = hashlib.sha256()
    for name in sorted(visible):
        # A name holds no NUL and a hash has one length, so no two trees give the same bytes.
        digest.update(name + b"\0" + sha256_file(visible[name]).encode() + b"\n")
    return digest.hexdigest()
