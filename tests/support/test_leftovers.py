"""The look at what a test leaves behind sees each kind, and lets go what is only garbage."""

from __future__ import annotations

import subprocess
import sys
import threading

import leftovers
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_a_thread_that_goes_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "PATIENCE", 0.01)
    before, end = leftovers.leftovers(qt=False), threading.Event()
    thread = threading.Thread(target=end.wait, name="stubborn")
    thread.start()
    assert leftovers.beyond(before, qt=False) == ["thread stubborn"]
    end.set()
    thread.join()


def test_a_thread_that_is_about_to_end_is_waited_for() -> None:
    before, end = leftovers.leftovers(qt=False), threading.Event()
    threading.Thread(target=end.wait).start()
    end.set()
    assert leftovers.beyond(before, qt=False) == []


def test_a_child_process_is_named_until_it_is_claimed() -> None:
    before = leftovers.leftovers(qt=False)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert [str(child.pid) in name for name in leftovers.beyond(before, qt=False)] == [True]
    child.communicate(b"\n")
    assert leftovers.beyond(before, qt=False) == []


def test_a_timer_and_a_window_are_named(qtbot: QtBot) -> None:
    before = leftovers.leftovers(qt=True)
    timer, window = QTimer(), QWidget()
    timer.start(60_000)
    assert len(leftovers.beyond(before, qt=True)) == 2
    timer.stop()
    window.deleteLater()
    assert leftovers.beyond(before, qt=True) == []


def test_a_thread_of_qt_is_named_but_not_the_one_we_are_on(qtbot: QtBot) -> None:
    before, here, other = leftovers.leftovers(qt=True), QThread.currentThread(), QThread()
    other.start()
    assert leftovers.beyond(before, qt=True) == [repr(other)]
    other.quit()
    other.wait()
    assert here.isRunning()
    assert leftovers.beyond(before, qt=True) == []


def test_garbage_is_not_held_against_a_test(qtbot: QtBot) -> None:
    before, window = leftovers.leftovers(qt=True), QWidget()
    window.itself = window  # type: ignore[attr-defined]
    del window
    assert leftovers.beyond(before, qt=True) == []
