"""What is made ready ahead comes one step at a time, and stops when it is told to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from sourcemark.gui.warming import FIRST, Warming


def noted(done: list[int]) -> Iterator[None]:
    for number in range(3):
        done.append(number)
        yield


def test_one_step_at_a_time_until_there_is_none_left(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    warming = Warming(noted(done), owner)
    (timer,) = warming.findChildren(QTimer)
    assert (done, timer.interval()) == ([], FIRST)
    warming.step()
    assert done == [0]
    assert timer.interval() < FIRST
    qtbot.waitUntil(lambda: not timer.isActive())
    assert done == [0, 1, 2]


def test_nothing_more_is_done_once_it_is_stopped(qapp: object) -> None:
    owner, done = QObject(), list[int]()
    warming = Warming(noted(done), owner)
    warming.step()
    warming.stop()
    assert not any(timer.isActive() for timer in warming.findChildren(QTimer))
    assert done == [0]
