"""A list model over many rows: all keys at once (an integer each), what is shown of them by the screenful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""What was loaded for a row."""
AHEAD = 40
"""Rows read at once when one comes into view."""


class Said(NamedTuple):
    """A row in words: as it reads, and as a screen reader says it."""

    title: str
    whole: str


class LazyRows(QAbstractListModel, Generic[R]):
    """`load` reads rows by key, vanished ones missing; `say` puts one into words."""

    def __init__(
        self,
        load: Callable[[Sequence[int]], dict[int, R]],
        say: Callable[[R], Said],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._say = load, say
        self.keys: list[int] = []
        self._at: dict[int, int] = {}
        self._rows: dict[int, R] = {}

    def show(self, keys: list[int]) -> None:
        """List these. Selection and scroll position are the view's to keep."""
        self.beginResetModel()
        self.keys, self._at = keys, {key: row for row, key in enumerate(keys)}
        self._rows.clear()
        self.endResetModel()

    def refresh(self, keys: Iterable[int] | None = None) -> None:
        """Show these anew, where they are listed; all of them by default."""
        rows = [self._at[key] for key in keys if key in self._at] if keys is not None else []
        if keys is None and self.keys:
            self._rows.clear()
            self.dataChanged.emit(self.index(0), self.index(len(self.keys) - 1))
        for row in rows:
            self._rows.pop(self.keys[row], None)
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, key: int | None) -> int:
        """Where a key is listed, -1 when it is not."""
        return -1 if key is None else self._at.get(key, -1)

    def row(self, row: int) -> R | None:
        """What is shown in a row; None for one that vanished."""
        if not 0 <= row < len(self.keys):
            return None
        if self.keys[row] not in self._rows:
            start = row - row % AHEAD
            self._rows.update(self._load(self.keys[start : start + AHEAD]))
        return self._rows.get(self.keys[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say(row).title
        return self._say(row).whole if role == Qt.ItemDataRole.AccessibleTextRole else None
