"""Operations, undo and redo, and the rules that the history keeps."""

from __future__ import annotations

import sqlite3
import time

import msgspec
import pytest
from files import (
    BOOK,
    TEXT,
    WHEN,
    put_all,
    put_article,
    state,
    tagged,
)

from sourcemark.model.articles import Article, Capture, Progress
from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.history import steps


def test_changes_name_what_was_written_in_order_and_once(project: Project) -> None:
    one, two = Source(id="s1", name="Lee"), Source(id="s2", name="Kim")
    with project.operation("Add two") as op:
        op.put(two)
        op.put(one)
        op.put(msgspec.structs.replace(two, name="Kim II"))
    assert op.changes.name == "Add two"
    assert op.changes.of("source") == ("s2", "s1")
    assert op.changes.of("statement") == ()
    assert project.get(Source, "s2") == Source(id="s2", name="Kim II")


def test_writing_what_stands_already_leaves_no_trace(project: Project) -> None:
    put_all(project, "Add", [Source(id="s1", name="Lee")])
    with project.operation("Add again") as op:
        op.put(Source(id="s1", name="Lee"))
    assert not op.changes
    assert [step.name for step in steps(project.link, 9)] == ["Add", "New project", "Sign in: Ann"]
    assert project.undoable().name == "Add"  # type: ignore[union-attr]


def test_an_error_takes_all_of_it_back(project: Project) -> None:
    before = state(project)

    def fail() -> None:
        with project.operation("Fail") as op:
            put_article(op)
            op.drop("codebook", BOOK.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert state(project) == before
    assert project.undoable() is None
    assert project.link.execute("SELECT count(*) FROM text").fetchone() == (0,)


def test_what_rests_on_nothing_is_refused(project: Project) -> None:
    with pytest.raises(Refused), project.operation("Dangling") as op:
        op.put(Progress(id="p", article="no such", annotator="nobody"))
    article = tagged(project).article
    with pytest.raises(Refused), project.operation("Missed") as op:
        op.drop("article", article)
    assert project.undoable().name == "Tag as official"  # type: ignore[union-attr]
    bare = Article(id="a", title="", sha256="0" * 64, length=1, captured=Capture(at=WHEN))
    with pytest.raises(Refused), project.operation("No text") as op:
        op.put(bare)


def test_a_dropped_thing_stays_in_the_history(project: Project) -> None:
    statement = tagged(project)
    with project.operation("Remove statement") as op:
        op.drop("statement", statement.id)
        op.drop("statement", "never was")
    assert op.changes.of("statement") == (statement.id,)
    assert project.get(Statement, statement.id) is None
    query = "SELECT was IS NOT NULL, became FROM change WHERE entity = ? ORDER BY key DESC LIMIT 1"
    assert project.link.execute(query, (statement.id,)).fetchone() == (1, None)
    project.undo()
    assert project.get(Statement, statement.id) == statement


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE text SET text = 'other'",
        "UPDATE original SET bytes = x'00'",
        "UPDATE change SET became = NULL",
        "DELETE FROM change",
        "UPDATE operation SET name = 'other'",
        "UPDATE operation SET complete = 0",
        "DELETE FROM operation",
    ],
)
def test_texts_and_history_are_frozen(project: Project, statement: str) -> None:
    with project.operation("Import") as op:
        op.keep_original(b"as it came")
        put_article(op)
    with pytest.raises(sqlite3.IntegrityError, match=r"frozen|only ever added"):
        project.link.execute(statement)


def test_the_same_text_is_kept_once(project: Project) -> None:
    with project.operation("Twice") as op:
        one, two = put_article(op), put_article(op, title="A copy")
    assert project.text(one) == project.text(two) == TEXT
    assert project.link.execute("SELECT count(*) FROM text").fetchone() == (1,)
    assert project.original(one) is None


def test_the_clock_never_runs_backwards(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns()
    for n, moment in enumerate((now, now - 10**15, now - 10**15, now + 10**9, now)):
        monkeypatch.setattr(time, "time_ns", lambda moment=moment: moment)
        put_all(project, f"Step {n}", [Source(id=f"s{n}", name="x")])
    query = "SELECT clock FROM operation WHERE name LIKE 'Step%' ORDER BY key"
    clocks = [clock for (clock,) in project.link.execute(query)]
    assert clocks == sorted(set(clocks))
    assert [s.name for s in steps(project.link, 2)] == ["Step 4", "Step 3"]


def test_each_entity_counts_once_however_often_it_is_written(project: Project) -> None:
    put_all(project, "Before", [Source(id="old", name="x"), Source(id="gone", name="x")])
    with project.operation("Back and forth") as op:
        for name in ("a", "b"):
            op.put(Source(id="new", name=name))
            op.put(Source(id="old", name=name))
        for id in ("new", "gone"):
            op.drop("source", id)
            op.put(Source(id=id, name="again"))
    assert op.size == 3
    assert op.changes.of("source") == ("new", "old", "gone")
