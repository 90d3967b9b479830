"""The readings side by side as a model: the first row names the readings, the first column the fields."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from ...widgets.parts import tip
from ...widgets.rows import Index
from ..told import WORDS
from .fields import Field, Sides


class SidesModel(QAbstractTableModel):
    """Plain words; what differs is said to the ear, too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sides = Sides((), ())

    def show(self, sides: Sides) -> None:
        """Show these."""
        self.beginResetModel()
        self.sides = sides
        self.endResetModel()

    def field(self, row: int) -> Field | None:
        """The field of a row; None for the heads."""
        return self.sides.fields[row - 1] if 0 < row <= len(self.sides.fields) else None

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or not self.sides.heads else len(self.sides.fields) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.sides.heads) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        words = self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words)
        return self._spoken(index) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _words(self, row: int, column: int) -> str:
        field = self.field(row)
        if field is None:
            return self.sides.heads[column - 1][1] if column else ""
        return field.cells[column - 1] if column else field.name

    def _spoken(self, index: Index) -> str:
        field, words = self.field(index.row()), self._words(index.row(), index.column())
        if field is None or not index.column():
            return words
        differs = f"{WORDS[field.kind].lower()}, " if field.kind else ""
        return f"{field.name}, {self.sides.heads[index.column() - 1][1]}: {differs}{words or 'nothing'}"
