"""Which members of a collection: a list to tick in, which can be filtered. What can't be read is grey."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from ....formats.limits import in_words
from ....formats.member import Listed
from ...looks import GRID
from ...widgets.filter_line import FilterLine, fits
from ...widgets.parts import button, named, tip
from .files import CALM

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Article", "Size", "Fetched")
FETCHED = 2
ROWS = 4
"""Lines, with that of the heads, that there is room for at least."""
UNREADABLE = "Sourcemark has no reader for it"
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_Role = Qt.ItemDataRole
_FIGURES = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class MemberRows(QAbstractTableModel):
    """Those that the filter lets through; any number of them costs little."""

    changed = Signal()
    """Other members are ticked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._members: Sequence[Listed] = ()
        self._shown: list[int] = []
        self._ticked: set[int] = set()

    def show_members(self, members: Sequence[Listed], only: Sequence[str] | None) -> None:
        """`only`: those that are ticked; None for all that can be read."""
        self.beginResetModel()
        wanted = None if only is None else frozenset(only)
        self._members, self._shown = members, list(range(len(members)))
        self._ticked = {
            n for n, m in enumerate(members) if m.readable and (wanted is None or m.name in wanted)
        }
        self.endResetModel()

    def filter(self, words: str) -> None:
        """Show those whose title or name holds each of the words."""
        names = (f"{member.title} {member.name}" for member in self._members)
        self.beginResetModel()
        self._shown = [n for n, name in enumerate(names) if fits(name, words)]
        self.endResetModel()

    def tick_all(self, on: bool) -> None:
        """All that are shown, or none of them."""
        rows = {n for n in self._shown if self._members[n].readable}
        self._ticked = self._ticked | rows if on else self._ticked - rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))
        self.changed.emit()

    def only(self) -> tuple[str, ...] | None:
        """Names of the ticked ones; None when there is nothing that is not ticked."""
        if len(self._ticked) == len(self._members):
            return None
        return tuple(self._members[n].name for n in sorted(self._ticked))

    def member(self, row: int) -> Listed:
        """The one in that row."""
        return self._members[self._shown[row]]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADS)

    def headerData(self, section: int, across: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role == _Role.TextAlignmentRole and section:
            return _FIGURES
        return HEADS[section] if role == _Role.DisplayRole and across == Qt.Orientation.Horizontal else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.member(index.row()).readable:
            return Qt.ItemFlag.ItemIsSelectable
        can = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return can | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else can

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        member, n = self.member(index.row()), self._shown[index.row()]
        if role == _Role.CheckStateRole and index.column() == 0 and member.readable:
            return _ON if n in self._ticked else _OFF
        title = " ".join((member.title or member.name).split())
        if role == _Role.DisplayRole:
            return (title, in_words(member.size), member.fetched[:10])[index.column()]
        if role == _Role.TextAlignmentRole and index.column():
            return _FIGURES
        if role == _Role.ToolTipRole:
            return tip(member.name if member.readable else f"{member.name}\n{UNREADABLE}")
        spoken = title if member.readable else f"{title}: {UNREADABLE}"
        return spoken if role == _Role.AccessibleTextRole and index.column() == 0 else None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self._ticked ^= {self._shown[index.row()]}
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True


class Members(QWidget):
    """Arrows walk, Space ticks; the buttons tick those that the filter lets through."""

    ticked = Signal(object)
    """Names of the members that are wanted; None for all."""
    focused = Signal(str)
    """Name of the member to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = MemberRows(self)
        self.filter = FilterLine("Filter the articles in it", "Filter by title or name")
        self.list = named(QTreeView(), "Articles in it")
        self._dress()
        self._lay_out()
        self.filter.textChanged.connect(self.rows.filter)
        self.rows.changed.connect(lambda: self.ticked.emit(self.rows.only()))
        self.list.selectionModel().currentRowChanged.connect(self._walk)
        # Space ticks in the first column, wherever in the row somebody clicked.
        self.list.clicked.connect(lambda index: self.list.setCurrentIndex(index.siblingAtColumn(0)))

    def show_members(self, members: Sequence[Listed], only: Sequence[str] | None) -> None:
        """List these, the first in focus."""
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.rows.show_members(members, only)
        self.list.setColumnHidden(FETCHED, not any(member.fetched for member in members))
        first = next((n for n, member in enumerate(members) if member.readable), -1)
        if first >= 0:
            self.list.setCurrentIndex(self.rows.index(first, 0))

    def _walk(self, index: QModelIndex) -> None:
        if index.isValid() and self.rows.member(index.row()).readable:
            self.focused.emit(self.rows.member(index.row()).name)

    def _dress(self) -> None:
        self.list.setModel(self.rows)
        self.list.setStyleSheet(CALM)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.list.header()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        letter = self.list.fontMetrics().averageCharWidth()
        for column in (1, 2):
            across.resizeSection(column, 12 * letter + GRID)

    def showEvent(self, event: QShowEvent) -> None:
        """Some rows are seen at any size of type."""
        super().showEvent(event)
        self.list.setMinimumHeight(ROWS * (self.list.fontMetrics().height() + GRID))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.filter, 1)
        row.addWidget(button("Tick all", lambda: self.rows.tick_all(True), kind="quiet"))
        row.addWidget(button("Tick none", lambda: self.rows.tick_all(False), kind="quiet"))
        column.addLayout(row)
        column.addWidget(self.list, 1)
