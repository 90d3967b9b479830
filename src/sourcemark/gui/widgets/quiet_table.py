"""A table to read, not to work in: no grid, wrapped lines, rows as high as they need to be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ..looks import GRID
from ..theme import dress
from .parts import named, tip

NARROW = 40
"""Letters in a line of any column but the wide one; longer words are wrapped."""
LEAST = 4
"""Rows that a table is never lower than."""


def quiet_table(name: str, heads: Sequence[str], wide: int) -> QTableWidget:
    """An empty table; its column `wide` takes the room that is left. `name` is for screen readers."""
    table = named(QTableWidget(0, len(heads)), name)
    dress(table, kind="clear")
    table.setHorizontalHeaderLabels(list(heads))
    across, down = table.horizontalHeader(), table.verticalHeader()
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    across.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    across.setMaximumSectionSize(NARROW * table.fontMetrics().averageCharWidth())
    across.setHighlightSections(False)
    down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    down.hide()
    table.setItemDelegate(_Spaced(table))
    table.setSizeAdjustPolicy(QTableWidget.SizeAdjustPolicy.AdjustToContents)
    table.setMinimumHeight(LEAST * (table.fontMetrics().height() + GRID))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
    return table


def add_row(table: QTableWidget, cells: Sequence[str], hint: str = "", spoken: str = "") -> None:
    """One more row of one-line texts. `spoken`: what a screen reader says of the row instead of its cells."""
    row = table.rowCount()
    table.insertRow(row)
    for column, words in enumerate(cells):
        item = QTableWidgetItem(" ".join(words.split()))
        item.setToolTip(tip(hint or item.text()))
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if spoken:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        table.setItem(row, column, item)


class _Spaced(QStyledItemDelegate):
    """Keeps columns and rows apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * GRID, GRID)
