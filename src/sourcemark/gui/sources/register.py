"""The register: a line to find by, the entries, and the ways to new ones."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ...project.queries.sources import SourceRow
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.filter_line import FilterLine
from ..widgets.layouts import fill
from ..widgets.lazy_rows import LazyRows
from ..widgets.list_or_words import ListOrWords
from ..widgets.parts import button, named
from ..widgets.row_list import RowList
from ..widgets.segmented import Segmented, Value
from ..widgets.wrapping import Wrapping
from .rows import SourceRows
from .types import Types

ALL, TWINS = "all", "twins"
SHOWN = (
    Value(ALL, "All", "All entries"),
    Value(TWINS, "Likely duplicates", "Entries that are likely the same as another"),
)


class RegisterPane(QFrame):
    """Shows what the model holds; says what is looked for and who is wished for."""

    filter_wanted = Signal()
    chosen_changed = Signal()
    entered = Signal()
    """Enter on an entry: the person goes on to it."""

    def __init__(self, kit: Kit, model: LazyRows[SourceRow], types: Types) -> None:
        super().__init__()
        named(self, "Register of sources")
        dress(self, kind="page")
        self.model, self._quiet = model, False
        self.words = FilterLine(
            "Find in the register", "Find by name, alias or role", "By name, alias, affiliation or role"
        )
        self.shown = Segmented("Show", SHOWN, always=True)
        self.shown.show_value(ALL)
        self.list = RowList("Sources", several=True)
        self.list.setModel(model)
        self.list.setItemDelegate(SourceRows(kit.theme, kit.icons, types, self.list))
        self.body = ListOrWords(self.list, side=4)
        self.new = button("New source", lambda: kit.actions.run("new_source"), "quiet")
        self.unnamed = button("Unnamed speaker", lambda: kit.actions.run("new_placeholder"), "quiet")
        for made, icon in ((self.new, "plus"), (self.unnamed, "person")):
            made.setIcon(kit.icons.icon(icon))
        self._lay_out()
        self._connect()

    def set_empty(self, words: str) -> None:
        """Words in place of an empty list; none shows the list."""
        self.body.say(words)

    def chosen(self) -> list[int]:
        """Rows chosen: the one the person is on first, then in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        here = self.list.currentIndex().row()
        return [here, *(row for row in rows if row != here)] if here in rows else rows

    def show_chosen(self, row: int) -> None:
        """Show that row as the one chosen, -1 for none; nobody is told."""
        self._quiet = True
        flags = QItemSelectionModel.SelectionFlag
        picks = self.list.selectionModel()
        if row < 0:
            picks.clear()
        else:
            picks.setCurrentIndex(self.model.index(row), flags.ClearAndSelect)
            self.list.scrollTo(self.model.index(row), QListView.ScrollHint.EnsureVisible)
        self._quiet = False

    def lock(self, read_only: bool) -> None:
        """With `read_only`, nothing new is offered."""
        for made in (self.new, self.unnamed):
            made.setVisible(not read_only)

    def show_all(self) -> None:
        """Filter nothing; nobody is told."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self.shown.show_value(ALL)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self.words)
        head.addWidget(self.shown)
        buttons = QWidget()
        makers = Wrapping(buttons, GRID // 2)
        for made in (self.new, self.unnamed):
            makers.addWidget(made)
        foot = QVBoxLayout()
        foot.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        foot.addWidget(buttons)
        fill(self, head, self.body, foot)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _: self.filter_wanted.emit())
        self.words.returnPressed.connect(self.list.setFocus)
        self.words.left.connect(self.list.setFocus)
        self.shown.wanted.connect(self._show_wanted)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.list.entered.connect(lambda _: self.entered.emit())
        self.list.left.connect(self.words.setFocus)

    def _selection_changed(self) -> None:
        if not self._quiet:
            self.chosen_changed.emit()

    def _show_wanted(self, value: str) -> None:
        self.shown.show_value(value)
        self.filter_wanted.emit()
