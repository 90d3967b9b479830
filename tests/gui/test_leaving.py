"""Leaving a project with rooms that have not shown the newest changes yet: nothing of it stays on screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from entering import make_closed_sample
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui import frame_actions
from sourcemark.gui.kit import Kit
from sourcemark.gui.rooms import ROOMS
from sourcemark.gui.window import Window
from sourcemark.model.changes import Changes
from sourcemark.model.codebook import CODEBOOK, Codebook
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.project.project import Project


def change(project: Project) -> Changes:
    """Something that the rooms out of view learn of when they are next seen."""
    book = project.get(Codebook, CODEBOOK)
    assert book is not None
    with project.operation("Change") as op:
        op.put(Source(id=new_id(), name="Ministry"))
        op.put(book)
    return op.changes


@pytest.fixture
def window(kit: Kit, qtbot: QtBot, tmp_path: Path) -> Window:
    """On the sample, with every room made and the two out of view behind the times."""
    made = Window(kit, ROOMS)
    frame_actions.bind(made)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.projects.open(make_closed_sample(kit, tmp_path))
    for room in ("sources", "codebook", "desk"):
        made.enter(room)
    kit.session.do(change)
    return made


def rooms(window: Window) -> list[QWidget | None]:
    return [window.stack.widget(at) for at in range(window.stack.count())]


def test_closing_shows_the_start_page(window: Window, kit: Kit) -> None:
    left = window.room
    assert kit.actions.run("close_project")
    assert window.room is None
    assert window.stack.currentWidget() is window.start
    assert window.start.isVisible()
    assert left not in rooms(window)


@pytest.mark.parametrize("way", ["open", "create"])
def test_another_project_in_place_of_the_open_one_shows_its_desk(
    window: Window, kit: Kit, tmp_path: Path, way: str
) -> None:
    other = tmp_path / "Other.sourcemark"
    left = window.room
    if way == "open":
        second = tmp_path / "second"
        second.mkdir()
        other = make_closed_sample(kit, second)
        window.projects.open(other)
    else:
        window.projects.create(other)
    assert kit.session.project.path == other
    assert window.room is not None
    assert window.room is not left
    assert window.room.accessibleName() == "Desk"
    assert window.room.isVisible()


@pytest.mark.parametrize("ident", ["desk", "sources", "codebook"])
def test_another_annotator_goes_on_in_the_same_room(window: Window, kit: Kit, ident: str) -> None:
    window.enter(ident)
    left = window.room
    kit.session.do(change)
    stale, seen = rooms(window), list[QWidget | None]()
    window.stack.currentChanged.connect(lambda _: seen.append(window.stack.currentWidget()))
    kit.session.work_as(Annotator(id=new_id(), name="Ben"))
    assert window.room is not None
    assert window.room is not left
    assert window.room.accessibleName().lower() == ident
    assert not [room for room in seen if room is not None and room in stale and room.accessibleName()], (
        "thrown away, yet shown"
    )
