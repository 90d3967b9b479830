"""One writer per file, told in words, and never a lock that outlives its holder."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from files import beside, new_project, problems, put_all, user

from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.project import Project, open_project
from sourcemark.project.check import check

SECOND = Path(__file__).parents[1] / "support" / "second.py"


@contextmanager
def second(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process with the project open, and why it may only read (empty: it may write)."""
    with subprocess.Popen(
        [sys.executable, str(SECOND), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def test_a_second_process_may_only_read_and_is_told_why(project: Project) -> None:
    with second(project.path) as (process, why):
        assert "Open elsewhere (Ann on " in why
        assert "since " in why
        put_all(project, "Go on", [Source(id="s", name="x")])
        assert process.communicate("\n")[0] == "closed\n"
    assert project.undoable().name == "Go on"  # type: ignore[union-attr]


def test_the_first_may_be_another_process_and_gives_it_back(path: Path) -> None:
    new_project(path).close()
    with second(path) as (process, why):
        assert why == ""
        assert check(path).figures["open"].startswith("Bo on ")  # type: ignore[union-attr]
        here = open_project(path, user())
        assert "Open elsewhere (Bo on " in here.why_read_only
        with pytest.raises(Refused, match="Bo on"), here.operation("Never"):
            pass
        with pytest.raises(Refused, match="Bo on"):
            here.undo()
        with (
            closing(here.clone(writing=True)) as job,
            pytest.raises(Refused, match="Bo on"),
            job.bulk("Never"),
        ):
            pass
        here.close()
        process.communicate("\n")
    assert check(path).figures["open"] == ""
    assert beside(path) == ["case.sourcemark"]


def test_kill_9_frees_it(path: Path) -> None:
    new_project(path).close()
    with second(path) as (process, why):
        assert why == ""
        process.kill()
        process.wait()
    assert check(path).figures["open"] == ""
    project = open_project(path, user())
    assert project.why_read_only == ""
    project.close()
    assert beside(path) == ["case.sourcemark"]


def test_a_second_window_of_the_same_process_may_only_read(project: Project) -> None:
    other = open_project(project.path, user())
    assert "Open elsewhere" in other.why_read_only
    other.close()
    put_all(project, "Still mine", [Source(id="s", name="x")])


def test_a_link_to_the_file_finds_the_same_lock(project: Project, tmp_path: Path) -> None:
    link = tmp_path / "link.sourcemark"
    link.symlink_to(project.path)
    other = open_project(link, user())
    assert "Open elsewhere" in other.why_read_only
    other.close()
    link.unlink()


def test_one_file_is_left_even_when_a_reader_was_the_last_out(path: Path) -> None:
    project = new_project(path)
    reader = open_project(path, user(), read_only=True)
    put_all(project, "Add", [Source(id="s", name="x")])
    project.close()
    assert [s.id for s in reader.all(Source)] == ["s"]
    reader.close()
    assert beside(path) == ["case.sourcemark"]
    assert problems(path) == []


def test_looking_at_a_file_one_has_open_does_not_let_go_of_it(project: Project) -> None:
    """On POSIX, closing any handle of a file drops all locks that the process has on it: never open it twice."""
    check(project.path)
    open_project(project.path, user()).close()
    open_project(project.path, user(), read_only=True).close()
    with second(project.path) as (process, why):
        assert why
        put_all(project, "One", [Source(id="one", name="x")])
        process.communicate("\n")
    put_all(project, "Two", [Source(id="two", name="x")])
    with second(project.path) as (process, _), closing(project.clone()) as reader:
        assert {s.id for s in reader.all(Source)} == {"one", "two"}
        process.communicate("\n")
    assert "case.sourcemark-wal" in beside(project.path)


@pytest.mark.parametrize("how", ["symlink_to", "hardlink_to"])
def test_a_link_in_place_of_the_lock_is_not_followed(path: Path, tmp_path: Path, how: str) -> None:
    """An unpacked archive may hold one: what it leads to must not be written over."""
    new_project(path).close()
    precious, lock = tmp_path / "precious", tmp_path / "case.sourcemark.lock"
    precious.write_text("mine")
    getattr(lock, how)(precious)
    project = open_project(path, user())
    assert "link" in project.why_read_only
    assert check(path).figures["open"] == ""
    project.close()
    assert precious.read_text() == "mine"
    assert lock.exists()


def test_a_pipe_in_place_of_the_lock_blocks_nobody(path: Path) -> None:
    new_project(path).close()
    os.mkfifo(path.with_name("case.sourcemark.lock"))
    project = open_project(path, user())
    assert project.why_read_only
    assert check(path).figures["open"] == ""
    project.close()


def test_who_only_looks_does_not_keep_others_from_writing(path: Path) -> None:
    new_project(path).close()
    lock = path.with_name("case.sourcemark.lock")
    with lock.open("wb") as looking:
        fcntl.flock(looking, fcntl.LOCK_EX)
        leaving = threading.Timer(0.02, fcntl.flock, (looking, fcntl.LOCK_UN))
        leaving.start()
        project = open_project(path, user())
        leaving.join()
    assert project.why_read_only == ""
    project.close()
