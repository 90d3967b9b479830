"""How panes are laid out: one below the other, scrolled, and names beside fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ..looks import GRID
from .parts import label


def fill(pane: QWidget, *parts: QWidget | QLayout) -> None:
    """Parts one below the other, edge to edge; widgets take what height there is, layouts what they need."""
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1)
        else:
            column.addLayout(part)


class Scrolled(QScrollArea):
    """`inner` with a scroll bar when it is too high, never narrower than it needs; the focus goes to what is in it."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(),
            super().minimumSizeHint().height(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in it needs another width: the panes around it learn of it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def facts_grid() -> QGridLayout:
    """A grid for `add_fact`."""
    grid = QGridLayout()
    grid.setContentsMargins(GRID, 0, 0, 0)
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(1, 1)
    return grid


def add_fact(grid: QGridLayout, title: str, field: QWidget) -> QWidget:
    """A field with its name quietly on its left, which is returned."""
    caption = label(title, "muted")
    caption.setContentsMargins(0, 5, 0, 0)
    at = grid.rowCount()
    grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(field, at, 1)
    return caption
