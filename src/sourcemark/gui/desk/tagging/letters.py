"""Letters and digits pressed in the text or the list: handed to tagging, never to an input method."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...keys import letter_of


class Letters(QObject):
    """Watches one widget. Keys nobody wants go their usual way."""

    def __init__(
        self, watched: QWidget, letter: Callable[[str], bool], escape: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(watched)
        self._letter, self._escape = letter, escape
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self._escape()
        letter = letter_of(event)
        return letter is not None and self._letter(letter)
