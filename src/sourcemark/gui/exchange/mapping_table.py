"""The table that maps the words of a foreign set to ours: attributes with their values, then the people."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...model.codebook import Codebook
from ...work.foreign_sets.coming import Looked, left_by
from ...work.foreign_sets.lost import Lost
from ...work.foreign_sets.mapping import ME, NEW, Mapping
from ..looks import GRID
from ..widgets.parts import label
from .mapping_rows import AttributeRow, Box, counted, named_by, three_columns

MOST_PEOPLE = 200
"""People that have a line."""


class MappingTable(QWidget):
    """What is chosen stands in `mapping`."""

    changed = Signal()

    def __init__(self, book: Codebook, annotators: dict[str, str], me: str, looked: Looked) -> None:
        """`annotators`: ids -> names; `me` is the id of whoever works here."""
        super().__init__()
        self._book, self._looked, self._annotators, self._me = book, looked, annotators, me
        self.rows: dict[str, AttributeRow] = {}
        self.people: dict[str, Box] = {}
        self._left: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID)
        self._add_attributes()
        self._add_people()
        self._lost_head = label("What can’t be carried", "strong")
        self._column.addWidget(self._lost_head)
        self._column.addStretch(1)
        self._show_left()
        first = next(iter([*(row.box for row in self.rows.values()), *self.people.values()]), None)
        if first is not None:
            self.setFocusProxy(first)

    @property
    def mapping(self) -> Mapping:
        """All of it, as it is chosen now."""
        targets = {name: row.target for name, row in self.rows.items()}
        values = {name: dict(row.values) for name, row in self.rows.items() if row.values}
        chosen = {name: str(box.currentData()) for name, box in self.people.items()}
        return Mapping(attributes=targets, values=values, people={**self._looked.mapping.people, **chosen})

    def _add_attributes(self) -> None:
        if self._looked.fields:
            self._column.addWidget(label("What is said of the marks, and what it becomes", "strong"))
        guess = self._looked.mapping
        for field in self._looked.fields:
            values = guess.values.get(field.name, {})
            row = AttributeRow(self._book, field, guess.attributes[field.name], values)
            self.rows[field.name] = row
            self._column.addWidget(row)
            row.changed.connect(self._choose)

    def _add_people(self) -> None:
        self._column.addSpacing(GRID)
        self._column.addWidget(label("Who marked", "strong"))
        grid = three_columns()
        others = [(id, name, "") for id, name in self._annotators.items() if id != self._me]
        offers = [(NEW, "A new annotator", ""), (ME, "Me", ""), *others]
        for row, (name, marks) in enumerate(list(self._looked.people.items())[:MOST_PEOPLE]):
            chosen = self._looked.mapping.people[name]
            words = name or "(nobody is named)"
            box = Box(f"{words} is", offers, ME if chosen == self._me else chosen)
            self.people[name] = box
            grid.addWidget(named_by(words, "", box), row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(counted(f"{marks:,} {'mark' if marks == 1 else 'marks'}"), row, 2)
            box.wanted.connect(lambda *_: self._choose())
        self._column.addLayout(grid)

    def _choose(self) -> None:
        self._show_left()
        self.changed.emit()

    def _show_left(self) -> None:
        """Anew: which values fit depends on what is chosen."""
        for gone in self._left:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        found = left_by(self._looked, self.mapping, self._book)
        self._lost_head.setVisible(bool(found))
        self._left = [label(_line(lost), "muted", wrap=True) for lost in found]
        for part in self._left:
            self._column.insertWidget(self._column.count() - 1, part)


def _line(lost: Lost) -> str:
    some = ", ".join(f"“{example}”" for example in lost.examples)
    more = " …" if lost.examples and lost.number > len(lost.examples) else ""
    return f"{lost.number:,} {lost.what}{f': {some}{more}' if some else ''}"
