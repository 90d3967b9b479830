"""A line above the room for what should be known but stops nobody: a word, perhaps one act, and close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from .looks import GRID
from .theme import dress
from .widgets.parts import button, label, named


class Banners(QWidget):
    """Holds the lines; takes no room while there are none."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Notices")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def tell(self, words: str, act: str = "", do: Callable[[], object] | None = None) -> None:
        """Adds a line. `act` is the word on a button that does `do` and closes the line."""
        line = QFrame(self)
        dress(line, kind="banner")
        layout = QHBoxLayout(line)
        layout.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        layout.addWidget(label(words, wrap=True), 1)
        if do is not None:
            layout.addWidget(button(act, lambda: _leave(line, do), kind="quiet"))
        layout.addWidget(button("Dismiss", lambda: _leave(line), kind="quiet"))
        self._lines.addWidget(line)

    def clear(self) -> None:
        """Takes every line away."""
        for line in self.findChildren(QFrame):
            if line.property("kind") == "banner":
                _leave(line)


def _leave(line: QFrame, do: Callable[[], object] | None = None) -> None:
    line.hide()
    line.deleteLater()
    if do is not None:
        do()
