"""From paths to files with lasting names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from events.ingest.discover import DiscFile, discover
from events.values import Failure


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "crawl/b.txt",
        "crawl/a.txt",
        "crawl/deep/c.html",
        "crawl/.hidden.txt",
        "crawl/.git/x.txt",
        "other/a.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def names(*paths: Path | str) -> list[str]:
    return [found.name for found in discover(str(path) for path in paths)]


def test_folder_is_read_with_all_below_it_sorted_without_hidden_files(tree: Path) -> None:
    assert names(tree / "crawl") == ["crawl/a.txt", "crawl/b.txt", "crawl/deep/c.html"]


def test_a_file_has_one_name_however_it_is_given(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(tree / "crawl" / "a.txt") == ["crawl/a.txt"]
    assert names(str(tree / "crawl" / "*.txt")) == ["crawl/a.txt", "crawl/b.txt"]
    monkeypatch.chdir(tree / "crawl")
    assert names(".") == ["crawl/a.txt", "crawl/b.txt", "crawl/deep/c.html"]
    assert names("../crawl/a.txt", "a.txt", tree / "crawl") == ["crawl/a.txt", "crawl/b.txt", "crawl/deep/c.html"]


def test_files_of_one_name_in_one_run_are_told_apart(tree: Path) -> None:
    nested = tree / "day2" / "crawl"
    nested.mkdir(parents=True)
    (nested / "a.txt").write_text("another", encoding="utf-8")
    found = names(tree / "crawl", nested)
    assert len(set(found)) == 4
    assert "day2/crawl/a.txt" in found


def test_recursive_globs(tree: Path) -> None:
    assert names(str(tree / "**" / "*.html")) == ["deep/c.html"]


def test_what_is_not_there_is_a_failure(tree: Path) -> None:
    (tree / "empty").mkdir()
    found = discover([str(tree / "gone.txt"), str(tree / "*.pdf"), str(tree / "empty"), str(tree / "other")])
    failures = [item for item in found if isinstance(item, Failure)]
    assert [failure.stage for failure in failures] == ["discover"] * 3
    assert [failure.reason for failure in failures] == [
        "no such file or folder",
        "no file matches",
        "the folder holds no files",
    ]
    assert isinstance(found[-1], DiscFile)


def test_a_pipe_is_no_file_to_wait_for(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    (failure,) = discover([str(tree / "pipe")])
    assert isinstance(failure, Failure)
    assert failure.reason == "not a regular file"


def test_undecodable_names_can_be_stored(tree: Path) -> None:
    raw = os.fsencode(tree / "other") + b"/\xff\n.txt"
    with open(raw, "wb") as file:
        file.write(b"x")
    (name, _) = names(tree / "other")[::-1]
    name.encode("utf-8")
    assert name == "other/�?.txt"


def test_brackets_in_a_name_are_no_glob_where_the_file_exists(tree: Path) -> None:
    (tree / "other" / "a[1].txt").write_text("x", encoding="utf-8")
    assert names(tree / "other" / "a[1].txt") == ["other/a[1].txt"]
