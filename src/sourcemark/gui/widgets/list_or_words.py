"""A list, or, where there is nothing to list, words that say why and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget

from ..looks import GRID
from .parts import label


class ListOrWords(QStackedWidget):
    """Shows one of the two; `side` and `top` are the words' distances in steps of the grid."""

    def __init__(self, rows: QAbstractItemView, side: int = 2, top: int = 5) -> None:
        super().__init__()
        self._rows = rows
        self.words = label("", "muted", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(side * GRID, top * GRID, side * GRID, 0)
        self.addWidget(rows)
        self.addWidget(self.words)

    def say(self, words: str) -> None:
        """Words in place of the list; none shows the list."""
        self.words.setText(words)
        self.setCurrentWidget(self.words if words else self._rows)
