"""The Desk in its window, on a real project with a few articles, worked by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot
from worked import OTHER, TEXT, Open, Worked

from sourcemark.gui import frame_actions
from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article, Draft
from sourcemark.model.entity import now
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.work import articles, sources, tagging


@pytest.fixture
def path(kit: Kit, tmp_path: Path) -> Path:
    """A project with two articles and one source, closed."""
    path = tmp_path / "Border.sourcemark"
    assert kit.session.create(path)
    project = kit.session.project
    articles.add(project, Draft(text=OTHER, title="Second", outlet="The Other Wire", published="2026-05-01"))
    articles.add(project, Draft(text=TEXT, title="Engineers", outlet="Meridian", published="2026-05-03"))
    lee = Source(id=new_id(), name="Lee Woong-gil", role="soldier", former=True, types=("defector",))
    sources.enter(project, lee)
    sources.assess(project, lee.id, "B", "was there")
    kit.session.close()
    return path


@pytest.fixture
def enter(kit: Kit, qtbot: QtBot) -> Open:
    """Opens the window, with the Desk on a project."""

    def opened(path: Path) -> Worked:
        window = Window(kit, [Room("desk", "Desk", "desk", Desk)])
        frame_actions.bind(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        assert kit.session.open(path)
        assert isinstance(window.room, Desk)
        return Worked(window.room, kit, window)

    return opened


@pytest.fixture
def worked(enter: Open, path: Path) -> Worked:
    """The Desk with the article on the engineers open, and the focus in the text."""
    return enter(path)


@pytest.fixture
def coworker(kit: Kit) -> Callable[[str], Statement]:
    """Writes a coworker's mark over words of the open project."""

    def marked(words: str) -> Statement:
        project, me = kit.session.project, kit.session.project.user
        other = Annotator(id=new_id(), name="Bo Coworker")
        at = TEXT.index(words)
        found = next(a for a in project.all(Article) if a.title == "Engineers")
        changes = tagging.tag(project, found.id, [Span(at, at + len(words))], "official")
        statement = project.get(Statement, changes.of("statement")[0])
        assert statement is not None
        theirs = msgspec.structs.replace(statement, annotator=other.id, created=now())
        with project.operation("Merge") as op:
            op.put(other)
            op.put(theirs)
        assert project.user == me
        kit.session.tell(op.changes)
        return theirs

    return marked
