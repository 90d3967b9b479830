"""The queue of differences: which articles, which states, a filter, and the rows, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout

from ...looks import GRID
from ...theme import dress
from ...widgets.list_or_words import ListOrWords
from ...widgets.parts import label, named
from ...widgets.rows import Rows
from ...widgets.segmented import Segmented, Value
from .delegate import QueueRows
from .filters import QueueFilter
from .model import QueueModel

OPEN, AGAIN, DECIDED, ALL, MINE = "open", "again", "decided", "all", "mine"
STATES = (
    Value(OPEN, "Open", "Nothing is decided on them, or they were opened again"),
    Value(AGAIN, "Again", "Re-opened: somebody changed a reading since it was decided"),
    Value(DECIDED, "Decided", "Decided"),
    Value(ALL, "All", "Everything, also what all agree on"),
    Value(MINE, "Mine", "My feedback: what became of my readings, and why"),
)
HERE, EVERYWHERE = "here", "everywhere"
REACH = (
    Value(HERE, "Article", "Differences of the open article"),
    Value(EVERYWHERE, "All", "Differences of all articles"),
)


class QueuePane(QFrame):
    """Shows what the model holds; says what is wished for."""

    filter_wanted = Signal()
    picked = Signal(int)
    """A person is on that row."""
    left = Signal()
    """Enter or Esc: the person goes on to the text."""

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        named(self, "Queue of differences")
        dress(self, kind="page")
        self._quiet = False
        self.count = label("", "strong")
        self.reach = Segmented("Differences of", REACH, always=True, loud=False)
        self.states = Segmented("Show", STATES, always=True, loud=False)
        self.filters = QueueFilter()
        self.list = Rows("Differences")
        self.list.setModel(model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.body = ListOrWords(self.list, top=3)
        self.reach.show_value(HERE)
        self.states.show_value(OPEN)
        self._lay_out()
        self._connect()

    def set_rows(self, rows: QueueRows) -> None:
        """How rows are painted."""
        self.list.setItemDelegate(rows)
        rows.resized.connect(lambda: self.list.set_height(rows.height()))
        self.list.set_height(rows.height())

    def set_empty(self, words: str) -> None:
        """Words in place of an empty list; none shows the list."""
        self.body.say(words)

    def show_current(self, row: int) -> None:
        """Show this row as the one in focus; nobody is told."""
        picks = self.list.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        with self.quietly():
            if row < 0:
                picks.clear()
            else:
                picks.setCurrentIndex(self.list.model().index(row, 0), flags.ClearAndSelect)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Rows come, go and are chosen by the program: nobody is told."""
        before, self._quiet = self._quiet, True
        yield
        self._quiet = before

    def choose(self, state: str) -> None:
        """Show the items of that state."""
        self.states.show_value(state)
        self.filter_wanted.emit()

    def reach_out(self, reach: str) -> None:
        """Show those of the article, or of all."""
        self.reach.show_value(reach)
        self.filter_wanted.emit()

    def _connect(self) -> None:
        self.states.wanted.connect(self.choose)
        self.reach.wanted.connect(self.reach_out)
        self.filters.changed.connect(self.filter_wanted)
        self.list.selectionModel().currentChanged.connect(self._current)
        self.list.left.connect(self.left)

    def _current(self) -> None:
        row = self.list.currentIndex().row()
        if not self._quiet and row >= 0:
            self.picked.emit(row)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.count, 1)
        head.addWidget(self.filters)
        self.reach.setMaximumWidth(18 * GRID)
        head.addWidget(self.reach)
        top = QVBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        top.setSpacing(GRID)
        top.addLayout(head)
        top.addWidget(self.states)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.body, 1)
