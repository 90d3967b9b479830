"""A list of tens of thousands of equally high rows. QListView lays out every row at every change; a table does not.

And the ground that chosen and touched rows of any list stand on.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from ..looks import GRID, Look
from ..theme import dress
from .parts import named

Index = QModelIndex | QPersistentModelIndex


class Rows(QTableView):
    """One column, no headers, whole rows chosen. Enter and Esc tell that the person goes on to the text."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setShowGrid(False)
        dress(self, kind="rows")
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()

    def set_height(self, height: int) -> None:
        """Of each row, in device-independent pixels."""
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)

    def keyboardSearch(self, search: str) -> None:
        """Letters tag what is chosen; they do not search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, look: Look, radius: int = 8) -> None:
    """Behind a row that is chosen or under the pointer; framed while its list has the focus."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    focused = chosen and option.state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QColor(look.accent) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.soft if chosen else look.hover))
    painter.drawRoundedRect(option.rect.adjusted(GRID // 2, 1, -GRID // 2, -1), radius, radius)
