"""A line that is saved when it is left: Enter keeps, Esc puts back what was there. There is no Save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from ..theme import dress
from .parts import named, tip
from .putting_back import put_back

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineField(QLineEdit):
    """One line. What somebody is typing is never overwritten by what is shown."""

    settled = Signal(str)
    """Another value than the one shown, without white space around it; that around the one shown does not count."""
    entered = Signal()
    """Enter, after what was typed has been told."""
    left = Signal()
    """Esc, when there was nothing to put back."""

    def __init__(self, name: str, hint: str = "", kind: str = "flat", tone: str = "") -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(hint)
        dress(self, kind=kind, tone=tone)
        self.setMaxLength(2**31 - 1)  # a value that was cut short would be told as another one
        self._value, self._hint = "", hint

    def lock(self, read_only: bool) -> None:
        """With `read_only`, it can be read and not changed, and asks for nothing."""
        self.setReadOnly(read_only)
        self.setPlaceholderText("" if read_only else self._hint)

    def words(self) -> str:
        """What stands in it."""
        return self.text()

    def show_value(self, value: str, *, force: bool = False) -> None:
        """Show `value`; `force` also in place of what was typed."""
        typing = self.hasFocus() and self.text() != self._value
        self._value = value
        if force or (not typing and self.text() != value):
            self.setText(value)
            self.setCursorPosition(0)
        self.setToolTip(tip(value if len(value) > 40 else ""))

    def settle(self) -> None:
        """Tell what was typed, if it is another value."""
        typed = self.text().strip()
        if typed != self._value.strip() and not self.isReadOnly():
            self._value = self.text()  # so that what comes of it is shown, and it is told only once
            self.settled.emit(typed)
            here = self.cursorPosition()
            self.setText(self.text())  # undo is the project's from here on
            self.setCursorPosition(here)

    def refuse(self, value: str) -> None:
        """What was told can't be: `value` stands, and what was typed stays in the line to be mended."""
        self._value = value

    def event(self, event: QEvent) -> bool:
        """With nothing typed, undo is the project's, not the field's."""
        if wants_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.settle()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._put_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def _put_back(self) -> None:
        if self.text() == self._value:
            self.left.emit()
        else:
            put_back(self, self._value)


def wants_undo(event: QEvent) -> bool:
    """True when the keys for undo or redo are offered to a field before they act."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return override and any(event.matches(key) for key in keys)  # type: ignore[attr-defined]


def is_control_enter(event: QKeyEvent) -> bool:
    """True for the key by which lines are told that Enter parts."""
    return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
