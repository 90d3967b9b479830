"""What is known of one entry of the register: each line is a field, saved when it is left."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...model.sources import Source
from ...project.queries.sources import SourceRow
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.fields import LineField
from ..widgets.layouts import Scrolled
from ..widgets.note_field import NoteField
from ..widgets.parts import label, named
from .assessing import AssessPane
from .facts import Facts
from .head import Head
from .names import Names
from .twins import Twins
from .types import Types

replace = msgspec.structs.replace


class EntryPane(QFrame):
    """Gets a row of the register, emits the entry as it is wished to be."""

    edited = Signal(object)
    """`Source`."""
    left = Signal()
    """Esc in a field with nothing to put back."""

    def __init__(self, kit: Kit, types: Types) -> None:
        super().__init__()
        named(self, "Entry")
        dress(self, kind="page")
        self.source: Source | None = None
        self.head, self.names = Head(kit), Names(types)
        self.facts, self.assess, self.twins = Facts(), AssessPane(kit), Twins()
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        self._lay_out()
        for part in (self.head, self.names, self.facts):
            part.edited.connect(self._edit)
        fields: list[LineField | NoteField] = [self.head.name, *self.facts.fields.values()]
        for field in (*fields, self.names.alias_line, self.assess.reason):
            field.left.connect(self.left)

    def show_row(self, row: SourceRow | None, empty: str = "", *, read_only: bool = False) -> None:
        """Show an entry, or words in place of one. What was typed into another entry is saved to that."""
        source = row.source if row else None
        force = (source.id if source else None) != (self.source.id if self.source else None)
        if force:
            self.settle()
            self.assess.clear()  # a grade begun for one source is none for the next
        self.source = source
        self.empty.setText(empty)
        self.empty.setVisible(source is None)
        self._scroll.setVisible(source is not None)
        if source is not None:
            unsaved = not source.name
            for part in (self.head, self.names, self.facts):
                part.show_source(source, read_only=read_only, force=force)
            for later in (self.names, self.facts, self.assess):
                later.setEnabled(not unsaved)
            self.assess.setVisible(not unsaved)
        if force:
            self._scroll.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Save what is being typed."""
        for part in (self.head, self.names, self.facts):
            part.settle()

    def _edit(self, changed: dict[str, object]) -> None:
        if self.source is not None:
            self.edited.emit(replace(self.source, **changed))

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        parts: Sequence[QWidget] = (self.head, self.twins, self.names, self.facts, self.assess)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = Scrolled(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._scroll)
        row.addWidget(self.empty)
        self._scroll.hide()
