"""Role, affiliation, access, motive and note of an entry: a name on the left, the field beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...model.sources import Source
from ..looks import GRID
from ..widgets.layouts import add_fact, facts_grid, fill
from ..widgets.note_field import NoteField
from ..widgets.pick import Option, Pick

LINES = {"affiliation": ("Affiliation", "Where it belongs")}
NOTES = {
    "access": ("Access", "What it is in a position to know"),
    "motive": ("Motive or bias", "What it may want"),
    "note": ("Note", "Anything else"),
}
CURRENT, FORMER = "current", "former"


class Facts(QWidget):
    """Emits the fields that are wished to be others."""

    edited = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self._grid = facts_grid()
        fill(self, self._grid)
        self.fields: dict[str, NoteField] = {"role": NoteField("Role", "What it does", lines=False)}
        self.former = Pick("The role is", (Option(CURRENT, "current"), Option(FORMER, "former")))
        self.former.picked.connect(lambda value: self.edited.emit({"former": value == FORMER}))
        add_fact(self._grid, "Role", self._role())
        for name, (title, hint) in LINES.items():
            self._add(name, title, NoteField(title, hint, lines=False))
        for name, (title, hint) in NOTES.items():
            self._add(name, title, NoteField(title, hint))
        for name, field in self.fields.items():
            field.settled.connect(lambda words, name=name: self.edited.emit({name: words}))

    def show_source(self, source: Source, *, read_only: bool, force: bool) -> None:
        """Show the facts of an entry."""
        for name, field in self.fields.items():
            field.show_value(getattr(source, name), force=force)
            field.lock(read_only)
        self.former.show_value(FORMER if source.former else CURRENT)
        self.former.setEnabled(not read_only)
        self.former.setVisible(bool(source.role))

    def settle(self) -> None:
        """Save what is being typed."""
        for field in self.fields.values():
            field.settle()

    def _role(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.fields["role"], 1)
        row.addWidget(self.former, 0, Qt.AlignmentFlag.AlignTop)
        return both

    def _add(self, name: str, title: str, field: NoteField) -> None:
        self.fields[name] = field
        add_fact(self._grid, title, field)
