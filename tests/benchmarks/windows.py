"""The program's window in the measuring process itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from launch import idle
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

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


class Painted(QObject):
    """Tells when a widget has been painted: what waits behind the painting is not waited for."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._painted = self._behind = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self._behind = True
        return super().event(event)

    def wait(self) -> None:
        """Call it right after what asks for the painting: Qt posts that request at this priority, too."""
        self._painted = self._behind = False
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)
        while not self._behind:
            QCoreApplication.sendPostedEvents()
        assert self._painted
