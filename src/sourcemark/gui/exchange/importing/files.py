"""The files that were found, as a list with a word on how each stands."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeView

from ...looks import FRAMED, GRID
from ...widgets.parts import named, tip
from .plan import Plan

Index = QModelIndex | QPersistentModelIndex
CALM = f"""{FRAMED} QTreeView::item {{ padding: {GRID // 2}px 2px; border: none; }}
QTreeView::item:selected {{ background: palette(highlight); color: palette(highlighted-text); }}"""
"""A list of rows that looks the same with and without the focus."""
NAME, STATE = range(2)
NAMES = 0.62
"""Share of the width that the names have."""


class FileRows(QAbstractTableModel):
    """Reads the plan as it is asked: any number of files costs nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None

    def show_plan(self, plan: Plan) -> None:
        """List these files."""
        self.beginResetModel()
        self._plan = plan
        self.endResetModel()

    def told(self, row: int, last: int | None = None) -> None:
        """The words of these rows are others now."""
        self.dataChanged.emit(self.index(row, STATE), self.index(row if last is None else last, STATE))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._plan is None or (parent is not None and parent.isValid()) else len(self._plan.files)

    def columnCount(self, parent: Index | None = None) -> int:
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._plan is None or not index.isValid():
            return None
        name, state = self._plan.files[index.row()].name, self._plan.state(index.row())
        words = " ".join((name, state)[index.column()].split())
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        spoken = f"{name}: {state}" if state else name
        return spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class FileList(QTreeView):
    """Arrows walk; Enter and Esc are the card's."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Files")
        self.rows = FileRows(self)
        self.setModel(self.rows)
        self.setStyleSheet(CALM)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumWidth(20 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name has more room than the word; what a preview tells of a file moves neither."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in ((NAME, NAMES), (STATE, 1 - NAMES)):
            self.header().resizeSection(column, int(share * width))
