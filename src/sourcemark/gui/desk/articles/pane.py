"""The pane of articles: a line to filter by, the states, and the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout

from ....model.scope import ArticleFilter
from ...kit import Kit
from ...looks import GRID
from ...theme import dress
from ...widgets.filter_line import FilterLine
from ...widgets.list_or_words import ListOrWords
from ...widgets.parts import named
from ...widgets.rows import Rows
from ...widgets.segmented import Segmented, Value
from .delegate import ArticleRows
from .model import ArticleModel

TEXT_PREFIX = "text:"
STATES = (
    Value("all", "All", "All articles"),
    Value("new", "New", "Articles without statements of yours"),
    Value("started", "Open", "Articles you have begun"),
    Value("done", "Done", "Articles you are done with"),
    Value("binned", "Bin", "Articles in the bin"),
)


class ArticlePane(QFrame):
    """Shows what the model holds; says which filter and which article is wished for."""

    filter_wanted = Signal(object)
    """`ArticleFilter`."""
    article_wanted = Signal(int)
    """Row of the list."""
    left = Signal()
    """Enter on an article, or Esc: the person goes on to the text."""

    def __init__(self, kit: Kit, model: ArticleModel) -> None:
        super().__init__()
        named(self, "Articles")
        dress(self, kind="page")
        hint = "Filter, or text: words in it"
        self.words = FilterLine("Filter the articles", hint, "Begin with text: to search their words")
        self.states = Segmented("Show", STATES, always=True, loud=False)
        self.states.show_value("all")
        self.list = Rows("Articles")
        self.list.setModel(model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._rows = ArticleRows(kit.theme, self.list)
        self.list.setItemDelegate(self._rows)
        kit.theme.changed.connect(self._fit)
        self._fit()
        self.body = ListOrWords(self.list)
        self._lay_out()
        self._connect()

    def set_empty(self, words: str) -> None:
        """Words in place of an empty list; none shows the list."""
        self.body.say(words)

    def show_all(self) -> None:
        """Filter by nothing."""
        self.words.clear()
        self._state_wanted("all")

    def wanted(self) -> ArticleFilter:
        """The filter as it stands in the line and the states."""
        words = self.words.text().strip()
        state = self.states.chosen or "all"
        if words.lower().startswith(TEXT_PREFIX):
            return ArticleFilter(text=words[len(TEXT_PREFIX) :].strip(), state=state)  # type: ignore[arg-type]
        return ArticleFilter(words=words, state=state)  # type: ignore[arg-type]

    def _fit(self) -> None:
        self.list.set_height(self._rows.height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self.words)
        head.addWidget(self.states)
        column.addLayout(head)
        column.addWidget(self.body, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _: self.filter_wanted.emit(self.wanted()))
        self.words.returnPressed.connect(self.list.setFocus)
        self.words.left.connect(self.left)
        self.states.wanted.connect(self._state_wanted)
        self.list.selectionModel().currentChanged.connect(self._current)
        self.list.left.connect(self.left)

    def _state_wanted(self, state: str) -> None:
        self.states.show_value(state)
        self.filter_wanted.emit(self.wanted())

    def _current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.article_wanted.emit(index.row())
