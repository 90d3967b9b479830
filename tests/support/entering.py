"""A window that opens on one room, as a person would find it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcemark.gui import frame_actions
from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.window import Window
from sourcemark.model.people import User
from sourcemark.work.sample_project import make_sample


def make_closed_sample(kit: Kit, folder: Path) -> Path:
    """A sample project with marks of one's own that nobody has open."""
    path = folder / "Sample.sourcemark"
    make_sample(path, User(device="here", annotator=kit.session.me)).close()
    return path


def enter_room(kit: Kit, qtbot: QtBot, room: Room, path: Path) -> QWidget:
    """The room, in an active window of 1280 x 720, on the project at `path`."""
    window = Window(kit, [room])
    frame_actions.bind(window)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert kit.session.open(path)
    assert window.room is not None
    return window.room
