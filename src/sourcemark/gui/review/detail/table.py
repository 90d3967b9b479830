"""The readings side by side: a column for each annotator, a row for each field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from ...looks import GRID
from ...theme import Theme, dress
from ...widgets.parts import named
from .cells import Cells
from .fields import Sides
from .sides import SidesModel

NAMES, LEAST = 12 * GRID, 9 * GRID
"""Widths of the column of names, and of a reading at the least."""


class SidesView(QTableView):
    """As high as its rows. Arrows walk the cells, Enter takes the reading one is on."""

    take_wanted = Signal(int)
    """The reading of that number, from 1."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "Readings side by side")
        dress(self, kind="rows")
        self.shown = SidesModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(Cells(theme, self.shown, self.columnWidth))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.hide()
        self.doubleClicked.connect(lambda index: self._take(index.column()))
        theme.changed.connect(self._fit)

    def show_sides(self, sides: Sides) -> None:
        """Show these readings, at their whole height."""
        if sides != self.shown.sides:
            self.shown.show(sides)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex().column())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters decide; they do not search."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar()
        under = bar.sizeHint().height() if self.horizontalHeader().length() > self.width() else 0
        return QSize(0, self.verticalHeader().length() + under)

    def _take(self, column: int) -> None:
        if 0 < column <= len(self.shown.sides.heads) and self.shown.sides.heads[column - 1][0]:
            self.take_wanted.emit(int(self.shown.sides.heads[column - 1][0]))

    def _fit(self) -> None:
        """Readings share the width; where they are too many for it, they are scrolled."""
        columns = len(self.shown.sides.heads)
        scale = max(1.0, self.fontMetrics().height() / 19)
        wide = max((self.fontMetrics().horizontalAdvance(f.name) for f in self.shown.sides.fields), default=0)
        left = self.width() - columns * round(LEAST * scale * 1.6)
        names = max(round(NAMES * scale), min(wide + 5 * GRID, left))
        each = max(round(LEAST * scale), (self.width() - names) // max(1, columns))
        self.setColumnWidth(0, names)
        for column in range(1, columns + 1):
            self.setColumnWidth(column, each)
        self.resizeRowsToContents()
        self.setFixedHeight(max(1, self.sizeHint().height()))
