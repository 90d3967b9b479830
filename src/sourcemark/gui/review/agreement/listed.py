"""The list of facets: main figures one below the other, aligned on the decimal point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ....model.direction import beside
from ...looks import GRID
from ...theme import Theme
from ...widgets.choice import elided
from ...widgets.row_list import RowList
from ...widgets.rows import Index, paint_ground
from .bar import WIDTH, paint_bar
from .lines import Line, number

LINE = Qt.ItemDataRole.UserRole
NARROW = 52
"""Letters of width below which the bar is left out: figures and names come first."""


class Lines(QAbstractListModel):
    """What is listed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """List these; where they are about the same as before, the list stays as it stands."""
        if [line.facet for line in lines] == [line.facet for line in self.lines]:
            self.lines = list(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line.title if role == Qt.ItemDataRole.DisplayRole else None


class FacetList(RowList):
    """One facet is always the one that is looked at."""

    moved = Signal(str)
    """The facet one came to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Figures, by facet")
        self._lines = Lines(self)
        self._rows = _Rows(theme, self)
        self.setModel(self._lines)
        self.setItemDelegate(self._rows)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def facet(self) -> str | None:
        """The facet one is on."""
        row = self.currentIndex().row()
        return self._lines.lines[row].facet if 0 <= row < len(self._lines.lines) else None

    @property
    def lines(self) -> Sequence[Line]:
        """What is listed."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these; one stays on the same facet where it is among them."""
        here = self.facet
        self._lines.show(lines)
        rows = [line.facet for line in lines]
        self.setCurrentIndex(self._lines.index(rows.index(here) if here in rows else 0))

    def show_stale(self, stale: bool) -> None:
        """Figures that are older than the project are drawn quietly."""
        self._rows.stale = stale
        self.viewport().update()

    def _tell(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid():
            self.moved.emit(self._lines.lines[now.row()].facet)


class _Rows(QStyledItemDelegate):
    """Two lines: name and figure; beneath, quieter, what the figure is and what stands beside it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self.stale = theme, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(self._theme.font("small")).height()
        return QSize(0, option.fontMetrics.height() + small + 2 * GRID + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, look = index.data(LINE), self._theme.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, look)
        room = option.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        high = option.fontMetrics.height()
        first = QRect(room.left(), room.top(), room.width(), high)
        if room.width() > NARROW * option.fontMetrics.averageCharWidth():
            bar = QRectF(first.right() - WIDTH, first.top(), WIDTH, high)
            known = (None, None, None) if self.stale else (line.value, line.low, line.high)
            paint_bar(painter, bar, known, look)
            first.setRight(first.right() - WIDTH - 2 * GRID)
        self._first(painter, first, line, option)
        second = room.adjusted(0, high + 4, 0, 0)
        painter.setFont(self._theme.font("small"))
        painter.setPen(QColor(look.muted))
        words = elided(painter.fontMetrics(), beside((line.measure, *line.beside)), second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _first(self, painter: QPainter, room: QRect, line: Line, option: QStyleOptionViewItem) -> None:
        look, centre = self._theme.look, Qt.AlignmentFlag.AlignVCenter
        font = self._theme.font()
        font.setBold(True)
        wide = QFontMetrics(font).horizontalAdvance("−0.00") + GRID
        painter.setPen(QColor(look.muted if self.stale or line.value is None else look.text))
        painter.setFont(font)
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignRight, number(line.value))
        painter.setFont(option.font)
        name = room.adjusted(0, 0, -wide - 3 * GRID, 0)
        painter.setPen(QColor(look.text))
        words = elided(option.fontMetrics, line.title, name.width())
        painter.drawText(name, centre | Qt.AlignmentFlag.AlignLeft, words)
        if line.weak:
            painter.setPen(QColor(look.warning))
            mark = QRect(room.right() - wide - 2 * GRID, room.top(), 2 * GRID, room.height())
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "!")
