"""What was done in this project, by whom and when, the newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ..model.people import Annotator
from ..project.history import steps
from .kit import Kit
from .looks import GRID
from .parts import button, label, named
from .theme import dress

PAGE = 200
"""Steps shown at a time."""


class HistoryCard(QWidget):
    """Lists steps; the end of the list brings more."""

    def __init__(self, kit: Kit, close: Callable[[], None]) -> None:
        super().__init__()
        self._kit, self._last = kit, ""
        self._names = {a.id: a.name for a in kit.session.project.all(Annotator)}
        self.list = named(QListWidget(), "Steps, the newest first")
        dress(self.list, kind="clear")
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label("History", "heading"))
        column.addWidget(
            label("Undo and redo walk through the steps made on this machine.", "muted", wrap=True)
        )
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Close", close))
        column.addLayout(row)
        self.setFocusProxy(self.list)
        self._more()

    def _more(self) -> None:
        for step in steps(self._kit.session.project.link, PAGE, self._last):
            at = step.at.astimezone()
            item = QListWidgetItem(f"{at:%d %b %Y %H:%M}   {step.name}")
            item.setToolTip(f"{self._names.get(step.annotator, '')}, {step.size:,} changes")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{step.name}, {at:%d %B %Y %H:%M}")
            self.list.addItem(item)
            self._last = step.operation

    def _scrolled(self, value: int) -> None:
        if value == self.list.verticalScrollBar().maximum() and self.list.count() % PAGE == 0:
            self._more()
