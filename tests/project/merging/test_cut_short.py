"""A merging that is cancelled or killed leaves nothing behind, and can be done afterwards."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from files import TEXT, mark, problems, put_all, put_article, said_by, state, user
from msgspec.structs import replace
from replicas import Desk, article_of, enter, tag

from sourcemark.model.sources import Source
from sourcemark.project import Project, open_project
from sourcemark.project.merging.clashing import open_clashes
from sourcemark.project.merging.merge import merge

MERGER = Path(__file__).parents[2] / "support" / "merger.py"
LEDGERS = ("received", "received_change", "receipt", "merging", "carried")
MARKS = 60


class Halt(Exception):
    """Somebody cancels."""


@pytest.fixture
def theirs(desk: Desk) -> Path:
    """Bob's file, with which Ann's clashes; both are closed but Ann's."""
    enter(desk.ann, "lee")
    own = tag(desk.ann, 4, 12)
    bob = desk.copy("Bob")
    enter(desk.ann, "lee", note="by Ann")
    with desk.ann.operation("Import") as op:
        put_article(op, "Imported by two.", "Ann's")
    lee = enter(bob, "lee", note="by Bob")
    with bob.operation("Import") as op:
        op.keep_original(b"as it came")
        twin = put_article(op, "Imported by two.", "Bob's")
        put_article(op, "Only Bob has this text.", "Only Bob's")
    put_all(bob, "Tag", [mark(twin, "Imported by two.", (0, 8), who=bob.user)])
    article = article_of(bob)
    for start in range(0, MARKS, 2):
        said = said_by(lee) if start % 4 else said_by()
        put_all(
            bob,
            f"Tag {start}",
            [mark(article, TEXT, (start + n, start + n + 3), who=bob.user, attribution=said) for n in (0, 1)],
        )
    put_all(desk.ann, "Note", [replace(own, note="mine")])
    return desk.shut(bob)


def all_rows(project: Project) -> dict[str, list[object]]:
    """Every row of every table, but for what a check has no use for."""
    names = [n for (n,) in project.link.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    plain = [n for n in names if "_search" not in n and n != "sqlite_sequence"]
    return {name: sorted(map(repr, project.link.execute(f"SELECT * FROM {name}"))) for name in plain}


def nothing_is_left(project: Project) -> None:
    for ledger in LEDGERS:
        assert project.link.execute(f"SELECT count(*) FROM {ledger}").fetchone() == (0,), ledger


def until(number: int) -> Callable[[int, int], None]:
    """Stops at that word on progress."""
    words = count(1)

    def told(done: int, total: int) -> None:
        if next(words) == number:
            raise Halt

    return told


def test_cancelled_at_any_word_on_progress_it_leaves_all_as_it_was(
    desk: Desk, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcemark.project.merging.taking.SHARE", 10)
    monkeypatch.setattr("sourcemark.project.merging.planning.STEP", 10)
    before, cancelled = all_rows(desk.ann), 0
    for number in count(1):
        try:
            merge(desk.ann, theirs, "Merge", told=until(number))
            break
        except Halt:
            cancelled += 1
            after = all_rows(desk.ann)
            assert {name for name in before if before[name] != after[name]} <= {"clash"}
            assert open_clashes(desk.ann) == []
    assert cancelled > 10
    assert len(open_clashes(desk.ann)) == 1
    assert desk.ann.undoable().name == "Merge"  # type: ignore[union-attr]


def run(path: Path, theirs: Path, until: int) -> list[str]:
    """Merge in another process, and kill it when it has let go of the file so many times; what it said."""
    command = [sys.executable, str(MERGER), str(path), str(theirs)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said = list[str]()
        while len(said) < until and (line := process.stdout.readline()):
            said.append(line)
            process.stdin.write("\n")
            process.stdin.flush()
        process.kill()
    return said


def test_killed_at_many_points_it_is_taken_back_and_can_be_done_again(
    desk: Desk, theirs: Path, tmp_path: Path
) -> None:
    whole, folder = tmp_path / "whole.sourcemark", tmp_path / "killed"
    desk.ann.link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(desk.ann.path, whole)
    folder.mkdir()
    before = state(desk.ann)
    number = len(run(copy(whole, folder / "count.sourcemark"), theirs, 10**6))
    assert number > 20, "it gives way often"
    cut = 0
    for at in sorted({*range(1, number, max(1, number // 12)), number - 1}):
        path = copy(whole, folder / f"{at}.sourcemark")
        assert len(run(path, theirs, at)) == at
        cut += any("cut short" in problem for problem in problems(path))
        taken_back(path, before)
        with closing(open_project(path, user("Ann", "ann's"))) as project:
            merge(project, theirs, "Merge")
            assert project.get(Source, "lee").note == "by Bob"  # type: ignore[union-attr]
        assert problems(path) == []
    assert cut > 10


def copy(whole: Path, path: Path) -> Path:
    shutil.copy(whole, path)
    return path


def taken_back(path: Path, before: dict[tuple[str, str], str]) -> None:
    with closing(open_project(path, user("Ann", "ann's"))) as project:
        assert project.why_read_only == ""
        assert state(project) == before
        nothing_is_left(project)
        assert project.undoable().name == "Note"  # type: ignore[union-attr]
    assert problems(path) == []
