"""What a line of type-ahead offers: a list over the window, made when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView

from ..looks import GRID
from .choice import DETAIL, Choice, ChoiceRows
from .parts import named

SHOWN = 8
"""Choices in view at once."""
WIDEST = 46 * GRID


class Offers(QListView):
    """Lies over the window under its line, and never takes the focus."""

    def __init__(self, name: str, parent: QLineEdit) -> None:
        super().__init__(parent)
        named(self, f"{name}: what fits")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(ChoiceRows(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setStyleSheet(
            "QListView { border: 1px solid palette(dark); border-radius: 6px; padding: 4px 0; }"
        )
        self.hide()

    def fill(self, choices: Sequence[Choice]) -> None:
        """Offer these, the first one chosen."""
        self._items.clear()
        for choice in choices:
            item = QStandardItem(choice.title)
            item.setData(choice.detail, DETAIL)
            item.setAccessibleDescription(choice.detail)
            self._items.appendRow(item)
        self.setCurrentIndex(self._items.index(0, 0))

    def walk(self, by: int) -> None:
        """The choice after or before, round and round."""
        count = self._items.rowCount()
        if count:
            self.setCurrentIndex(self._items.index((self.currentIndex().row() + by) % count, 0))

    def show_under(self, line: QLineEdit) -> None:
        """Stand below the line, or above it where there is no room; hidden without choices."""
        window, rows = line.window(), min(SHOWN, self._items.rowCount())
        self.setVisible(rows > 0)
        if not rows:
            return
        self.setParent(window)
        width = min(max(line.width(), WIDEST), window.width() - 2 * GRID)
        height = rows * self.sizeHintForRow(0) + GRID + 2
        corner = line.mapTo(window, QPoint(0, line.height() + 2))
        if corner.y() + height > window.height():
            corner.setY(corner.y() - line.height() - height - 4)
        left = max(GRID, min(corner.x(), window.width() - width - GRID))
        self.setGeometry(left, corner.y(), width, height)
        self.raise_()
        self.show()

    def put_away(self, line: QLineEdit) -> None:
        """Hide, and belong to the line again, so that both end together."""
        if self.isVisible():
            self.hide()
            self.setParent(line)
