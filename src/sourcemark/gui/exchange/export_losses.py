"""What a format does not carry of this set, in a place of its own: nothing below it moves, however much there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from ..looks import GRID
from ..theme import dress
from ..widgets.parts import label, named

LINES = 5
"""Lines that are seen at once; arrows scroll to the rest."""
NAME = "What is not carried"


class Losses(QScrollArea):
    """Words that scroll."""

    def __init__(self) -> None:
        super().__init__()
        named(self, NAME)
        dress(self, kind="words")
        self._words = label("", "muted", wrap=True)
        self._words.setMinimumWidth(1)  # a long word in a title does not make the card wider
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setWidget(self._words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self._words, self.viewport()):
            part.setAutoFillBackground(False)

    def text(self) -> str:
        """What stands there now."""
        return self._words.text()

    def say(self, words: str, *, wrong: bool = False) -> None:
        """From its beginning; `wrong`: it says why nothing can be written."""
        dress(self._words, tone="warning" if wrong else "muted")
        if words != self.text():
            self._words.setText(words)
            named(self, NAME, words)
            self.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as so many lines at any size of type."""
        super().showEvent(event)
        self.setFixedHeight(LINES * self._words.fontMetrics().lineSpacing() + GRID)
