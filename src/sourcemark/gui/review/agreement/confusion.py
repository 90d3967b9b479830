"""Which value met which: the table whose cells lead to the statements behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....model.direction import isolated
from ....work.review.agreeing import Agreed
from ...looks import GRID
from ...theme import Theme
from ...widgets.form import Remark
from ...widgets.parts import label
from .grid import Grid

if TYPE_CHECKING:
    from ....analysis.agreement import OnFacet
    from ....analysis.per_value import Cell

NOTHING = "·"


class Confusion(QWidget):
    """Rows are the first annotator's values, columns the second's; of more than two, whoever gave them."""

    wanted = Signal(int, int)
    """Places of two values among those of the facet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.table = Grid(theme, "Which value met which")
        self.words = Remark()
        self._values: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(label("Which value met which", "strong"))
        column.addWidget(self.words)
        column.addWidget(self.table)
        self.table.opened.connect(self._open)

    def show_facet(self, agreed: Agreed, facet: OnFacet) -> None:
        """Show the values that occur."""
        found, names = facet.figures, list(agreed.annotators.values())
        cells = {(cell.row, cell.column): cell for cell in found.cells}
        self._values = sorted({place for cell in cells for place in cell})
        self.setVisible(bool(cells))
        values = [found.values[place] for place in self._values]
        most = max((cell.count for cell in found.cells), default=1.0)
        decimals = 0 if all(abs(cell.count - round(cell.count)) < 1e-9 for cell in found.cells) else 1

        def at(row: int, column: int) -> Cell | None:
            return cells.get((self._values[row], self._values[column]))

        def shade(row: int, column: int) -> float:
            cell = at(row, column)
            return 0.0 if cell is None else (-1 if row == column else 1) * cell.count / most

        def say(row: int, column: int) -> str:
            cell, one, other = at(row, column), isolated(values[row]), isolated(values[column])
            who = (f"{isolated(names[0])}: ", f"{isolated(names[1])}: ") if len(names) == 2 else ("", "")
            return f"{who[0]}{one}, {who[1]}{other}: {_count(cell, decimals) if cell else 'never'}"

        def words(row: int, column: int) -> str:
            cell = at(row, column)
            return NOTHING if cell is None else _count(cell, decimals)

        self.table.show_lattice(values, words, shade, say)
        self.words.say(_what(names))

    def _open(self, row: int, column: int) -> None:
        if self.table.cells.rows[row][column] != NOTHING:
            self.wanted.emit(self._values[row], self._values[column])


def _what(names: list[str]) -> str:
    if len(names) != 2:
        return "How often two annotators gave the one and the other value to one unit. Enter shows the statements."
    one, other = map(isolated, names)
    return f"Rows: {one}. Columns: {other}. Enter on a cell shows the statements behind it."


def _count(cell: Cell, decimals: int) -> str:
    """Of three annotators and more a unit counts in parts: then all have a decimal, and stand on one point."""
    return f"{cell.count:,.{decimals}f}"
