"""The line over a list by which it is filtered: Esc clears it first, and leaves it then."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from .parts import named


def fits(text: str, words: str) -> bool:
    """True when each of the words occurs in the text, in whatever case and order: what a filter lets through."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


class FilterLine(QLineEdit):
    """Filters as one types; Enter goes on to the list."""

    left = Signal()
    """Esc, when there was nothing to clear."""

    def __init__(self, name: str, hint: str = "", description: str = "") -> None:
        super().__init__()
        named(self, name, description)
        self.setPlaceholderText(hint or name)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()
