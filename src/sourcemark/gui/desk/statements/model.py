"""The statements of the open article as a list model: all ids at once, each statement as it comes into view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ....model.statements import Statement
from ...widgets.parts import tip
from ..here import Here
from ..known import Known
from ..marked import Place

Index = QModelIndex | QPersistentModelIndex
STATEMENT = Qt.ItemDataRole.UserRole
"""The `Statement` of an index."""


class StatementModel(QAbstractListModel):
    """In the order of their places. A statement that comes, goes or moves costs its own row only."""

    def __init__(self, here: Here, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here, self._known = here, known
        self._places: list[Place] = []
        self._listed: dict[str, Place] = {}
        self._kept: dict[str, Statement | None] = {}

    def show(self, ids: Sequence[str] | None) -> None:
        """List these statements of the open article; None lists all."""
        marked = self._here.marked
        self.beginResetModel()
        if ids is None:
            self._places = list(marked.order)
        else:
            self._places = sorted(place for id in ids if (place := marked.place(id)) is not None)
        self._listed = {place[2]: place for place in self._places}
        self._kept.clear()
        self.endResetModel()

    def renew(self, fits: Iterable[str], gone: Iterable[str]) -> None:
        """These were written and pass the filter, those are gone or pass it no longer."""
        for id in gone:
            self._remove(id)
        for id in fits:
            self._put(id)

    def id_at(self, row: int) -> str | None:
        """The statement of a row."""
        return self._places[row][2] if 0 <= row < len(self._places) else None

    def row_of(self, id: str | None) -> int:
        """Where a statement is listed, -1 when it is not."""
        place = self._listed.get(id or "")
        return bisect_left(self._places, place) if place else -1

    def forget(self) -> None:
        """Names or values read otherwise now: show all rows anew."""
        self._kept.clear()
        if self._places:
            self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        id = self.id_at(index.row())
        if id is None or role not in _ROLES:
            return None
        if id not in self._kept:
            self._kept[id] = self._here.statement(id)
        statement = self._kept[id]
        if statement is None or role == STATEMENT:
            return statement
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(statement)
        return tip(statement.exact) if role == Qt.ItemDataRole.ToolTipRole else statement.exact

    def _put(self, id: str) -> None:
        self._kept.pop(id, None)
        place = self._here.marked.place(id)
        if place is not None and place == self._listed.get(id):
            row = self.row_of(id)
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        self._remove(id)
        if place is not None:
            at = bisect_left(self._places, place)
            self.beginInsertRows(QModelIndex(), at, at)
            self._places.insert(at, place)
            self._listed[id] = place
            self.endInsertRows()

    def _remove(self, id: str) -> None:
        at = self.row_of(id)
        self._kept.pop(id, None)
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._places[at], self._listed[id]
            self.endRemoveRows()

    def _spoken(self, statement: Statement) -> str:
        code = self._known.type_of(statement.code("source_type"))
        parts = (
            code.name if code else "",
            self._known.names(statement),
            statement.grades,
            statement.exact,
        )
        return ", ".join(part for part in parts if part)


_ROLES = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole, STATEMENT}
)
