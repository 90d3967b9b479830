"""Long operations: in short transactions, with others in between; whole when done, gone when not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from files import TEXT, mark, new_project, problems, put_all, put_article, state, user

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.history import steps


@contextmanager
def job(project: Project) -> Iterator[Project]:
    other = project.clone(writing=True)
    try:
        yield other
    finally:
        other.close()


def sources(*names: str) -> list[Source]:
    return [Source(id=name, name=name) for name in names]


def test_it_is_one_step_although_others_work_in_its_pauses(project: Project) -> None:
    with job(project) as other, other.bulk("Import many") as bulk:
        for number in range(6):
            put_article(bulk, f"text {number}")
            bulk.rest()
            put_all(project, f"Key {number}", sources(f"s{number}"))
    assert bulk.changes.name == "Import many"
    assert len(bulk.changes.of("article")) == 6
    assert [s.name for s in steps(project.link, 2)] == ["Import many", "Key 5"], "in order of being done"
    assert project.undo().name == "Undo: Import many"  # type: ignore[union-attr]
    assert (len(list(project.all(Article))), len(list(project.all(Source)))) == (0, 6)
    assert project.undo().name == "Undo: Key 5"  # type: ignore[union-attr]
    project.redo()
    project.redo()
    assert (len(list(project.all(Article))), len(list(project.all(Source)))) == (6, 6)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_or_a_cancel_takes_back_all_of_it_and_nothing_else(
    project: Project, error: type[BaseException]
) -> None:
    put_all(project, "Before", sources("lee", "kim", "pak"))
    before = state(project)

    def cut_short(other: Project) -> None:
        with other.bulk("Merge") as bulk:
            bulk.put(Source(id="lee", name="Lee II"))
            bulk.drop("source", "kim")
            put_article(bulk)
            bulk.rest()
            put_all(project, "Key", sources("new"))
            bulk.put(Source(id="lee", name="Lee III"))
            bulk.rest()
            put_article(bulk, "never committed")
            raise error

    with job(project) as other:
        with pytest.raises(error):
            cut_short(other)
        assert other.link.execute("PRAGMA synchronous").fetchone() == (2,), "full again"
    left = state(project)
    left.pop(("source", "new"))
    assert left == before
    assert project.undoable().name == "Key"  # type: ignore[union-attr]
    assert project.redoable() is None


def test_without_changes_it_leaves_no_trace(project: Project) -> None:
    with project.bulk("Nothing") as bulk:
        bulk.pause()
    assert not bulk.changes
    assert project.undoable() is None
    assert project.link.execute("SELECT count(*) FROM operation WHERE name = 'Nothing'").fetchone() == (0,)


def test_what_it_may_yet_take_back_cannot_be_built_upon(project: Project) -> None:
    put_all(project, "Before", sources("lee"))
    with job(project) as other, other.bulk("Import") as bulk:
        article = put_article(bulk)
        bulk.put(Source(id="lee", name="Lee II"))
        bulk.rest()
        statement = mark(article, TEXT, (0, 3))
        for attempt in (
            Source(id="lee", name="mine"),
            statement,
            Source(id="x", name="x", merged_into="lee"),
        ):
            with pytest.raises(Refused, match="job"):
                put_all(project, "Too early", [attempt])
        with pytest.raises(Refused, match="job"), project.operation("Too early") as op:
            op.drop("source", "lee")
    put_all(project, "Now", [statement])
    assert project.get(Statement, statement.id) == statement


def test_after_a_crash_the_next_opening_takes_it_back(path: Path, tmp_path: Path) -> None:
    project, crashed = new_project(path), tmp_path / "crashed" / "case.sourcemark"
    crashed.parent.mkdir()
    put_all(project, "Before", sources("lee", "kim"))
    before = state(project)
    with project.bulk("Import") as bulk:
        put_article(bulk)
        bulk.put(Source(id="lee", name="Lee II"))
        bulk.drop("source", "kim")
        bulk.rest()
        for suffix in ("", "-wal"):  # what a power cut at this moment would leave
            shutil.copy(str(path) + suffix, str(crashed) + suffix)
    project.close()

    assert any("cut short" in problem for problem in problems(crashed))
    assert [p for p in problems(crashed) if "cut short" not in p] == []
    mended = open_project(crashed, user())
    assert state(mended) == before
    assert mended.undoable().name == "Before"  # type: ignore[union-attr]
    mended.close()
    assert problems(crashed) == []
    assert problems(path) == []


def test_a_long_undo_gives_way_and_then_comes_on_top(project: Project) -> None:
    with project.bulk("Many") as bulk:
        for number in range(300):
            bulk.put(Source(id=f"s{number:03}", name="x"))
    with job(project) as other:
        other.undo()
    assert list(project.all(Source)) == []
    put_all(project, "New", sources("new"))
    assert project.redoable() is None


def test_a_change_made_during_a_long_undo_stands(project: Project) -> None:
    things = sources(*(f"s{n}" for n in range(5)))
    put_all(project, "Many", things)
    mine = msgspec.structs.replace(things[0], name="mine")
    put_all(project, "Change", [mine])
    key = project.link.execute("SELECT key FROM operation WHERE name = 'Many'").fetchone()[0]
    with project._bulk("Undo: Many", "undo", key, lambda op: None) as op:
        from sourcemark.project.history import revert

        for _ in revert(project.link, op, key):
            op.rest()
    assert list(project.all(Source)) == [mine]
    project.link.execute("DELETE FROM undo_stack WHERE operation = ?", (key,))
    project.link.execute(
        "INSERT INTO undo_stack (device, operation, side) VALUES (?, ?, 'redo')", (project.device, key)
    )


def test_a_pause_is_put_off_while_something_refers_to_what_is_yet_to_come(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcemark.project.transaction.LONGEST", 0.0)  # each pause would let go
    with project.bulk("Import") as bulk:
        bulk.put(Source(id="a", name="A", merged_into="b"))
        bulk.pause()
        assert bulk.holds
        bulk.put(Source(id="b", name="B"))
        bulk.pause()
        assert not bulk.holds
    assert project.undo() is not None
    assert list(project.all(Source)) == []
    assert project.redo() is not None
    assert [s.id for s in project.all(Source)] == ["a", "b"]


def test_a_bulk_that_never_brings_what_it_refers_to_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="not in the project"), project.bulk("Import") as bulk:
        bulk.put(Source(id="a", name="A", merged_into="b"))
    assert list(project.all(Source)) == []
    assert project.undoable() is None
