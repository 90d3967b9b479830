"""A table of values to read and to walk by arrows: figures aligned on the decimal point, cells that may be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ...looks import GRID
from ...theme import Theme, dress
from ...widgets.choice import elided
from ...widgets.parts import named
from .cells import SHADE, Cells, Index, Lattice, Shade, Words

MOST = 24
"""Rows shown before a table scrolls by itself."""
WIDEST = 18
"""Letters of a column at most, but for the first one."""


class Grid(QTableView):
    """As high as its rows, up to two dozen. Arrows walk; Enter, Space or a double click opens a cell."""

    opened = Signal(int, int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        self.cells = Cells(self)
        self.setModel(self.cells)
        self.setItemDelegate(_Drawn(theme, self))
        dress(self, kind="clear")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))
        theme.changed.connect(self.fit)

    def show_lattice(self, names: Sequence[str], cell: Words, shade: Shade, say: Words) -> None:
        """A table of everything against everything; its cells, which may be millions, are asked for when seen."""
        self.cells.show(names, Lattice(len(names), cell), names, shade, say)
        self.fit()

    def fit(self) -> None:
        """Columns as wide as what stands in them, and a height without empty room."""
        cells, measured = self.cells, self.fontMetrics()
        self.verticalHeader().setVisible(bool(cells.sides))
        most = WIDEST * measured.averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(measured.height() + GRID + 2)
        self.horizontalHeader().setFixedHeight(measured.height() + 2 * GRID)
        if cells.sides:
            wide = max(map(measured.horizontalAdvance, cells.sides[:200])) + 2 * GRID
            self.verticalHeader().setFixedWidth(min(wide, most))
        for column, head in enumerate(cells.heads):
            lattice = isinstance(cells.rows, Lattice)
            words = [
                head,
                "0,000" if lattice else "",
                *(row[column] for row in cells.rows[: 0 if lattice else 200]),
            ]
            wide = max(map(measured.horizontalAdvance, words)) + 2 * GRID
            self.setColumnWidth(column, min(wide, most if column or cells.sides else 2 * most))
        self._set_height()

    def _set_height(self) -> None:
        rows = max(1, min(MOST, len(self.cells.rows)))
        wide = sum(self.columnWidth(n) for n in range(len(self.cells.heads))) + self.verticalHeader().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.width() else 0
        height = rows * self.verticalHeader().defaultSectionSize() + self.horizontalHeader().height() + bar
        self.setFixedHeight(height + 2)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._set_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            here = self.currentIndex()
            if here.isValid():
                self.opened.emit(here.row(), here.column())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are no search here."""

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())


class _Drawn(QStyledItemDelegate):
    def __init__(self, theme: Theme, grid: Grid) -> None:
        super().__init__(grid)
        self._theme, self._grid = theme, grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, shade = self._theme.look, float(index.data(SHADE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(1, 1, -1, -1)
        if shade:
            ground = QColor(look.soft if shade < 0 else look.warning_ground)
            ground.setAlphaF(min(1.0, 0.3 + 0.7 * abs(shade)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(look.accent if focused else look.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        words = str(index.data())
        painter.setPen(QColor(look.muted if words in ("–", "·") else look.text))
        room = option.rect.adjusted(GRID // 2, 0, -GRID, 0)
        first = index.column() == 0 and not self._grid.cells.sides
        side = Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignRight
        painter.drawText(
            room, side | Qt.AlignmentFlag.AlignVCenter, elided(option.fontMetrics, words, room.width())
        )
        painter.restore()
