"""Some words that are saved when they are left, as in `fields`, in as many lines as they take."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from ..looks import GRID
from ..theme import dress
from .fields import ENTER, is_control_enter, wants_undo
from .parts import named
from .putting_back import put_back

_REASON = Qt.FocusReason
_BY_KEY = (
    _REASON.TabFocusReason,
    _REASON.BacktabFocusReason,
    _REASON.OtherFocusReason,
    _REASON.ShortcutFocusReason,
)


class NoteField(QPlainTextEdit):
    """As high as what stands in it. With several lines Enter begins one and Ctrl+Enter tells. Tab goes on."""

    settled = Signal(str)
    left = Signal()

    def __init__(
        self, name: str, hint: str = "", tone: str = "", *, most: int = 8, lines: bool = True
    ) -> None:
        super().__init__()
        self._value, self._most, self._lines, self._hint = "", most, lines, hint
        named(self, name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self, kind="flat", tone=tone)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def lock(self, read_only: bool) -> None:
        """With `read_only`, it can be read and not changed, and asks for nothing."""
        self.setReadOnly(read_only)
        self.setPlaceholderText("" if read_only else self._hint)

    def ask(self, hint: str) -> None:
        """Show another hint while it is empty."""
        self._hint = hint
        self.setPlaceholderText(hint)

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
            self.document().clearUndoRedoStacks()  # undo is the project's from here on

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and (is_control_enter(event) or not self._lines):
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
        else:
            put_back(self, self._value)

    def _fit(self) -> None:
        lines = min(self._most, max(1, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * GRID - 2)
