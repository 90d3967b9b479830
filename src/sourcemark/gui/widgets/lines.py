"""A field of some lines with a frame: what was written is told when it is left, as in `fields`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ..looks import GRID
from .fields import is_control_enter, wants_undo
from .parts import named
from .putting_back import put_back


class WriteText(QPlainTextEdit):
    """Some lines. Leaving the field, or Ctrl+Enter, tells what it holds; Esc takes back what was not told."""

    settled = Signal(str)
    entered = Signal()
    """Ctrl+Enter, after what was typed has been told."""
    left = Signal()
    """Esc, when there was nothing to put back."""

    def __init__(self, name: str, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._value, self._lines = "", lines
        self._fit()

    def show_value(self, words: str) -> None:
        """Show what is in the file; what somebody is writing stays."""
        writing = self.hasFocus() and self.toPlainText().strip() != self._value.strip()
        if words == self._value and not writing:
            return
        self._value = words
        if not writing:
            self.setPlainText(words)
            self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_back()
        elif is_control_enter(event):
            self.settle()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is this field's own; with nothing typed, undo is the project's."""
        if wants_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and is_control_enter(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by a key goes on writing."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """Tell what was written, if it is other than what is kept."""
        if not self.document().isModified():
            return
        self.document().setModified(False)
        words = self.toPlainText().strip()  # a note is a person's own writing, no captured text
        if words != self._value.strip():
            self._value = words
            self.settled.emit(words)
            self.document().clearUndoRedoStacks()  # undo is the project's from here on

    def _put_back(self) -> None:
        if self.toPlainText().strip() == self._value.strip():
            self.left.emit()
        else:
            put_back(self, self._value)

    def _fit(self) -> None:
        self.setFixedHeight(self._lines * self.fontMetrics().lineSpacing() + 3 * GRID)
