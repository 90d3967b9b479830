"""A list of painted rows, and the ground that chosen and touched rows stand on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from ..looks import GRID, Look
from .parts import named

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """Rows of one height; any number of them costs nothing. Enter and Esc are told."""

    entered = Signal(int)
    """Enter or a double click on a row."""
    left = Signal()
    """Esc."""

    def __init__(self, name: str, *, several: bool = False) -> None:
        super().__init__()
        named(self, name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if several:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
    """Behind a row that is chosen or under the pointer; framed while its list has the focus."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    focused = chosen and option.state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QColor(look.accent) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.soft if chosen else look.hover))
    painter.drawRoundedRect(option.rect.adjusted(GRID // 2, 1, -GRID // 2, -1), 8, 8)
