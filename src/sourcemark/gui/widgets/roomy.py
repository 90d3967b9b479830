"""A part of a card that scrolls when the window is too low for it, and else is as high as it needs to be."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ..looks import GRID

USUAL = 70 * GRID
"""Width for which lines are wrapped when the height is asked for."""


class Roomy(QScrollArea):
    """Wants the height of what is in it, and makes do with less."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # what is in it takes the focus and brings itself into view
        self.setFrameShape(QFrame.Shape.NoFrame)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        wanted = self._content.sizeHint()
        width = max(wanted.width(), USUAL)
        layout = self._content.layout()
        assert layout is not None
        return QSize(
            width, layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else wanted.height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 6 * GRID)
