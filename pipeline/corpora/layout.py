"""Published files, checked: splits by name, files that must be there, rows that must be whole.

In: a path, the columns or the split that a reader needs, and the corpus's home. Out: rows with the
line they stand on, or an `InputError` that says what is wrong where, and where the corpus is from:

    >>> choose_split("valid", {"train": "train", "dev": "valid"}, corpus="DSE")
    'dev'
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.records import InputError


def choose_split(split: str, own_words: Mapping[str, str], *, corpus: str) -> str:
    """Return the project's name (train, dev, test) of a split given by it or by the corpus's word.

    Raises:
        InputError: The corpus has no such split.
    """
    for name, own_word in own_words.items():
        if split in (name, own_word):
            return name
    raise InputError(f"split={split}: {corpus} has no such split; it has {', '.join(own_words)}")


def group_text(text: str) -> str:
    """Return the group of a text that recurs, by its content: its rows are resampled together."""
    return sha256(text.encode()).hexdigest()[:16]


def require_file(path: Path, *, home: str) -> Path:
    """Return `path` if it is a file.

    Raises:
        InputError: It is not there.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file; give the folder of the corpus, from {home}")
    return path


def require_folder(path: Path, *, home: str) -> Path:
    """Return `path` if it is a folder.

    Raises:
        InputError: It is not there.
    """
    if not path.is_dir():
        raise InputError(f"{path}: no such folder; give the folder of the corpus, from {home}")
    return path


def read_text(path: Path) -> str:
    """Return the UTF-8 text of a file, its line ends untouched.

    Raises:
        InputError: The file is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; restore the file") from error


def read_json(path: Path, *, home: str) -> Any:
    """Return what a JSON file holds.

    Raises:
        InputError: It is missing, not UTF-8 or not JSON.
    """
    try:
        return json.loads(read_text(require_file(path, home=home)))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: not JSON: {error.msg}; restore it") from error


def read_json_lines(
    path: Path, keys: Sequence[str] = (), *, home: str
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the object on each line that is not blank, after the line's 1-based number.

    Raises:
        InputError: The file is missing, or a line is not a JSON object that has all `keys`.
    """
    for number, line in enumerate(read_text(require_file(path, home=home)).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{path}:{number}: not JSON at column {error.colno}: {error.msg};"
                f" restore the line from {home}"
            ) from error
        if not isinstance(record, dict):
            raise InputError(f"{path}:{number}: not a JSON object; restore the line from {home}")
        if missing := [key for key in keys if key not in record]:
            raise InputError(
                f"{path}:{number}: missing key {', '.join(missing)}; restore the line from {home}"
            )
        yield number, record


def read_table(
    path: Path, columns: Sequence[str], *, delimiter: str, home: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a table with a header, after the 1-based line that it ends on.

    Raises:
        InputError: The file or a column is missing, or a row has too few or too many fields.
    """
    lines = io.StringIO(read_text(require_file(path, home=home)), newline="")
    reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        names = reader.fieldnames or ()
        missing = [column for column in columns if column not in names]
        if missing:
            raise InputError(
                f"{path}:1: missing column {', '.join(missing)};"
                f" take the published file from {home}"
            )
        for row in reader:
            if None in row or None in row.values():
                raise InputError(
                    f"{path}:{reader.line_num}: expected {len(names)} fields;"
                    f" restore the row from {home}"
                )
            yield reader.line_num, row
    except csv.Error as error:
        # The line count still stands at the row before.
        raise InputError(
            f"{path}:{reader.line_num + 1}: {error}; restore the row from {home}"
        ) from error
