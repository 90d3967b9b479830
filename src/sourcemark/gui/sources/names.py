"""Types and further names of an entry, as chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...model.sources import Source
from ..looks import GRID
from ..theme import dress
from ..widgets.chips import Chip, ChipRow
from ..widgets.choice import Choice
from ..widgets.fields import LineField
from ..widgets.parts import label
from ..widgets.type_ahead import TypeAhead
from .types import Types


class Names(QWidget):
    """The main type is the first; Alt with an arrow moves one."""

    edited = Signal(dict)

    def __init__(self, types: Types) -> None:
        super().__init__()
        self._types, self._source = types, Source(id="-", name="")
        self.type_line = TypeAhead("Add a type", lambda words: types.fitting(words, self._source.types))
        self.type_line.setPlaceholderText("Add a type")
        dress(self.type_line, kind="flat")
        self.types = ChipRow("Types", self.type_line)
        self.alias_line = LineField("Add another name", "Add another name")
        self.aliases = ChipRow("Other names", self.alias_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for words, row in (("Types, the main one first", self.types), ("Other names", self.aliases)):
            column.addWidget(label(words, "muted"))
            column.addWidget(row)
            column.addSpacing(GRID // 2)
        self._connect()

    def show_source(self, source: Source, *, read_only: bool, force: bool) -> None:
        """Show the chips of an entry."""
        self._source = source
        self.alias_line.show_value("", force=force)
        self.types.show_values(self._types.chips(source.types), read_only=read_only)
        self.aliases.show_values([Chip(name) for name in source.aliases], read_only=read_only)

    def settle(self) -> None:
        """Save what is being typed."""
        self.alias_line.settle()

    def _connect(self) -> None:
        self.type_line.chosen.connect(self._add_type)
        self.alias_line.settled.connect(self._add_alias)
        for field, row in (("types", self.types), ("aliases", self.aliases)):
            row.removed.connect(lambda at, field=field: self._without(field, at))
            row.moved.connect(lambda at, by, field=field: self._moved(field, at, by))

    def _add_type(self, choice: Choice) -> None:
        self.edited.emit({"types": (*self._source.types, choice.id)})

    def _add_alias(self, name: str) -> None:
        self.alias_line.show_value("", force=True)
        known = {n.casefold() for n in (self._source.name, *self._source.aliases)}
        if name.casefold() not in known:
            self.edited.emit({"aliases": (*self._source.aliases, name)})

    def _values(self, field: str) -> Sequence[str]:
        return self._source.types if field == "types" else self._source.aliases

    def _without(self, field: str, at: int) -> None:
        values = self._values(field)
        self.edited.emit({field: (*values[:at], *values[at + 1 :])})

    def _moved(self, field: str, at: int, by: int) -> None:
        values = list(self._values(field))
        values.insert(at + by, values.pop(at))
        self.edited.emit({field: tuple(values)})
