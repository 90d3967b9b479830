"""Find in the article: a line, how many, next and previous; Esc goes back to the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ...looks import GRID
from ...widgets.parts import button, label, named


class FindBar(QWidget):
    """Tells what is looked for; is told how many were found."""

    sought = Signal(str)
    stepped = Signal(bool)
    """To the next (True) or previous hit."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Find in the article")
        self.line = _Line()
        self.line.textChanged.connect(self.sought)
        self.line.stepped.connect(self.stepped)
        self.line.left.connect(self.left)
        self.count = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(label("Find", "strong"))
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(button("Previous", lambda: self.stepped.emit(False), kind="quiet"))
        row.addWidget(button("Next", lambda: self.stepped.emit(True), kind="quiet"))
        row.addWidget(named(button("Close", self.left.emit, kind="quiet", tone="muted"), "Close the search"))

    def say(self, words: str) -> None:
        """How many there are, or which one this is."""
        self.count.setText(words)
        self.line.setAccessibleDescription(words)

    def start(self) -> None:
        """Ready to type; what was looked for last can be typed over."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()


class _Line(QLineEdit):
    stepped = Signal(bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Words to find")
        self.setPlaceholderText("Words in this article")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(event.key() == Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
