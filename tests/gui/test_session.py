"""The session and its jobs: nothing works on a project that is closed, nothing reaches one it does not belong to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from files import problems, user
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui.app import make_kit
from sourcemark.gui.jobs import Job
from sourcemark.gui.kit import Kit
from sourcemark.gui.session import LONG
from sourcemark.model.changes import Changes
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.project import Bulk, Project, open_project
from sourcemark.project.transaction import begin, transaction
from sourcemark.work.profile import Profile
from sourcemark.work.sources import enter


@pytest.fixture
def beside(qapp: QApplication, profile: Profile) -> Iterator[Kit]:
    """The frame's services, with jobs that really run beside the window."""
    owner = QObject()
    made = make_kit(qapp, profile, owner)
    yield made
    made.session.close()
    owner.deleteLater()


def other_file(project: Path) -> Path:
    return project.with_name("Other.sourcemark")


@pytest.mark.parametrize("way", ["close", "open", "create"])
def test_a_job_has_ended_before_its_project_is_closed(beside: Kit, project: Path, way: str) -> None:
    session, begun = beside.session, threading.Event()
    assert session.create(other_file(project))
    assert session.open(project)

    def write(clone: Project, job: Job) -> None:
        with clone.bulk("Import") as op:
            op.put(Source(id="lee", name="Lee"))
            op.rest()
            begun.set()
            while True:
                job.progress(1)

    beside.jobs.start_on(session.project, "Importing", write, writing=True)
    assert begun.wait(5)
    if way == "close":
        session.close()
    else:
        path = other_file(project) if way == "open" else project.with_name("New.sourcemark")
        assert getattr(session, way)(path)
    assert beside.jobs.running == ()
    again = open_project(project, user())
    assert again.why_read_only == ""
    assert again.get(Source, "lee") is None
    again.close()
    assert problems(project) == []


def test_what_a_job_found_is_told_while_its_project_is_open(beside: Kit, project: Path) -> None:
    session, came = beside.session, list[tuple[object, Path]]()
    assert session.create(other_file(project))
    assert session.open(project)
    job = beside.jobs.start("Count", lambda job: 3, lambda n: came.append((n, session.project.path)))
    beside.jobs._running[job].join(5)  # it is done, but the window has not heard of it yet
    assert session.open(other_file(project))
    QApplication.processEvents()
    assert came == [(3, project)]
    assert beside.jobs.running == ()


def test_a_full_disk_is_said_and_the_window_goes_on(kit: Kit, project: Path) -> None:
    session, said = kit.session, list[str]()
    assert session.open(project)
    session.said.connect(said.append)
    link = session.project.link
    pages = link.execute("PRAGMA page_count").fetchone()[0]
    link.execute(f"PRAGMA max_page_count = {pages + 2}")
    large = Source(id="lee", name="Lee", note="much to say " * 10_000)
    assert session.do(enter, large) is None
    assert said == ["Grain.sourcemark: the disk is full"]
    link.execute("PRAGMA max_page_count = 1000000")
    assert session.do(enter, large)


def test_everybody_hears_what_a_cancelled_job_had_shown(beside: Kit, project: Path, qtbot: QtBot) -> None:
    session, begun = beside.session, threading.Event()
    heard, said = list[Changes](), list[str]()
    assert session.open(project)
    session.changed.connect(heard.append)
    beside.jobs.refused.connect(lambda words: said.append(f"{len(heard)} {words}"))

    def write(clone: Project, job: Job) -> None:
        with clone.bulk("Import") as op:
            op.put(Source(id="lee", name="Lee"))
            op.rest()
            begun.set()
            while True:
                job.progress(1)

    job = beside.jobs.start_on(session.project, "Importing", write, writing=True)
    assert begun.wait(5)
    assert session.project.get(Source, "lee") is not None
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert [changes.of("source") for changes in heard] == [("lee",)]
    assert session.project.get(Source, "lee") is None
    assert said == ["1 Importing: cancelled."], "the last word is that it was cancelled"


def test_a_long_step_is_undone_beside_the_window(beside: Kit, project: Path, qtbot: QtBot) -> None:
    session, heard = beside.session, list[Changes]()
    assert session.open(project)
    with session.project.bulk("Import") as op:
        for number in range(LONG + 1):
            op.put(Source(id=f"s{number}", name="x"))
    session.changed.connect(heard.append)
    for way, left in ((session.undo, 0), (session.redo, LONG + 1)):
        with qtbot.waitSignal(beside.jobs.started) as started:
            assert way() is None
        with qtbot.waitSignal(started.args[0].ended, timeout=20_000):
            pass
        assert len(list(session.project.all(Source))) == left
    assert [changes.name for changes in heard] == ["Undo: Import", "Redo: Import"]
    assert all(changes.many("source") for changes in heard)


def test_a_short_step_is_undone_at_once(beside: Kit, project: Path) -> None:
    session = beside.session
    assert session.open(project)
    assert session.do(enter, Source(id="lee", name="Lee"))
    assert session.undo()
    assert session.project.get(Source, "lee") is None
    assert session.redo()
    assert session.project.get(Source, "lee") is not None
    assert beside.jobs.running == ()


def test_what_a_crash_left_of_a_long_import_is_taken_back_beside_the_window(
    beside: Kit, project: Path, qtbot: QtBot
) -> None:
    session, here = beside.session, open_project(project, user())
    with transaction(here.link):
        key, id = begin(here.link, here.user, "Import", "do", None)
    op = Bulk(here.link, key, id, "Import", threading.Lock())
    for number in range(LONG + 1):
        op.put(Source(id=f"s{number}", name="x"))
    op.rest()
    here.close()
    with qtbot.waitSignal(session.opened, timeout=20_000), qtbot.waitSignal(session.said) as said:
        assert not session.open(project)
    assert "cut short" in said.args[0]
    assert session.project.path == project
    assert not session.read_only
    assert list(session.project.all(Source)) == []


def test_a_step_of_another_annotator_is_named_and_stays(beside: Kit, project: Path) -> None:
    session, said = beside.session, []
    session.said.connect(said.append)
    assert session.open(project)
    session.do(enter, Source(id="lee", name="Lee"))
    first = session.me
    step = session.project.undoable()
    assert step is not None
    assert session.whose(step) == ""
    session.work_as(Annotator(id="zoe", name="Zoe"))
    assert session.whose(step) == first.name
    assert session.undo() is None
    assert said[-1] == f"The last step here is {first.name}'s: switch to {first.name} to take it back."
    assert session.project.get(Source, "lee") is not None
