"""A field of some lines with a frame: what was written is told when it is left, as in `fields`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from ..looks import GRID
from .parts import named


class WriteText(QPlainTextEdit):
    """Some lines. Leaving the field, or Ctrl+Enter, tells what it holds; Esc takes it back."""

    settled = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._value, self._lines = "", lines
        self._fit()

    def show_value(self, words: str) -> None:
        """Show what is in the file; what somebody is writing stays."""
        writing = self.hasFocus() and self.document().isModified()
        if words == self._value and not writing:
            return
        self._value = words
        if not writing:
            self.setPlainText(words)
            self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._value)
            self.document().setModified(False)
            self.left.emit()
        elif _is_control_enter(event):
            self.settle()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is this field's own, whatever the window does with it elsewhere."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _is_control_enter(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """Tell what was written, if it is other than what is kept."""
        if not self.document().isModified():
            return
        self.document().setModified(False)
        words = self.toPlainText().strip()  # a note is a person's own writing, no captured text
        if words != self._value:
            self._value = words
            self.settled.emit(words)

    def _fit(self) -> None:
        self.setFixedHeight(self._lines * self.fontMetrics().lineSpacing() + 3 * GRID)


def _is_control_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
