"""The pane of agreement, in which a second reading is begun, in a window on a project of two readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from entering import enter_room
from pair_of_readers import ANN, made
from pytestqt.qtbot import QtBot

from sourcemark.gui.kit import Kit, Room
from sourcemark.gui.review.agreement.pane import AgreementPane
from sourcemark.gui.review.rereading.pane import RereadingPane
from sourcemark.work.profile import Profile


@pytest.fixture
def profile() -> Profile:
    """Ann is at the keyboard."""
    made = Profile()
    made.take(ANN.annotator)
    return made


@pytest.fixture
def pane(kit: Kit, qtbot: QtBot, tmp_path: Path) -> RereadingPane:
    """The second reading, asked for by its key."""
    path = tmp_path / "pair.sourcemark"
    made(path).close()
    agreement = enter_room(kit, qtbot, Room("review", "Review", "review", AgreementPane), path)
    assert isinstance(agreement, AgreementPane)
    assert kit.actions.run("second_reading")
    return agreement.rereading
