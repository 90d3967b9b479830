"""A facet: its name and definition, its values in order, and a line to add some."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ...model.codebook import SOURCE_TYPE, Facet
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.fields import LineField
from ..widgets.layouts import fill
from ..widgets.list_or_words import ListOrWords
from ..widgets.note_field import NoteField
from ..widgets.parts import button, named
from ..widgets.pick import Option, Pick
from .rows import ValueRows
from .shown import ShownList
from .values import ValueRow, statements

ONE, MANY = "one", "many"
_HOW_MANY = (Option(ONE, "One value a statement"), Option(MANY, "Several values a statement"))


class FacetPane(QFrame):
    """Emits the facet as it is wished to be, a value to show, or the name of a new one."""

    edited = Signal(object)
    """`Facet`."""
    value_wanted = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Values")
        dress(self, kind="page")
        self.facet = Facet(id=SOURCE_TYPE, name="")
        self.name = NoteField("Name of the facet", "Name", "heading", most=3, lines=False)
        self.definition = NoteField("Definition of the facet", "What is asked of a statement?", most=4)
        self.many = Pick("How many values a statement can have", _HOW_MANY)
        self.retire = button("Retire", lambda: kit.actions.run("retire_facet"), "quiet", "muted")
        self.list = ShownList("Values")
        self.list.setItemDelegate(ValueRows(kit.theme, self.list))
        self.add = LineField("Add a value", "Add a value")
        self.body = ListOrWords(self.list, side=4)
        self._lay_out()
        self._connect()

    def show_facet(self, facet: Facet, rows: Sequence[ValueRow], code: str, *, read_only: bool) -> None:
        """A facet with its values; `code` is the one shown."""
        force = facet.id != self.facet.id
        if force:
            self.settle()
        self.facet = facet
        self.name.show_value(facet.name, force=force)
        self.definition.show_value(facet.definition, force=force)
        self.many.show_value(MANY if facet.many else ONE)
        self.retire.setText("Use again" if facet.retired else "Retire")
        self.retire.setVisible(not read_only and facet.id != SOURCE_TYPE)
        self.many.setEnabled(not read_only)
        for field in (self.name, self.definition):
            field.lock(read_only)
        self.add.setVisible(not read_only)
        self.list.show_rows([(r.code.id, r, r.code.name, _spoken(r)) for r in rows], code)
        self.body.say("" if rows else "No values yet: type the first one below.")

    def settle(self) -> None:
        """Save what is being typed."""
        self.name.settle()
        self.definition.settle()

    def _connect(self) -> None:
        self.name.settled.connect(lambda words: self._edit(name=words))
        self.definition.settled.connect(lambda words: self._edit(definition=words))
        self.many.picked.connect(lambda value: self._edit(many=value == MANY))
        self.list.shown_changed.connect(self.value_wanted)
        self.add.settled.connect(self._add)
        for field in (self.add, self.name, self.definition):
            field.left.connect(self.list.setFocus)

    def _edit(self, **changed: object) -> None:
        self.edited.emit(msgspec.structs.replace(self.facet, **changed))

    def _add(self, name: str) -> None:
        self.add.show_value("", force=True)
        self.add_wanted.emit(name)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.many)
        line.addStretch(1)
        line.addWidget(self.retire)
        head = QVBoxLayout()
        head.setContentsMargins(GRID, 2 * GRID - 4, GRID, GRID)
        head.setSpacing(GRID // 2)
        head.addWidget(self.name)
        head.addWidget(self.definition)
        head.addLayout(line)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        foot.addWidget(self.add)
        fill(self, head, self.body, foot)


def _spoken(row: ValueRow) -> str:
    key = f"key {row.code.key}" if row.code.key else ""
    return ", ".join(part for part in (row.code.name, row.fate, key, statements(row.number)) if part)
