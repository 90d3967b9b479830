"""Looks beside the window: the last wish counts, and nothing is told or left running once the card is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from coming import write
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sourcemark.formats.inputs import Wanted
from sourcemark.formats.limits import Limits
from sourcemark.gui.exchange.importing.looking import Looking
from sourcemark.gui.jobs import Jobs

SLOW = rb"{\rtf1 " + rb"{\field{\*\fldinst{" * 30_000


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    owner = QObject()
    made = Jobs(owner)
    yield made
    made.stop()
    owner.deleteLater()


@pytest.fixture
def looking(jobs: Jobs) -> Iterator[Looking]:
    made = Looking(jobs, Limits(), jobs)
    yield made
    made.close()


def test_the_last_wish_is_looked_at_and_a_slow_file_is_given_up(
    looking: Looking, tmp_path: Path, qtbot: QtBot
) -> None:
    slow, passed, last = write(tmp_path, slow_rtf=SLOW, passed_txt="Passed", last_txt="Last")
    told: list[object] = []
    looking.looked.connect(lambda key, look: told.append(key))
    with qtbot.waitSignal(looking.looked, timeout=20_000):
        for key, path in (("slow", slow), ("passed", passed), ("last", last)):
            looking.ask(key, Wanted(path))
    assert told == ["last"]


def test_a_closed_one_tells_nothing(jobs: Jobs, looking: Looking, tmp_path: Path, qtbot: QtBot) -> None:
    (path,) = write(tmp_path, slow_rtf=SLOW)
    told: list[object] = []
    looking.looked.connect(lambda key, look: told.append(key))
    looking.ask("slow", Wanted(path))
    looking.close()
    qtbot.waitUntil(lambda: not jobs.running, timeout=20_000)
    looking.ask("again", Wanted(path))
    assert told == []
    assert not jobs.running
