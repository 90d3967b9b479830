"""Two columns beside each other where there is room, else under each other; what takes the whole width below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ..looks import GRID

BOTH = 96
"""Width, in characters of the type, from which two columns fit beside each other."""


class Columns(QWidget):
    """The first column as wide as the second."""

    def __init__(self, first: Sequence[QWidget], second: Sequence[QWidget], below: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(3 * GRID)
        for parts in (first, second):
            self._beside.addLayout(_column(parts), 1)
        column.addLayout(self._beside, 1)
        column.addWidget(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= BOTH * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != way:
            self._beside.setDirection(way)
        super().resizeEvent(event)


def _column(parts: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GRID + GRID // 2)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
