"""All that can be said of one facet: notes, every coefficient, each value, which value met which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....work.review.agreeing import Agreed
from ...looks import GRID
from ...theme import Theme
from ...widgets.form import Remark
from ...widgets.layouts import Scrolled
from ...widgets.parts import label
from .confusion import Confusion
from .grid import Grid
from .lines import BOUNDARIES
from .telling import (
    Told,
    boundaries_told,
    learned_told,
    learned_values_told,
    measures_told,
    pairs_told,
    values_told,
    words_told,
)


class Section(QWidget):
    """A heading and a table, gone where there is nothing to show."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.table = Grid(theme, name)
        self.heading = label(name, "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(self.table)

    def show_told(self, told: Told | None) -> None:
        """Show a table, or nothing."""
        self.setVisible(told is not None and bool(told.rows))
        if told is not None:
            self.heading.setText(told.name)
            self.table.cells.show(told.heads, told.rows)
            self.table.fit()


class Details(QWidget):
    """What lies behind the line one is on."""

    cell_wanted = Signal(str, int, int)
    """Facet, and the two values of a cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heading, self.notes = label("", "heading", wrap=True), Remark("warning")
        self.figures, self.others = Section(theme, "Figures"), Section(theme, "Further figures")
        self.values, self.confusion = Section(theme, "Each value"), Confusion(theme)
        self.explained = Remark()
        self._facet = BOUNDARIES
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        parts = (
            self.heading,
            self.notes,
            self.figures,
            self.others,
            self.values,
            self.confusion,
            self.explained,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(inner))
        self.setFocusProxy(self.figures.table)
        self.confusion.wanted.connect(lambda row, column: self.cell_wanted.emit(self._facet, row, column))

    @property
    def tables(self) -> Sequence[Grid]:
        """All of them, seen or not, from the top."""
        return [part.table for part in (self.figures, self.others, self.values, self.confusion)]

    def show_facet(self, agreed: Agreed, facet: str) -> None:
        """Show what is known of a facet, or of the boundaries."""
        self._facet = facet
        if facet == BOUNDARIES:
            self._show_boundaries(agreed)
        else:
            self._show_facet(agreed, facet)

    def _show_boundaries(self, agreed: Agreed) -> None:
        found = agreed.report.boundaries
        self.heading.setText("Where statements begin and end")
        self.notes.say("\n".join(found.notes))
        self.figures.show_told(boundaries_told(agreed))
        self.others.show_told(words_told(agreed))
        self.values.show_told(pairs_told(agreed))
        self.confusion.hide()
        self.explained.say(
            "Unitised alpha is |u-alpha of Krippendorff and others 2016: it tells marked text from gaps and leaves "
            "values aside. An overlap is what both mark over what either marks."
        )

    def _show_facet(self, agreed: Agreed, facet: str) -> None:
        at, found = next((n, one) for n, one in enumerate(agreed.report.facets) if one.facet == facet)
        self.heading.setText(found.figures.facet)
        self.notes.say("\n".join(found.figures.notes))
        if agreed.trained is None:
            self.figures.show_told(measures_told(found))
            self.others.show_told(None)
            self.values.show_told(values_told(agreed, found))
        else:
            self.figures.show_told(learned_told(agreed.trained.facets[at]))
            self.others.show_told(measures_told(found))
            self.values.show_told(learned_values_told(agreed.trained.facets[at]))
        self.confusion.show_facet(agreed, found)
        self.explained.say("")
