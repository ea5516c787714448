from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.storage.hashes import sha256_file, sha256_tree


def _make_tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


BASE = {"a.txt": "one", "sub/b.txt": "two"}


def test_file_hash_is_that_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc\r\n")
    assert sha256_file(tmp_path / "a") == hashlib.sha256(b"abc\r\n").hexdigest()


def test_tree_hash_by_hand(tmp_path: Path) -> None:
    _make_tree(tmp_path, BASE)
    lines = [
        f"{name}\0{hashlib.sha256(text.encode()).hexdigest()}\n" for name, text in BASE.items()
    ]
    assert sha256_tree(tmp_path) == hashlib.sha256("".join(lines).encode()).hexdigest()


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param({"sub/b.txt": "two", "a.txt": "one"}, True, id="order of writing"),
        pytest.param({**BASE, ".cache": "x"}, True, id="dot-file"),
        pytest.param({**BASE, ".git/config": "x"}, True, id="file in dot-folder"),
        pytest.param({**BASE, "a.txt": "One"}, False, id="one letter"),
        pytest.param({"b.txt": "one", "sub/b.txt": "two"}, False, id="renamed"),
        pytest.param({"a.txt": "one", "b.txt": "two"}, False, id="moved"),
        pytest.param({"a.txt": "two", "sub/b.txt": "one"}, False, id="swapped"),
        pytest.param({**BASE, "c.txt": ""}, False, id="added and empty"),
    ],
)
def test_tree_hash_tells_trees_apart(tmp_path: Path, other: dict[str, str], same: bool) -> None:
    one = sha256_tree(_make_tree(tmp_path / "one", BASE))
    two = sha256_tree(_make_tree(tmp_path / ".two", other))
    assert (one == two) is same


def test_missing_folder_is_not_an_empty_one(tmp_path: Path) -> None:
    assert sha256_tree(tmp_path) == hashlib.sha256().hexdigest()
    with pytest.raises(NotADirectoryError, match="no such folder"):
        sha256_tree(tmp_path / "none")
