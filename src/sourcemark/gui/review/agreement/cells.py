"""What stands in a table of figures: plain words, made when they are asked for where there may be millions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...widgets.parts import tip

Index = QModelIndex | QPersistentModelIndex
SHADE = Qt.ItemDataRole.UserRole
"""How strongly a cell is tinted, 0 to 1; negative in the quiet colour."""
Words = Callable[[int, int], str]
"""A cell in words, by row and column."""
Shade = Callable[[int, int], float]


class _Row(Sequence[str]):
    def __init__(self, row: int, length: int, cell: Words) -> None:
        self._row, self._length, self._cell = row, length, cell

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, column: Any) -> Any:
        if not 0 <= column < self._length:
            raise IndexError(column)
        return self._cell(self._row, column)


class Lattice(Sequence[Sequence[str]]):
    """As many rows as columns, each cell made when it is asked for."""

    def __init__(self, length: int, cell: Words) -> None:
        self._rows = [_Row(row, length, cell) for row in range(length)]

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: Any) -> Any:
        return self._rows[row]


class Cells(QAbstractTableModel):
    """Plain words: heads over the columns, and, where given, names beside the rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heads: Sequence[str] = ()
        self.sides: Sequence[str] = ()
        self.rows: Sequence[Sequence[str]] = ()
        self.shade: Shade = lambda row, column: 0.0
        self.say: Words | None = None

    def show(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        sides: Sequence[str] = (),
        shade: Shade | None = None,
        say: Words | None = None,
    ) -> None:
        """Show these. `say`: a cell in words, for hints and screen readers."""
        self.beginResetModel()
        self.heads, self.sides, self.rows = heads, sides, rows
        self.shade, self.say = shade or (lambda row, column: 0.0), say
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[row][column]
        if role == SHADE:
            return self.shade(row, column)
        words = self.say(row, column) if self.say else f"{self.heads[column]}: {self.rows[row][column]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return words if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            first = not section and not self.sides
            left = first or orientation == Qt.Orientation.Vertical
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        names = self.heads if orientation == Qt.Orientation.Horizontal else self.sides
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(names[section])
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None
