"""One control for each further facet of the codebook, whatever facets it has."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ....model.codebook import SOURCE_TYPE, Codebook, Facet
from ....model.statements import Statement
from ...looks import GRID
from ...theme import dress
from ...widgets.choose import ChooseMany, ChooseOne
from ...widgets.elided import ElidedLabel
from ...widgets.parts import tip

COLUMNS = 2


class Facets(QObject):
    """Made anew for another codebook; shows the values of a statement."""

    wanted = Signal(str, tuple)
    """Facet and values."""

    def __init__(self, grid: QGridLayout, book: Codebook) -> None:
        super().__init__(grid)
        self._grid = grid
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.one: dict[str, ChooseOne] = {}
        self.many: dict[str, ChooseMany] = {}
        self._facets = {f.id: f for f in book.facets if f.id != SOURCE_TYPE and not f.retired}
        for facet in self._facets.values():
            self._add(facet)

    def controls(self) -> list[QWidget]:
        """One for each facet, in the order of the codebook."""
        known: dict[str, QWidget] = {**self.one, **self.many}
        return [known[facet] for facet in self._facets]

    def show_values(self, statement: Statement) -> None:
        """Show what is chosen; merged values are shown as what they were merged into."""
        for id, box in self.one.items():
            code = self._facets[id].code(statement.code(id) or "")
            box.show_value(code.id if code else "", code.name if code else "")
        for id, button in self.many.items():
            found = (self._facets[id].code(value) for value in statement.codes.get(id, ()))
            button.show_values(tuple(code.id for code in found if code))

    def _add(self, facet: Facet) -> None:
        offers = [(code.id, code.name, code.definition) for code in facet.choices()]
        box: ChooseOne | ChooseMany
        if facet.many:
            box = self.many[facet.id] = ChooseMany(facet.name)
            box.wanted.connect(lambda values: self.wanted.emit(facet.id, values))
        else:
            box = self.one[facet.id] = ChooseOne(facet.name)
            box.wanted.connect(lambda value: self.wanted.emit(facet.id, (value,) if value else ()))
        box.offer(offers)
        box.setToolTip(tip(facet.definition))
        self._place(facet.name, box)

    def _place(self, name: str, box: QWidget) -> None:
        """The name above its control, so that long ones have room."""
        number = len(self.one) + len(self.many) - 1
        row, column = 2 * (number // COLUMNS), number % COLUMNS
        head = ElidedLabel(name)
        dress(head, tone="muted")
        head.setBuddy(box)
        self._grid.addWidget(head, row, column)
        self._grid.addWidget(box, row + 1, column)
