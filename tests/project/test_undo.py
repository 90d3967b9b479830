"""Undo and redo: after a restart, on several machines, and never a step too far."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from files import (
    BOOK,
    TEXT,
    mark,
    new_project,
    problems,
    put_all,
    put_article,
    said_by,
    state,
    tagged,
    user,
)

from sourcemark.model.articles import Article
from sourcemark.model.codebook import Codebook
from sourcemark.model.errors import Refused
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.statements import ReliabilityGrade, Statement
from sourcemark.project import Project, open_project
from sourcemark.project.history import steps
from sourcemark.project.project import TELL
from sourcemark.project.replay import stacks


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


def test_nobody_takes_back_or_repeats_what_another_annotator_did_here(project: Project) -> None:
    statement = tagged(project)
    before = project.user
    project.user = user("Zoe")
    with pytest.raises(Refused, match=r"The last step here is Ann's: switch to Ann to take it back\."):
        project.undo()
    assert project.get(Statement, statement.id) == statement
    assert project.undoable().annotator == before.annotator.id  # type: ignore[union-attr]
    project.user = before
    assert project.undo()
    project.user = user("Zoe")
    with pytest.raises(Refused, match=r"The step undone last is Ann's: switch to Ann to do it again\."):
        project.redo()
    assert project.get(Statement, statement.id) is None
    project.user = before
    assert project.redo()
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
    told = stacks(project.link)[project.device]
    assert (len(told.undo), len(told.redo)) == (2, 1)
    top = project.link.execute("SELECT id FROM operation WHERE key = ?", (told.redo[-1],)).fetchone()
    assert top == (project.redoable().operation,)  # type: ignore[union-attr]


def test_a_long_undo_tells_how_far_it_is_and_can_be_stopped(project: Project) -> None:
    with project.bulk("Many") as bulk:
        for number in range(3 * TELL):
            bulk.put(Source(id=f"s{number}", name="x"))
    before, told = state(project), list[tuple[int, int]]()

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        project.undo(stop)
    assert told == [(TELL, 3 * TELL), (2 * TELL, 3 * TELL)]
    assert state(project) == before
    assert project.undoable().name == "Many"  # type: ignore[union-attr]
    assert project.undo()
    assert list(project.all(Source)) == []


def test_nothing_else_is_undone_while_an_undo_is_under_way(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcemark.project.transaction.LONGEST", 0.0)  # each pause lets others in
    with project.bulk("Many") as bulk:
        for number in range(TELL):
            bulk.put(Source(id=f"s{number}", name="x"))
    asked = list[int]()
    with closing(project.clone(writing=True)) as other:

        def meanwhile(done: int, total: int) -> None:
            with pytest.raises(Refused, match="being undone"):
                other.redo()
            with pytest.raises(Refused, match="job"):
                put_all(other, "Edit", [Source(id="s0", name="y")])
            asked.append(done)

        assert project.undo()
        assert project.redo(meanwhile)
    assert asked == [TELL]
    assert len(list(project.all(Source))) == TELL
