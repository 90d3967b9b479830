"""What came in and what did not, and why: one card after an import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QVBoxLayout, QWidget

from ...work.intake import Summary
from ..looks import GRID
from ..widgets.parts import button, label
from ..widgets.quiet_table import add_row, quiet_table

SHOWN = 500
"""Rows listed; the copied text has all of them."""

Row = tuple[str, str]


class LeftOut(NamedTuple):
    """What a summary shows: a headline, a sentence, and rows of two cells under two heads."""

    title: str
    words: str
    head: Row
    rows: list[Row]


def left_out(result: Summary) -> LeftOut | None:
    """What a person should know of an import; None when all came in."""
    known = [(name, f"already here: “{title}”") for name, title in result.known]
    rows = [*result.refused, *known, *result.passed]
    found = LeftOut(str(result), "These files were left out.", ("File", "Why"), rows)
    return found if found.rows else None


class SummaryCard(QWidget):
    """Names all that did not come in, with the reason."""

    def __init__(self, found: LeftOut, close: Callable[[], None]) -> None:
        super().__init__()
        self._rows = found.rows
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(found.title, "heading", wrap=True))
        column.addWidget(label(found.words, "muted", wrap=True))
        self.table = _table(found.head, found.rows[:SHOWN])
        column.addWidget(self.table, 1)
        if (more := len(found.rows) - SHOWN) > 0:
            column.addWidget(label(f"and {more:,} more: copy the list to see them.", "muted"))
        done = button("Done", close, "primary")
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.addWidget(button("Copy the list", self._copy))
        row.addStretch(1)
        row.addWidget(done)
        column.addLayout(row)
        self.setFocusProxy(done)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{what}\t{why}" for what, why in self._rows))


def _table(head: Row, rows: Sequence[Row]) -> QTableWidget:
    table = quiet_table("What was left out", head, wide=1)
    for row in rows:
        add_row(table, row)
    return table
