"""Lines and fields in which one writes: what was written is wished for when it is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ..looks import GRID
from .parts import named


class WriteLine(QLineEdit):
    """One line. Enter or leaving the field wishes for what it holds; Esc takes it back."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(hint)
        self._settled = ""
        self.editingFinished.connect(self.finish)

    def settle(self, words: str) -> None:
        """Show what is in the file; what somebody is writing stays."""
        writing = self.hasFocus() and self.text() != self._settled
        self._settled = words
        if not writing:
            self.setText(words)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._settled)
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.left.emit()

    def finish(self) -> None:
        """Wish for what was written, if it is other than what is kept."""
        words = self.text().strip()
        if words != self._settled:
            self._settled = words
            self.wanted.emit(words)


class WriteText(QPlainTextEdit):
    """Some lines. Leaving the field, or Ctrl+Enter, wishes for what it holds; Esc takes it back."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._settled, self._lines = "", lines
        self._fit()

    def settle(self, words: str) -> None:
        """Show what is in the file; what somebody is writing stays."""
        writing = self.hasFocus() and self.document().isModified()
        if words == self._settled and not writing:
            return
        self._settled = words
        if not writing:
            self.setPlainText(words)
            self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._settled)
            self.document().setModified(False)
            self.left.emit()
        elif _is_control_enter(event):
            self.finish()
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
        self.finish()

    def finish(self) -> None:
        """Wish for what was written, if it is other than what is kept."""
        if not self.document().isModified():
            return
        self.document().setModified(False)
        words = self.toPlainText().strip()  # a note is a person's own writing, no captured text
        if words != self._settled:
            self._settled = words
            self.wanted.emit(words)

    def _fit(self) -> None:
        self.setFixedHeight(self._lines * self.fontMetrics().lineSpacing() + 3 * GRID)


def _is_control_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
