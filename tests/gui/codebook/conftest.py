"""The Codebook room in a window, on the sample project, worked by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sourcemark.gui import commands
from sourcemark.gui.codebook.room import CodebookRoom
from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.window import Window
from sourcemark.model.people import User
from sourcemark.work.sample_project import make_sample

Enter = Callable[[Path], CodebookRoom]


@pytest.fixture
def sample(kit: Kit, tmp_path: Path) -> Path:
    """A sample project that nobody has open."""
    path = tmp_path / "Sample.sourcemark"
    make_sample(path, User(device="here", annotator=kit.session.me)).close()
    return path


@pytest.fixture
def enter(kit: Kit, qtbot: QtBot) -> Enter:
    """Opens the window, with the room on a project."""

    def entered(path: Path) -> CodebookRoom:
        window = Window(kit, [Room("codebook", "Codebook", "codebook", CodebookRoom)])
        commands.bind(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        assert kit.session.open(path)
        assert isinstance(window.room, CodebookRoom)
        return window.room

    return entered


@pytest.fixture
def room(enter: Enter, sample: Path) -> CodebookRoom:
    """The room, with the sample project open."""
    return enter(sample)
