from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.storage.atomic import open_atomic, write_bytes, write_text


def test_text_is_utf8_with_its_newlines(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "é\r\n\u2028𝒳\n")
    assert (tmp_path / "a.txt").read_bytes() == "é\r\n\u2028𝒳\n".encode()


def test_bytes(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.bin", b"\0\r\n\xff")
    assert (tmp_path / "a.bin").read_bytes() == b"\0\r\n\xff"


def test_nothing_is_visible_before_the_end(tmp_path: Path) -> None:
    with open_atomic(tmp_path / "a.txt") as stream:
        stream.write("half")
        stream.flush()
        (inside,) = tmp_path.iterdir()
        assert inside.name.startswith(".a.txt.")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_crash_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), open_atomic(tmp_path / "a.txt") as stream:  # noqa: PT012
        stream.write("half")
        raise error
    assert list(tmp_path.iterdir()) == []


def test_crash_keeps_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")
    with pytest.raises(ZeroDivisionError), open_atomic(path) as stream:  # noqa: PT012
        stream.write("new")
        raise ZeroDivisionError
    assert path.read_text() == "old"


def test_text_that_cannot_be_encoded_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(tmp_path / "a.txt", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "")
    (tmp_path / "b.txt").touch()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "no" / "a.txt", "")
