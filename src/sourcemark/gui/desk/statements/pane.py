"""The list of the article's statements under the panel: how many, a line to filter by, the rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
)

from ...looks import GRID
from ...theme import dress
from ...widgets.filter_line import FilterLine
from ...widgets.list_or_words import ListOrWords
from ...widgets.parts import label, named
from ...widgets.rows import Rows
from .delegate import StatementRows
from .filters import FilterButton
from .model import StatementModel


class StatementPane(QFrame):
    """Several rows can be chosen; the current one is told, and so is Enter on it."""

    filter_wanted = Signal()
    picked = Signal()
    """Other rows are chosen, by a person."""
    left = Signal()
    """Enter or Esc: the person goes back to the text."""

    def __init__(self, model: StatementModel) -> None:
        super().__init__()
        named(self, "Statements of the article")
        dress(self, kind="page")
        self._model, self._quiet = model, False
        self.count = label("", "strong")
        self.words = FilterLine("Filter the statements")
        self.filters = FilterButton()
        self.list = Rows("Statements")
        self.list.setModel(model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.body = ListOrWords(self.list, top=3)
        self._lay_out()
        self.words.textChanged.connect(lambda _: self.filter_wanted.emit())
        self.words.returnPressed.connect(self.list.setFocus)
        self.words.left.connect(self.left)
        self.filters.changed.connect(self.filter_wanted)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.list.left.connect(self.left)

    def set_rows(self, rows: StatementRows) -> None:
        """How rows are painted."""
        self.list.setItemDelegate(rows)
        rows.resized.connect(lambda: self.list.set_height(rows.height()))
        self.list.set_height(rows.height())

    def set_empty(self, words: str) -> None:
        """Words in place of an empty list; none shows the list."""
        self.body.say(words)

    def chosen(self) -> list[int]:
        """Rows chosen, in the order of the list."""
        return sorted(index.row() for index in self.list.selectionModel().selectedRows())

    def current(self) -> int:
        """The row the person is on, -1 for none."""
        return self.list.currentIndex().row()

    def show_chosen(self, current: int, rows: list[int]) -> None:
        """Show these rows as chosen; nobody is told."""
        picks, model = self.list.selectionModel(), self._model
        ranges = QItemSelection()
        for row in rows:
            ranges.select(model.index(row), model.index(row))
        flags = QItemSelectionModel.SelectionFlag
        with self.quietly():
            picks.setCurrentIndex(model.index(current), flags.NoUpdate)
            picks.select(ranges, flags.ClearAndSelect)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Rows come, go and are chosen by the program: nobody is told."""
        before, self._quiet = self._quiet, True
        yield
        self._quiet = before

    def _selection_changed(self) -> None:
        if not self._quiet:
            self.picked.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self.count)
        head.addWidget(self.words, 1)
        head.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.body, 1)
