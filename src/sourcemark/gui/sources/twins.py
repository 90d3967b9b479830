"""Entries that are likely the same as the one shown, offered for merging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ...model.sources import Source
from ..looks import GRID
from ..widgets.parts import button, label
from ..widgets.wrapping import Wrapping

MOST = 3


class Twins(QWidget):
    """Hidden while there are none."""

    merge_wanted = Signal(str)
    """Id of the entry to merge with this one."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = Wrapping(self, GRID // 2)
        self._caption = label("Maybe the same:", "muted")
        self._lines.addWidget(self._caption)
        self.buttons: list[QPushButton] = []
        self.setContentsMargins(GRID, 0, 0, 0)
        self.hide()

    def show_twins(self, twins: Sequence[Source]) -> None:
        """Offer the first few."""
        for old in self.buttons:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [self._offer(twin) for twin in twins[:MOST]]
        for made in self.buttons:
            self._lines.addWidget(made)
            made.show()
        self.setVisible(bool(twins))

    def _offer(self, twin: Source) -> QPushButton:
        name = twin.name if len(twin.name) <= 40 else f"{twin.name[:39]}…"
        made = button(name, lambda: self.merge_wanted.emit(twin.id), "quiet")
        made.setAccessibleName(f"Merge with {twin.name} …")
        return made
