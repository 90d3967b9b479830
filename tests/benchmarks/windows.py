"""The program's window in the measuring process itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from launch import idle
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sourcemark.gui.app import make_kit, make_window
from sourcemark.gui.window import Window
from sourcemark.work.profile import Profile

T = TypeVar("T")


def with_window(project: Path, do: Callable[[Window], T]) -> T:
    """The window on a project, shown and idle, for as long as `do` takes."""
    application, owner = QApplication.instance() or QApplication([]), QObject()
    assert isinstance(application, QApplication)
    window = make_window(make_kit(application, Profile(), owner, inline=True))
    window.projects.open(project)
    window.show()
    window.activateWindow()
    idle()
    try:
        return do(window)
    finally:
        window.close()
