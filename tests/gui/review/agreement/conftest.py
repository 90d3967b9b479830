"""The pane of agreement in a window, on a project of two readers, worked by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from entering import enter_room
from pair_of_readers import ANN, made
from pytestqt.qtbot import QtBot

from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.review.agreement.pane import AgreementPane
from sourcemark.work.profile import Profile

ROOM = Room("review", "Review", "review", AgreementPane)


@pytest.fixture
def profile() -> Profile:
    """Ann is at the keyboard."""
    made = Profile()
    made.take(ANN.annotator)
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "pair.sourcemark"
    made(path).close()
    return path


@pytest.fixture
def enter(kit: Kit, qtbot: QtBot) -> Callable[[Path], AgreementPane]:
    """Opens the window, with the pane on a project."""

    def entered(path: Path) -> AgreementPane:
        pane = enter_room(kit, qtbot, ROOM, path)
        assert isinstance(pane, AgreementPane)
        return pane

    return entered


@pytest.fixture
def pane(enter: Callable[[Path], AgreementPane], path: Path) -> AgreementPane:
    return enter(path)
