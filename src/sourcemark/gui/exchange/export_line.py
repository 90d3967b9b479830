"""The same export as a line for the shell, to be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ..looks import GRID
from ..widgets.parts import button, label, named

KEYS = "Ctrl+Shift+C"


class CommandLine(QWidget):
    """One line; the button or the key copies all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.line = named(QLineEdit(), "The same on the command line", f"{KEYS} copies it")
        self.line.setReadOnly(True)
        self.copy = button(f"Copy ({KEYS})", self.to_clipboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        name = label("The same on the command line", "muted")
        name.setBuddy(self.line)
        column.addWidget(name)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.copy)
        column.addLayout(row)

    def show_words(self, words: str) -> None:
        """Show the line; an empty one can't be copied."""
        self.line.setText(words)
        self.line.setCursorPosition(0)
        self.copy.setEnabled(bool(words))

    def to_clipboard(self) -> None:
        """Copy the line as a whole, however little of it is seen."""
        if self.line.text():
            QGuiApplication.clipboard().setText(self.line.text())
