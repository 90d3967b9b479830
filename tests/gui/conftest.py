"""A window on a fresh profile, with rooms that only say where one is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui import frame_actions
from sourcemark.gui.app import make_kit
from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.window import Window
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.work.profile import Profile, Switches

ANN = Annotator(id=new_id(), name="Ann Example")


def plain_room(kit: Kit) -> QWidget:
    """A room with nothing in it that can hold the focus."""
    room = QLabel("room")
    room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return room


@pytest.fixture
def profile() -> Profile:
    """A profile in which somebody has given a name."""
    made = Profile()
    made.take(ANN)
    made.change(proposals=Switches(show=False))  # each would wait for the model: those on proposals show them
    return made


@pytest.fixture
def kit(qapp: QApplication, profile: Profile) -> Iterator[Kit]:
    """The frame's services, jobs inline."""
    owner = QObject()
    made = make_kit(qapp, profile, owner, inline=True)
    yield made
    made.session.close()
    owner.deleteLater()


@pytest.fixture
def window(kit: Kit, qtbot: QtBot) -> Window:
    """The window, shown, on the start page."""
    rooms = [Room("desk", "Desk", "desk", plain_room), Room("sources", "Sources", "sources", plain_room)]
    made = Window(kit, rooms)
    frame_actions.bind(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.show_start()
        made.activateWindow()
    return made


@pytest.fixture
def project(kit: Kit, tmp_path: Path) -> Path:
    """A project file that nobody has open."""
    path = tmp_path / "Grain.sourcemark"
    assert kit.session.create(path)
    kit.session.close()
    return path
