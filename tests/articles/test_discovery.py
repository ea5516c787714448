from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.articles.discovery import find_documents
from pipeline.records import InputError


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a/talks.txt",
        "a.csv",
        "c/talks.md",
        "c/Summit.HTML",
        "c/.hidden.txt",
        ".git/x.txt",
        "picture.png",
        "odd[1].txt",
    ):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "news"


def test_folder_is_sorted_and_ids_are_unique(news: Path) -> None:
    found = find_documents(str(news))
    assert [(d.path.relative_to(news).as_posix(), d.name) for d in found] == [
        ("a/talks.txt", "a/talks.txt"),
        ("a.csv", "a"),
        ("b.txt", "b"),
        ("c/Summit.HTML", "Summit"),
        ("c/talks.md", "c/talks.md"),
        ("odd[1].txt", "odd[1]"),
    ]
    assert found[3].ending == ".html"


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        pytest.param("*.txt", ["b", "odd[1]"], id="one folder"),
        pytest.param("**/*.txt", ["talks", "b", "odd[1]"], id="recursive, without hidden ones"),
        pytest.param("*/talks.*", ["a/talks.txt", "c/talks.md"], id="shared stems"),
        pytest.param("?", ["a/talks.txt", "Summit", "c/talks.md"], id="matches folders"),
        pytest.param("*.[tp][xn][tg]", ["b", "odd[1]"], id="other kinds are passed over"),
        pytest.param("odd[1].txt", ["odd[1]"], id="a file of that very name comes first"),
        pytest.param("b.txt", ["b"], id="a file"),
        pytest.param("c/.hidden.txt", [".hidden"], id="a hidden file, named"),
    ],
)
def test_sources(news: Path, pattern: str, names: list[str]) -> None:
    assert [document.name for document in find_documents(str(news / pattern))] == names


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("nope", "no such file or folder; give a file, folder, glob or -", id="none"),
        pytest.param("nope.txt", "input=.*nope.txt: no such file", id="missing file is named"),
        pytest.param("x" * 5000, "…: no such file", id="an article's text pasted in"),
        pytest.param("a\0b", "no such file", id="NUL in the name"),
        pytest.param("*.pdf", "no file matches", id="glob without a match"),
        pytest.param("picture.png", "unsupported kind of file; .*.txt, .md", id="unsupported"),
        pytest.param("*.png", "nothing readable there; supported endings", id="glob of those"),
        pytest.param("void", "nothing readable there; supported endings", id="empty folder"),
    ],
)
def test_wrong_sources(news: Path, source: str, message: str) -> None:
    (news / "void").mkdir()
    with pytest.raises(InputError, match=message):
        find_documents(str(news / source))


@pytest.mark.parametrize("source", ["", " "])
def test_nothing_is_not_the_current_folder(source: str) -> None:
    with pytest.raises(InputError, match="no such file"):
        find_documents(source)


def test_home_folder(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(news))
    assert [document.name for document in find_documents("~/b.txt")] == ["b"]
    assert [document.name for document in find_documents("~/b*")] == ["b"]


def test_links(news: Path) -> None:
    (news / "c" / "loop").symlink_to(news)
    (news / "broken.txt").symlink_to(news / "gone.txt")
    (news.parent / "elsewhere").mkdir()
    (news.parent / "elsewhere" / "far.txt").touch()
    (news / "linked").symlink_to(news.parent / "elsewhere")
    names = [document.name for document in find_documents(str(news))]
    assert len(names) == len(set(names)) == 8
    assert {"broken", "far"} <= set(names)


def test_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").touch()
    (document,) = find_documents(str(tmp_path))
    assert document.name == "caf\\udce9"
    assert document.origin.encode()
