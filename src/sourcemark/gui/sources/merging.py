"""Merging entries of the register: which ones, which of them stays, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ...project.queries.sources import SourceRow
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.choice import Choice
from ..widgets.lazy_rows import LazyRows
from ..widgets.parts import button, label, named
from ..widgets.row_list import RowList
from ..widgets.type_ahead import Provider, TypeAhead
from .rows import SourceRows
from .types import Types

_HOW = "The entry you are on stays; ↑ and ↓ choose it. The others become further names of it. Enter merges."


class MergePane(QFrame):
    """Stands where the statements were, until it is done or left."""

    merge_wanted = Signal(str, list)
    """Id of the entry that stays, ids of those that go into it."""
    add_wanted = Signal(object)
    """`Choice` of a further entry."""
    left = Signal()

    def __init__(self, kit: Kit, model: LazyRows[SourceRow], types: Types, provider: Provider) -> None:
        super().__init__()
        named(self, "Merge sources")
        dress(self, kind="page")
        self.model = model
        self.list = RowList("Entries to merge: the chosen one stays")
        self.list.setModel(model)
        self.list.setItemDelegate(SourceRows(kit.theme, kit.icons, types, self.list))
        self.more = TypeAhead("Add an entry to merge", provider)
        self.more.setPlaceholderText("Add an entry: type its name")
        self.preview = label("", "strong", wrap=True)
        self.merge = button("Merge", self._merge, "primary")
        self.cancel = button("Cancel", self.left.emit)
        self._lay_out()
        self.list.entered.connect(lambda _: self._merge())
        self.list.left.connect(self.left)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_preview())
        self.more.chosen.connect(self._add)
        self.more.left.connect(self.left)

    def show_keys(self, keys: list[int]) -> None:
        """The entries to merge; the first one stays unless another is chosen."""
        self.model.show(keys)
        self.list.setCurrentIndex(self.model.index(0))
        self._show_preview()
        (self.list if len(keys) > 1 else self.more).setFocus()

    @property
    def keys(self) -> list[int]:
        """The entries listed."""
        return self.model.keys

    def rows(self) -> list[SourceRow]:
        """The entries: the one that stays first."""
        here = max(0, self.list.currentIndex().row())
        order = [here, *(row for row in range(len(self.model.keys)) if row != here)]
        return [row for row in map(self.model.row, order) if row is not None]

    def _add(self, choice: Choice) -> None:
        self.more.show_value("")
        self.more.clear()
        self.add_wanted.emit(choice)

    def _merge(self) -> None:
        rows = self.rows()
        if len(rows) > 1:
            self.merge_wanted.emit(rows[0].source.id, [row.source.id for row in rows[1:]])
        else:
            self.more.setFocus()

    def _show_preview(self) -> None:
        rows = self.rows()
        self.merge.setEnabled(len(rows) > 1)
        self.preview.setText(preview(rows[0], rows[1:]) if rows else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label("Merge sources", "heading"))
        column.addWidget(label(_HOW, "muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        column.addWidget(self.preview)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.merge)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column.addLayout(foot)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)


def preview(kept: SourceRow, gone: Sequence[SourceRow]) -> str:
    """What merging will come to, in one line."""
    if not gone:
        return "Add the entries that are the same as this one."
    known = {kept.source.name, *kept.source.aliases}
    names = {name for row in gone for name in (row.source.name, *row.source.aliases)} - known
    types = {type for row in gone for type in row.source.types} - {*kept.source.types}
    moved = sum(row.statements for row in gone)
    parts = [_count(len(names), "name"), _count(len(types), "type"), _count(moved, "statement")]
    taken = ", ".join(part for part in parts if part) or "nothing new"
    others = ", ".join(f"“{row.source.name}”" for row in gone)
    return f"“{kept.source.name}” stays and takes on {taken} from {others}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}" if number else ""
