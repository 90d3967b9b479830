"""One value: its fields, each saved when it is left, and what became of it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...model.codebook import Code, Facet
from ...model.telling_apart import letter_clash, name_clash
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.choice import Choice
from ..widgets.fields import LineField
from ..widgets.layouts import Scrolled, add_fact, facts_grid, fill
from ..widgets.note_field import NoteField
from ..widgets.parts import button, label, named
from ..widgets.type_ahead import TypeAhead
from .clashes import key_clash
from .swatches import Swatches
from .values import ValueRow, statements


class ValuePane(QFrame):
    """Emits the value as it is wished to be. What clashes is said beside the field and not saved."""

    edited = Signal(object)
    """`Code`."""
    left = Signal()
    """Esc in a field with nothing to put back."""
    merge_wanted = Signal(str)
    """Id of the value it is to be merged into."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Value")
        dress(self, kind="page")
        self._kit = kit
        self.facet, self.code = Facet(id="-", name=""), Code(id="-", name="")
        self.name = NoteField("Name of the value", "Name", "heading", most=4, lines=False)
        self.used = label("", "muted", wrap=True)
        self.problem = label("", "danger", wrap=True)
        self.definition = NoteField("Definition", "When is it chosen?")
        self.example = NoteField("Example", "Words for which it is right")
        self.key, self.letter = LineField("Key", "None"), LineField("Letter", "None")
        self.swatches = Swatches()
        self.into = TypeAhead("Merge into another value", self._others)
        self.into.setPlaceholderText("Type the other value’s name")
        dress(self.into, kind="flat")
        self.retire = button("Retire", lambda: kit.actions.run("retire_value"), "quiet", "muted")
        self._lay_out()
        self._connect()

    def show_value(self, facet: Facet, row: ValueRow | None, *, read_only: bool) -> None:
        """A value, or nothing. What was typed into another one is saved to that."""
        code = row.code if row else Code(id="-", name="")
        force = code.id != self.code.id
        if force:
            self.settle()
        self.facet, self.code = facet, code
        self._scroll.setVisible(row is not None)
        if row is None:
            return
        if force:
            self.problem.clear()
        self.problem.setVisible(bool(self.problem.text()))
        for name, field in self._fields.items():
            field.show_value(getattr(code, name), force=force)
            field.lock(read_only)
        self.swatches.show_colour(code.colour, row.colour, read_only=read_only, force=force)
        self.used.setText(_used(row))
        self.retire.setText("Use again" if row.fate else "Retire")
        self.retire.setVisible(not read_only)
        for part in self._merging:
            part.setVisible(not read_only and not code.merged_into)

    def settle(self) -> None:
        """Save what is being typed."""
        for field in self._fields.values():
            field.settle()
        self.swatches.settle()

    def _connect(self) -> None:
        for name in ("definition", "example"):
            self._fields[name].settled.connect(lambda words, name=name: self._edit(**{name: words}))
        self.name.settled.connect(lambda w: self._try("name", w, name_clash(self.facet, self.code, w)))
        self.letter.settled.connect(lambda w: self._try("letter", w, letter_clash(self.facet, self.code, w)))
        self.key.settled.connect(lambda w: self._try_key(w.lower()))
        self.swatches.picked.connect(lambda colour: self._edit(colour=colour or None))
        for field in (*self._fields.values(), self.swatches.code):
            field.left.connect(self.left)
        self.into.left.connect(self.left)
        self.into.chosen.connect(lambda choice: self.merge_wanted.emit(choice.id))

    def _try_key(self, key: str) -> None:
        chosen = self._kit.profile.habits.keys
        self._try("key", key, key_clash(self.facet, self.code, key, chosen))

    def _try(self, field: str, words: str, clash: str) -> None:
        self.problem.setText(clash)
        self.problem.setVisible(bool(clash))
        if clash:
            self._fields[field].show_value(getattr(self.code, field), force=True)
        else:
            self._edit(**{field: words})

    def _edit(self, **changed: object) -> None:
        self.edited.emit(msgspec.structs.replace(self.code, **changed))

    def _others(self, words: str) -> list[Choice]:
        wanted = words.casefold()
        fits = (c for c in self.facet.choices() if c.id != self.code.id and wanted in c.name.casefold())
        return [Choice(c.id, c.name, c.definition) for c in fits]

    def _lay_out(self) -> None:
        self._fields: dict[str, LineField | NoteField] = {
            "name": self.name,
            "definition": self.definition,
            "example": self.example,
            "key": self.key,
            "letter": self.letter,
        }
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(GRID, 2 * GRID - 4, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.name)
        line = QHBoxLayout()
        line.setContentsMargins(GRID, 0, 0, 0)
        line.addWidget(self.used, 1)
        line.addWidget(self.retire)
        column.addLayout(line)
        self.problem.setContentsMargins(GRID, 0, 0, 0)
        column.addWidget(self.problem)
        column.addLayout(self._grid())
        column.addStretch(1)
        self._scroll = Scrolled(inner)
        fill(self, self._scroll)

    def _grid(self) -> QGridLayout:
        grid = facts_grid()
        rows: dict[str, QWidget] = {"Definition": self.definition, "Example": self.example, "Key": self.key}
        for title, field in {**rows, "Letter": self.letter, "Colour": self.swatches}.items():
            add_fact(grid, title, field)
        self._merging = [add_fact(grid, "Merge into", self.into), self.into]
        return grid


def _used(row: ValueRow) -> str:
    """How much it is used, and what became of it."""
    number = statements(row.number) if row.number else "No statements yet"
    if not row.fate:
        return number
    fate = row.fate[0].upper() + row.fate[1:]
    keep = "keeps" if row.number == 1 else "keep"
    return f"{fate}. {number} {keep} it." if row.number else f"{fate}."
