"""Operations, undo and redo, and the rules that the history keeps."""

from __future__ import annotations

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from files import BOOK, TEXT, WHEN, mark, new_project, problems, put_all, put_article, said_by, state, user

from sourcemark.model.articles import Article, Capture, Progress
from sourcemark.model.codebook import Codebook
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.statements import ReliabilityGrade, Statement
from sourcemark.project import Project, open_project
from sourcemark.project.history import steps
from sourcemark.project.replay import stacks


def tagged(project: Project, *places: tuple[int, int]) -> Statement:
    with project.operation("Import") as op:
        article = put_article(op)
    with project.operation("Tag as official") as op:
        statement = mark(article, TEXT, *places or ((4, 12),), codes={"source_type": ("official",)})
        op.put(statement)
    return statement


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
    assert project.link.execute("SELECT count(*) FROM document").fetchone() == (0,)


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


def test_undo_and_redo_after_a_restart_with_names_and_times(path: Path) -> None:
    project, before = new_project(path), datetime.now(UTC)
    statement = tagged(project)
    graded = msgspec.structs.replace(statement, reliability=ReliabilityGrade(grade="B"))
    put_all(project, "Grade B", [graded])
    project.close()

    project = open_project(path, user())
    step = project.undoable()
    assert step is not None
    assert (step.name, step.size, step.annotator) == ("Grade B", 1, "annotator-Ann")
    assert before.timestamp() - 1 <= step.at.timestamp() <= time.time()
    assert project.undo().name == "Undo: Grade B"  # type: ignore[union-attr]
    assert project.get(Statement, statement.id) == statement
    project.close()

    project = open_project(path, user())
    assert (project.undoable().name, project.redoable().name) == ("Tag as official", "Grade B")  # type: ignore[union-attr]
    assert project.redo().of("statement") == (statement.id,)  # type: ignore[union-attr]
    assert project.get(Statement, statement.id) == graded
    for name in ("Grade B", "Tag as official", "Import"):
        assert project.undo().name == f"Undo: {name}"  # type: ignore[union-attr]
    assert project.undo() is None
    assert list(project.all(Article)) == []
    assert project.get(Codebook, BOOK.id) == BOOK, "a project keeps its codebook"
    project.close()
    assert problems(path) == []


def test_a_new_act_ends_redo(project: Project) -> None:
    put_all(project, "One", [Source(id="s1", name="Lee")])
    put_all(project, "Two", [Source(id="s2", name="Kim")])
    project.undo()
    put_all(project, "Three", [Source(id="s3", name="Pak")])
    assert project.redoable() is None
    assert project.redo() is None
    assert {s.id for s in project.all(Source)} == {"s1", "s3"}


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


def test_undo_leaves_what_another_machine_did(path: Path) -> None:
    laptop = new_project(path)
    statement = tagged(laptop)
    put_all(laptop, "Add Lee", [Source(id="lee", name="Lee")])
    laptop.close()

    desktop = open_project(path, user(device="desktop"))
    assert desktop.undo() is None, "nothing was done on this machine yet"
    spoken = msgspec.structs.replace(statement, attribution=said_by(Source(id="lee", name="Lee")))
    put_all(desktop, "Attribute to Lee", [spoken])
    desktop.close()

    laptop = open_project(path, user())
    for name in ("Add Lee", "Tag as official", "Import"):
        assert laptop.undo() is not None, name
    assert laptop.get(Statement, statement.id) == spoken, "the other's work stands, and what it rests on"
    assert laptop.get(Source, "lee") is not None
    assert laptop.undo() is None
    while laptop.redo() is not None:
        assert laptop.get(Statement, statement.id) == spoken
    laptop.close()
    assert problems(path) == []

    desktop = open_project(path, user(device="desktop"))
    assert desktop.undo().name == "Undo: Attribute to Lee"  # type: ignore[union-attr]
    assert desktop.get(Statement, statement.id) == statement
    desktop.close()
    assert problems(path) == []


def test_undo_of_one_step_keeps_the_part_another_machine_built_on(path: Path) -> None:
    laptop = new_project(path)
    with laptop.operation("Import") as op:
        article = put_article(op)
    lee, kim = Source(id="lee", name="Lee"), Source(id="kim", name="Kim")
    statement = mark(article, TEXT, (0, 3), attribution=said_by(lee))
    put_all(laptop, "Tag with new source", [lee, kim, statement])
    laptop.close()
    desktop = open_project(path, user(device="desktop"))
    put_all(desktop, "Note", [msgspec.structs.replace(statement, note="seen")])
    desktop.close()

    laptop = open_project(path, user())
    changes = laptop.undo()
    assert changes is not None
    assert dict(changes.ids) == {"source": ("kim",)}
    laptop.close()
    assert problems(path) == []


def test_parts_that_refer_forward_go_and_come_together(project: Project) -> None:
    both = [Source(id="a", name="A", merged_into="b"), Source(id="b", name="B")]
    with project.operation("Bundle") as op:
        for source in both:
            op.put(source)
    project.undo()
    assert list(project.all(Source)) == []
    project.redo()
    assert list(project.all(Source)) == both


def test_each_annotator_signs_in_once(path: Path) -> None:
    new_project(path).close()
    for _ in range(2):
        project = open_project(path, user("Bo", "desktop"))
        put_all(project, "Add", [Source(id=str(time.time_ns()), name="x")])
        project.close()
    project = open_project(path, user())
    assert [a.name for a in project.all(Annotator)] == ["Ann", "Bo"]
    assert project.undo() is None, "signing in is no step of anybody"
    project.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET text = 'other'",
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
    assert project.link.execute("SELECT count(*) FROM document").fetchone() == (1,)
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


def test_steps_are_paged_from_the_newest(project: Project) -> None:
    for n in range(5):
        put_all(project, f"Step {n}", [Source(id=f"s{n}", name="x")])
    first = list(steps(project.link, 2))
    then = list(steps(project.link, 2, before=first[-1].operation))
    assert [s.name for s in (*first, *then)] == ["Step 4", "Step 3", "Step 2", "Step 1"]


def test_the_log_alone_tells_what_can_be_undone(project: Project) -> None:
    for n in range(3):
        put_all(project, f"Step {n}", [Source(id=f"s{n}", name="x")])
    project.undo()
    told = stacks(project.link)["laptop"]
    assert (len(told.undo), len(told.redo)) == (2, 1)
    top = project.link.execute("SELECT id FROM operation WHERE key = ?", (told.redo[-1],)).fetchone()
    assert top == (project.redoable().operation,)  # type: ignore[union-attr]
