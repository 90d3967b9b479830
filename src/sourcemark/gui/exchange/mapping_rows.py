"""A line for each attribute of a foreign set: where it goes, and, unfolded, what each of its values becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ...model.codebook import Codebook
from ...work.foreign_sets.answers import SCALES, answer_to, answers, takes_values
from ...work.foreign_sets.gathering import Field
from ...work.foreign_sets.mapping import FACET, NEW, OUT, TARGETS
from ..looks import GRID
from ..theme import dress
from ..widgets.choose import ChooseOne, Offer
from ..widgets.elided import ElidedLabel
from ..widgets.parts import button, label

MOST_SHOWN = 100
"""Values that have a line; of more, the most frequent ones."""
INDENT = 3 * GRID


class Box(ChooseOne):
    """Chooses one of several. Enter is the card's; Space and the arrows open and choose."""

    def __init__(self, name: str, values: Sequence[Offer], shown: str) -> None:
        super().__init__(name, optional=False)
        self.offer(values)
        self.show_value(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class AttributeRow(QWidget):
    """One attribute. `target` and `values` say what is chosen."""

    changed = Signal()

    def __init__(self, book: Codebook, field: Field, target: str, values: dict[str, str]) -> None:
        super().__init__()
        self._book, self._field = book, field
        self.values = dict(values)
        """Value -> what becomes of it, where each becomes something."""
        self.box = Box(f"{field.name} becomes", _targets(book, field), target)
        self.unfold = button("", self._toggle, "pick")
        self.form: _ValuesForm | None = None
        self._is_open = False
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.box.wanted.connect(self._retarget)
        self._tell()

    @property
    def target(self) -> str:
        """Where the attribute goes."""
        return str(self.box.currentData())

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        grid = three_columns()
        grid.addWidget(named_by(self._field.name, self._field.definition, self.box), 0, 0)
        grid.addWidget(self.box, 0, 1)
        grid.addWidget(self.unfold, 0, 2)
        self._column.addLayout(grid)

    def _retarget(self) -> None:
        """Another target: its values are guessed anew."""
        takes = takes_values(self.target)
        found = self._field.values if takes else ()
        self.values = {value: answer_to(self._book, self.target, value) for value in found}
        self._show_values()
        self.changed.emit()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._show_values()

    def _show_values(self) -> None:
        """Anew. What was unfolded stays so, also while one walks past a target that has no values."""
        self._fold()
        if self._is_open and self.values:
            self.form = _ValuesForm(self._book, self._field, self.target, self.values)
            self.form.chosen.connect(self._choose)
            self._column.addWidget(self.form)
            QWidget.setTabOrder(self.unfold, self.form)
        self._tell()

    def _fold(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _choose(self, value: str, becomes: str) -> None:
        self.values[value] = becomes
        self.changed.emit()

    def _tell(self) -> None:
        number, given = len(self._field.values), self._field.marks
        takes = takes_values(self.target) and number > 0
        self.unfold.setEnabled(takes)
        many = f"{number:,} {'value' if number == 1 else 'values'}"
        words = (
            f"{'▾' if self.form else '▸'} {many}"
            if takes
            else f"{given:,} {'mark' if given == 1 else 'marks'}"
        )
        self.unfold.setText(words)
        self.unfold.setAccessibleName(f"{many} of {self._field.name}")


class _ValuesForm(QWidget):
    chosen = Signal(str, str)

    def __init__(self, book: Codebook, field: Field, target: str, values: dict[str, str]) -> None:
        super().__init__()
        self.boxes: dict[str, Box] = {}
        grid = three_columns()
        self.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, GRID)
        offers = _answers(book, target)
        often = sorted(field.values, key=lambda value: -field.values[value])
        for row, value in enumerate(often[:MOST_SHOWN]):
            box = self.boxes[value] = Box(f"{value} becomes", offers, values[value])
            name = named_by(value or "(empty)", "", box)
            name.setContentsMargins(INDENT, 0, 0, 0)
            grid.addWidget(name, row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(counted(f"{field.values[value]:,} ×"), row, 2)
            box.wanted.connect(lambda becomes, value=value: self.chosen.emit(value, becomes))
        if (rest := len(often) - MOST_SHOWN) > 0:
            grid.addWidget(label(f"and {rest:,} more, as they seem to be", "muted"), MOST_SHOWN, 0, 1, 3)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))


def three_columns() -> QGridLayout:
    """Name, box, and what more there is to say; the columns of all rows stand under each other."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID)
    for column, share in enumerate((4, 5, 2)):
        grid.setColumnStretch(column, share)
        grid.setColumnMinimumWidth(column, share * 2 * GRID)
    return grid


def counted(words: str) -> QLabel:
    """A figure in the third column, under the words of the buttons there."""
    made = label(words, "muted")
    made.setContentsMargins(GRID, 0, 0, 0)
    return made


def named_by(name: str, definition: str, buddy: QWidget) -> ElidedLabel:
    """A name in the first column, on one line."""
    made = ElidedLabel(name)
    made.setBuddy(buddy)
    if definition:
        made.setAccessibleDescription(definition)
    dress(made)
    return made


def _targets(book: Codebook, field: Field) -> list[Offer]:
    facets = [(f"{FACET}{f.id}", f.name, f.definition) for f in book.facets if not f.retired]
    fixed = [(target, words[0].upper() + words[1:], "") for target, words in TARGETS.items()]
    new = (NEW, f"A new facet “{field.name}”", "A question of its own, asked of every statement")
    return [*facets, *fixed, new, (OUT, "Leave out", "")]


def _answers(book: Codebook, target: str) -> list[Offer]:
    ours = [(id, name, "") for id, name in answers(book, target).items()]
    new = [] if target in SCALES else [(NEW, "A new value", "")]
    return [*ours, *new, (OUT, "Leave out", "")]
