"""An error nobody expected is reported without what it said, whatever thread it came from."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from sourcemark.gui import frame_actions
from sourcemark.gui.crash import CrashHook, log_folder, report
from sourcemark.gui.report_panel import ReportPanel
from sourcemark.gui.window import Window
from sourcemark.model.errors import BadFile

SECRET = "Lee Woong-gil said this"


class Bell(QObject):
    rung = Signal()


@pytest.fixture
def hook(qapp: object, tmp_path: Path) -> Iterator[CrashHook]:
    made = CrashHook(tmp_path / "logs")
    yield made
    made.remove()
    made.deleteLater()


def fail() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(SECRET) from error


def caught() -> ValueError:
    with pytest.raises(ValueError, match="Lee") as found:
        fail()
    return found.value


def test_the_report_holds_places_and_kinds_but_no_words(own_profile: Path) -> None:
    words = report(caught())
    assert "ValueError" in words
    assert "KeyError" in words
    assert "test_crash.py" in words
    assert "Lee" not in words
    assert str(Path.home()) not in words
    assert str(Path(__file__).parent) not in words


@pytest.mark.usefixtures("qapp")
def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    hook = CrashHook(tmp_path)
    hook.install()
    assert sys.excepthook is not before[0]
    hook.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_slot_that_fails_is_reported_and_logged(
    hook: CrashHook,
    qtbot: QtBot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    hook.install()
    bell = Bell()
    bell.rung.connect(fail)
    with qtbot.waitSignal(hook.reported):
        bell.rung.emit()
    log = (tmp_path / "logs" / "sourcemark.log").read_text("utf-8")
    assert "ValueError" in log
    assert "Lee" not in log + hook.last + capsys.readouterr().err + caplog.text
    caplog.clear()


def test_a_thread_that_fails_is_reported(
    hook: CrashHook, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    hook.install()
    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(hook.reported) as told:
        thread.start()
    thread.join()
    assert "ValueError" in told.args[0]
    caplog.clear()


def test_logs_go_below_the_profile_when_it_is_named(own_profile: Path) -> None:
    assert log_folder() == own_profile / "logs"


def test_the_window_shows_the_report_on_demand(
    window: Window, hook: CrashHook, caplog: pytest.LogCaptureFixture
) -> None:
    frame_actions.bind_report(window, hook)
    assert not window.kit.actions.can("report")
    hook.take(caught())
    assert window.kit.actions.run("report")
    panel = window.overlay.content
    assert isinstance(panel, ReportPanel)
    assert panel.page.toPlainText() == hook.last
    caplog.clear()


def test_a_file_at_fault_is_told_in_words_and_is_no_bug(
    window: Window, hook: CrashHook, tmp_path: Path
) -> None:
    said = list[str]()
    frame_actions.bind_report(window, hook)
    window.kit.session.said.connect(said.append)
    hook.take(BadFile("Grain.sourcemark", "the file is damaged"))
    assert said == ["Grain.sourcemark: the file is damaged"]
    assert not window.kit.actions.can("report")
    assert not (tmp_path / "logs").exists()
