"""The queue as a list model: items that pass the filter, worst first; what is shown of each as it comes into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ....model.ids import Id
from ....work.review.feedback import Word
from ....work.review.queued import Item
from ...widgets.parts import tip
from ...widgets.rows import Index
from ..known import Known
from ..told import excerpt, fate, spoken

ENTRY = Qt.ItemDataRole.UserRole


class Entry(NamedTuple):
    """A row: an item, and where it is."""

    article: Id
    key: str
    item: Item
    word: Word | None = None
    """What became of one's own reading, where that is asked for."""


class QueueModel(QAbstractListModel):
    """An item that is decided costs its own row only."""

    def __init__(self, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def row_of(self, article: Id, key: str | None) -> int:
        """Where an item is listed, -1 when it is not."""
        found = (
            row for row, entry in enumerate(self.entries) if entry.key == key and entry.article == article
        )
        return next(found, -1)

    def entry(self, row: int) -> Entry | None:
        """What is listed there."""
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def put(self, row: int, entry: Entry) -> None:
        """Show a row anew."""
        self.entries[row] = entry
        self.dataChanged.emit(self.index(row), self.index(row))

    def remove(self, row: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.entries[row]
        self.endRemoveRows()

    def forget(self) -> None:
        """Names or values read otherwise now."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mine = f"{fate(entry.word, self._known)}, " if entry.word else ""
            return mine + spoken(entry.item, self._known)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join((*entry.item.why, excerpt(entry.item))))
        return excerpt(entry.item) if role == Qt.ItemDataRole.DisplayRole else None
