"""A short list of which one row is shown beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ..widgets.row_list import RowList
from .rows import ROW

_ID = ROW + 1


class ShownList(RowList):
    """Rows are `(id, what the delegate paints, title, words for a screen reader)`."""

    shown_changed = Signal(str)
    """Id of the row a person went to."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._items, self._quiet = QStandardItemModel(self), False
        self.setModel(self._items)
        self.selectionModel().currentChanged.connect(lambda *_: self._changed())

    def show_rows(self, rows: Sequence[tuple[str, object, str, str]], shown: str) -> None:
        """Show these; the scroll position stays. Nobody is told."""
        self._quiet = True
        at = self.verticalScrollBar().value()
        while self._items.rowCount() > len(rows):
            self._items.removeRow(self._items.rowCount() - 1)
        for place, (ident, row, title, words) in enumerate(rows):
            item = self._items.item(place) or _appended(self._items)
            item.setData(ident, _ID)
            item.setData(row, ROW)
            item.setText(title)
            item.setAccessibleText(words)
            if ident == shown:
                self.setCurrentIndex(item.index())
        self.verticalScrollBar().setValue(at)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self._quiet = False

    @property
    def shown(self) -> str:
        """Id of the row one is on; empty for none."""
        return str(self.currentIndex().data(_ID) or "")

    def _changed(self) -> None:
        if not self._quiet and self.shown:
            self.shown_changed.emit(self.shown)


def _appended(items: QStandardItemModel) -> QStandardItem:
    made = QStandardItem()
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    items.appendRow(made)
    return made
