"""The Sources room in a window, on the sample project, worked by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from entering import enter_room, make_closed_sample
from pytestqt.qtbot import QtBot

from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.sources.room import SourcesRoom

ROOM = Room("sources", "Sources", "sources", SourcesRoom)


@pytest.fixture
def sample(kit: Kit, tmp_path: Path) -> Path:
    """A sample project that nobody has open."""
    return make_closed_sample(kit, tmp_path)


@pytest.fixture
def enter(kit: Kit, qtbot: QtBot) -> Callable[[Path], SourcesRoom]:
    """Opens the window, with the room on a project."""

    def entered(path: Path) -> SourcesRoom:
        room = enter_room(kit, qtbot, ROOM, path)
        assert isinstance(room, SourcesRoom)
        return room

    return entered


@pytest.fixture
def room(enter: Callable[[Path], SourcesRoom], sample: Path) -> SourcesRoom:
    """The room, with the sample project open."""
    return enter(sample)
