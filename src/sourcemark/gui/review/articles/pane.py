"""The pane of articles in review: a line to filter by, how far they are, and the list."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout

from ...kit import Kit
from ...looks import GRID
from ...theme import dress
from ...widgets.filter_line import FilterLine
from ...widgets.list_or_words import ListOrWords
from ...widgets.parts import named
from ...widgets.rows import Rows
from ...widgets.segmented import Segmented, Value
from .delegate import ReadRows
from .model import ReadArticles

STATES = (
    Value("all", "All", "All articles that somebody has read"),
    Value("open", "Open", "Articles in which something is open"),
    Value("done", "Decided", "Articles in which everything is decided"),
)


class ReadPane(QFrame):
    """Shows what the model holds; says which filter and which article is wished for."""

    filter_wanted = Signal()
    article_wanted = Signal(int)
    """Row of the list."""
    left = Signal()
    """Enter on an article, or Esc: the person goes on to the text."""

    def __init__(self, kit: Kit, model: ReadArticles) -> None:
        super().__init__()
        named(self, "Articles in review")
        dress(self, kind="page")
        self._quiet = False
        self.words = FilterLine("Filter the articles in review", "Filter")
        self.states = Segmented("Show articles", STATES, always=True, loud=False)
        self.states.show_value("all")
        self.list = Rows("Articles in review")
        self.list.setModel(model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._rows = ReadRows(kit.theme, self.list)
        self.list.setItemDelegate(self._rows)
        self.body = ListOrWords(self.list)
        kit.theme.changed.connect(self._fit)
        self._fit()
        self._lay_out()
        self.words.textChanged.connect(lambda _: self.filter_wanted.emit())
        self.words.returnPressed.connect(self.list.setFocus)
        self.words.left.connect(self.left)
        self.states.wanted.connect(self._state_wanted)
        self.list.selectionModel().currentChanged.connect(self._current)
        self.list.left.connect(self.left)

    def show_current(self, row: int) -> None:
        """Show this row as the open article; nobody is told."""
        before, self._quiet = self._quiet, True
        picks, flags = self.list.selectionModel(), QItemSelectionModel.SelectionFlag
        if row < 0:
            picks.clear()
        else:
            picks.setCurrentIndex(self.list.model().index(row, 0), flags.ClearAndSelect)
        self._quiet = before

    def _state_wanted(self, state: str) -> None:
        self.states.show_value(state)
        self.filter_wanted.emit()

    def _current(self) -> None:
        row = self.list.currentIndex().row()
        if not self._quiet and row >= 0:
            self.article_wanted.emit(row)

    def _fit(self) -> None:
        self.list.set_height(self._rows.height())

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self.words)
        head.addWidget(self.states)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.body, 1)
