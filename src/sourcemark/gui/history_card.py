"""What was done in this project, by whom and when, the newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..model.changes import Step
from ..model.direction import isolated
from ..project.queries.steps import steps
from ..work.submitting import shown_names
from .kit import Kit
from .looks import GRID
from .widgets.parts import button, label
from .widgets.quiet_table import add_row, quiet_table

PAGE = 200
"""Steps shown at a time."""
HEADS = ("Day", "Time", "Step", "Who")
STEP, WHO = 2, 3


class HistoryCard(QWidget):
    """Lists steps; the end of the list brings more."""

    def __init__(self, kit: Kit, close: Callable[[], None]) -> None:
        super().__init__()
        self._project, self._last, self._day, self._ended = kit.session.project, "", "", False
        self._names = shown_names(kit.session.project)
        self.table = quiet_table("Steps, the newest first", HEADS, STEP)
        self.table.setColumnHidden(WHO, len(self._names) < 2)
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._lay_out(close)
        self.setFocusProxy(self.table)
        self._more()
        self.table.setCurrentCell(0, STEP)

    def _lay_out(self, close: Callable[[], None]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label("History", "heading"))
        words = "Everything that was done here. Undo and redo walk through the steps made on this machine."
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.addStretch(1)
        row.addWidget(button("Close", close))
        column.addLayout(row)

    def _more(self) -> None:
        found = list(steps(self._project.link, self._project.user.annotator.id, PAGE, self._last))
        self._ended = len(found) < PAGE
        for step in found:
            self._add(step)
            self._last = step.operation

    def _add(self, step: Step) -> None:
        at = step.at.astimezone()
        day, who = f"{at:%d %b %Y}", self._names.get(step.annotator, "")
        size = f" ({step.size:,} {'change' if step.size == 1 else 'changes'})" if step.size else ""
        tip = f"{isolated(step.name)}{size}"
        spoken = f"{step.name}, {at:%d %B %Y %H:%M}, {who}"
        add_row(self.table, ("" if day == self._day else day, f"{at:%H:%M}", step.name, who), tip, spoken)
        self._day = day

    def _scrolled(self, value: int) -> None:
        if value == self.table.verticalScrollBar().maximum() and not self._ended:
            self._more()
