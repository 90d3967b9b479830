"""Fields that are saved when they are left: Enter keeps, Esc puts back what was there. There is no Save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from .looks import GRID
from .parts import named
from .theme import dress

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REASON = Qt.FocusReason
_BY_KEY = (
    _REASON.TabFocusReason,
    _REASON.BacktabFocusReason,
    _REASON.OtherFocusReason,
    _REASON.ShortcutFocusReason,
)


class LineField(QLineEdit):
    """One line. What somebody is typing is never overwritten by what is shown."""

    settled = Signal(str)
    """Another value than the one shown, without white space around it."""
    entered = Signal()
    """Enter, after what was typed has been told."""
    left = Signal()
    """Esc, when there was nothing to put back."""

    def __init__(self, name: str, hint: str = "", kind: str = "flat", tone: str = "") -> None:
        super().__init__()
        named(self, name)
        self.setPlaceholderText(hint)
        dress(self, kind=kind, tone=tone)
        self._value = ""

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
        self.setToolTip(value if len(value) > 40 else "")

    def settle(self) -> None:
        """Tell what was typed, if it is another value."""
        typed = self.text().strip()
        if typed != self._value and not self.isReadOnly():
            self._value = self.text()  # so that what comes of it is shown, and it is told only once
            self.settled.emit(typed)

    def event(self, event: QEvent) -> bool:
        """With nothing typed, undo is the project's, not the field's."""
        if _wants_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
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
        self.setText(self._value)


class NoteField(QPlainTextEdit):
    """As high as what stands in it. Shift+Enter begins a line where there may be some; Tab goes on."""

    settled = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, hint: str = "", tone: str = "", *, most: int = 8, lines: bool = True
    ) -> None:
        super().__init__()
        self._value, self._most, self._lines = "", most, lines
        named(self, name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self, kind="flat", tone=tone)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def words(self) -> str:
        """As typed: Qt's plain text would turn no-break spaces into common ones."""
        raw = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        return raw if self._lines else raw.replace("\n", " ")

    def show_value(self, value: str, *, force: bool = False) -> None:
        """Show `value`; `force` also in place of what was typed."""
        typing = self.hasFocus() and self.words() != self._value
        self._value = value
        if force or (not typing and self.words() != value):
            self.setPlainText(value)

    def settle(self) -> None:
        """Tell what was typed, if it is another value."""
        typed = self.words().strip()
        if typed != self._value.strip() and not self.isReadOnly():
            self._value = self.words()  # so that what comes of it is shown, and it is told only once
            self.settled.emit(typed)

    def event(self, event: QEvent) -> bool:
        if _wants_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        breaks = self._lines and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not breaks:
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self._put_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A single line is taken whole, as one that is about to be replaced."""
        super().focusInEvent(event)
        if not self._lines and event.reason() in _BY_KEY:
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _put_back(self) -> None:
        if self.words() == self._value:
            self.left.emit()
        self.setPlainText(self._value)

    def _fit(self) -> None:
        lines = min(self._most, max(1, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * GRID - 2)


def _wants_undo(event: QEvent) -> bool:
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return override and any(event.matches(key) for key in keys)  # type: ignore[attr-defined]
