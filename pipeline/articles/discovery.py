"""Where the articles are: a file, a folder or a glob becomes a sorted list of documents.

Files that begin with a dot, and folders that do, are skipped; so are files of unknown ending,
unless nothing else is there. Names that two files share become paths, so that ids stay unique:

    "news"  ->  Document(path=news/a/talks.txt, name="a/talks.txt", origin="news/a/talks.txt"),
                Document(path=news/b/talks.txt, name="b/talks.txt", origin="news/b/talks.txt"),
                Document(path=news/summit.html, name="summit", origin="news/summit.html")
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import InputError

DOCUMENT_ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf")
"""Endings of files that hold one article."""

ROW_ENDINGS = (".jsonl", ".csv", ".tsv", ".parquet")
"""Endings of files that hold one article a row."""

_ENDINGS = DOCUMENT_ENDINGS + ROW_ENDINGS


@dataclass(frozen=True, slots=True)
class Document:
    """A file to read: its path, the id of its article, and how messages call it."""

    path: Path
    name: str
    origin: str

    @property
    def ending(self) -> str:
        """The file's ending in lower case, with its dot."""
        return self.path.suffix.lower()


def find_documents(source: str) -> list[Document]:
    """Return the readable files that `source`, a file, folder or glob, stands for, in order.

    Raises:
        InputError: If there is no such file, or none of a kind that can be read.
    """
    path = Path(source).expanduser()
    if not source.strip() or not (_exists(path) or glob.has_magic(source)):
        shown = source if len(source) <= 200 else f"{source[:200]}…"
        raise InputError(f"input={shown}: no such file or folder; give a file, folder, glob or -")
    if _exists(path):
        root, files = (path, _walk(path)) if path.is_dir() else (path.parent, iter([path]))
    else:
        root, files = _expand(source)
    readable = sorted({file for file in files if file.suffix.lower() in _ENDINGS}, key=_sort_key)
    if not readable:
        what = "unsupported kind of file" if path.is_file() else "nothing readable there"
        raise InputError(f"input={source}: {what}; supported endings: {', '.join(_ENDINGS)}")
    return _name_documents(readable, root)


def _exists(path: Path) -> bool:
    """Say whether a file is there; a name too long for the file system is not."""
    try:
        return path.exists()
    except OSError:
        return False


def _sort_key(path: Path) -> tuple[str, ...]:
    return path.parts


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files under `folder`, following each linked folder once."""
    seen = {folder.resolve()}
    for parent, folders, files in os.walk(folder, followlinks=True, onerror=_refuse):
        kept = []
        for name in sorted(folders):
            real = Path(parent, name).resolve()
            if not name.startswith(".") and real not in seen:
                kept.append(name)
                seen.add(real)
        folders[:] = kept
        for name in files:
            path = Path(parent, name)
            # A broken link is kept, to be rejected by name; a pipe or socket would block.
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path


def _refuse(error: OSError) -> None:
    raise InputError(f"{error.filename}: cannot list the folder: {error.strerror}") from error


def _expand(pattern: str) -> tuple[Path, Iterator[Path]]:
    """Return the folder that all matches of a glob share, and the files among and under them."""
    # Path.glob takes no absolute pattern.
    expanded = str(Path(pattern).expanduser())
    matches = [Path(match) for match in glob.glob(expanded, recursive=True)]  # noqa: PTH207
    if not matches:
        raise InputError(f"input={pattern}: no file matches; quote the pattern, or give a folder")
    root = Path(os.path.commonpath([match.parent for match in matches]))
    files = (file for match in matches for file in (_walk(match) if match.is_dir() else [match]))
    return root, files


def _name_documents(paths: list[Path], root: Path) -> list[Document]:
    """Name each document: its file's stem, or its path under `root` where a stem is shared."""
    stems = Counter(path.stem for path in paths)
    return [
        Document(
            path,
            _show(path.stem if stems[path.stem] == 1 else path.relative_to(root).as_posix()),
            _show(str(path)),
        )
        for path in paths
    ]


def _show(name: str) -> str:
    """Escape what of a file's name is not UTF-8, so that it can be written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
