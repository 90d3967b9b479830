"""The Review room in its window, on what Ann and Bob have read, worked by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from entering import enter_room
from files import user
from pytestqt.qtbot import QtBot
from reviewed import Enter, Reviewed, two_readers
from team import Team

from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.review.room import ReviewRoom
from sourcemark.model.articles import Article
from sourcemark.work.profile import Profile

ROOM = Room("review", "Review", "review", ReviewRoom)


@pytest.fixture
def profile() -> Profile:
    """Ann is at the keyboard."""
    made = Profile()
    made.take(user("Ann").annotator)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """What two have read, closed."""
    path = tmp_path / "Read.sourcemark"
    two_readers(path)
    return path


@pytest.fixture
def enter(kit: Kit, qtbot: QtBot) -> Enter:
    """Opens the window with the room on a project, with everything compared."""

    def entered(path: Path) -> Reviewed:
        said: list[str] = []
        kit.session.said.connect(said.append)
        kit.actions.refused.connect(said.append)
        room = enter_room(kit, qtbot, ROOM, path)
        assert isinstance(room, ReviewRoom)
        qtbot.waitUntil(lambda: room.here.survey.whole)
        project = kit.session.project
        return Reviewed(room, kit, Team(project, next(iter(project.all(Article)))), said)

    return entered


@pytest.fixture
def reviewed(enter: Enter, path: Path) -> Reviewed:
    """The room, with the first difference not yet in focus."""
    return enter(path)
