"""How far one agrees with oneself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....work.review.agreeing import Agreed
from ...looks import GRID
from ...theme import Theme
from ...widgets.form import Remark
from ...widgets.parts import button, label
from ..agreement.details import Details
from ..agreement.lines import BOUNDARIES, counted, lines_of
from ..agreement.listed import FacetList

LOWEST = 44 * GRID


class Result(QWidget):
    """The figures of type and grades, and what lies behind each."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list, self.details, self.words = FacetList(theme), Details(theme), Remark()
        self._agreed: Agreed | None = None
        column, end = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(label("Between your first and your second reading", "heading"))
        column.addWidget(self.words)
        column.addWidget(self.list)
        column.addWidget(self.details)
        end.addWidget(button("Back to agreement", self.left.emit))
        end.addStretch(1)
        column.addLayout(end)
        self.list.setMinimumHeight(36 * GRID)
        self.details.setMinimumHeight(LOWEST)
        self.setFocusProxy(self.list)
        self.list.moved.connect(self._show)
        self.list.entered.connect(lambda _: self.details.setFocus())
        self.list.left.connect(self.left)

    def show_agreed(self, agreed: Agreed) -> None:
        """Show these figures; places were not asked for, so boundaries say nothing."""
        self._agreed = agreed
        units = counted(agreed.report.units, "statement")
        self.words.say(f"{units}. Rows of a table are what you said first, columns what you said again.")
        self.list.show_lines([line for line in lines_of(agreed) if line.facet != BOUNDARIES])
        self._show(self.list.facet or "")

    def _show(self, facet: str) -> None:
        if self._agreed is not None and facet:
            self.details.show_facet(self._agreed, facet)
