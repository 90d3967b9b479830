"""What came in and what did not, and why: one card after an import."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ...work.intake import Summary
from ..looks import GRID
from ..parts import button, label, named
from ..theme import dress

SHOWN = 1000
"""Rows listed; the copied text has all of them."""


class SummaryCard(QWidget):
    """Names every file that did not come in, with the reason."""

    def __init__(self, summary: Summary, close: Callable[[], None]) -> None:
        super().__init__()
        left_out = [*summary.refused, *((name, f"already here: “{title}”") for name, title in summary.known)]
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(str(summary), "heading", wrap=True))
        column.addWidget(label("These files were left out:", "muted"))
        self.table = _table(left_out[:SHOWN])
        column.addWidget(self.table, 1)
        if len(left_out) > SHOWN:
            column.addWidget(
                label(f"and {len(left_out) - SHOWN:,} more: copy the list to see them.", "muted")
            )
        words = "\n".join(f"{name}\t{why}" for name, why in left_out)
        row = QHBoxLayout()
        row.addWidget(button("Copy the list", lambda: QGuiApplication.clipboard().setText(words)))
        row.addStretch(1)
        done = button("Done", close, "primary")
        row.addWidget(done)
        column.addLayout(row)
        self.setFocusProxy(done)


def _table(rows: list[tuple[str, str]]) -> QTableWidget:
    table = named(QTableWidget(len(rows), 2), "Files left out")
    dress(table, kind="clear")
    table.setHorizontalHeaderLabels(["File", "Why"])
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    )
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setColumnWidth(0, 24 * GRID)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(22 * GRID)
    for line, cells in enumerate(rows):
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(line, column, item)
    return table
