"""A list to tick in, which can be filtered; all is ticked to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ..looks import FRAMED, GRID
from ..widgets.filter_line import FilterLine, fits
from ..widgets.parts import button, label, named, tip

_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Row(NamedTuple):
    """One thing to tick."""

    id: str
    words: str


class TickList(QWidget):
    """A heading, a line to filter by, and the rows. The buttons tick those that the filter lets through."""

    changed = Signal()
    left = Signal()
    """Esc in the filter, when there was nothing to clear."""

    def __init__(
        self,
        name: str,
        hint: str,
        *,
        title: str = "",
        only: tuple[str, str] | None = None,
        short: bool = False,
    ) -> None:
        """`name` for screen readers, `title` over it if it is shorter; `only`: words of a button, and what it ticks.

        `short`: there is little room for the buttons.
        """
        super().__init__()
        self.filter = FilterLine(f"Filter: {name}", hint)
        self.list = named(QListWidget(), name)
        self.list.setStyleSheet(FRAMED)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out(title or name, only, ("All", "None") if short else ("Tick all", "Tick none"))
        self.filter.textChanged.connect(self._filter)
        self.filter.left.connect(self.left)
        self.list.itemChanged.connect(lambda _: self.changed.emit())

    def offer(self, rows: Iterable[Row]) -> None:
        """What can be ticked; what was not ticked before stays so."""
        off = {item.data(_ID) for item in self._items() if item.checkState() == _OFF}
        self.list.blockSignals(True)
        self.list.clear()
        size = QSize(0, self.list.fontMetrics().height() + GRID)
        for row in rows:
            item = QListWidgetItem(" ".join(row.words.split()), self.list)
            item.setData(_ID, row.id)
            item.setSizeHint(size)
            item.setToolTip(tip(row.words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_OFF if row.id in off else _ON)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._filter(self.filter.text())

    def chosen(self) -> list[str]:
        """Ids of what is ticked."""
        return [item.data(_ID) for item in self._items() if item.checkState() == _ON]

    def restriction(self) -> tuple[str, ...] | None:
        """What is ticked, as a scope has it: nothing when all is, None when nothing is."""
        found = self.chosen()
        return () if len(found) == self.number else tuple(found) or None

    def choose(self, ids: Iterable[str]) -> None:
        """Tick these alone; none of them ticks all."""
        wanted = set(ids)
        self._set([(item, not wanted or item.data(_ID) in wanted) for item in self._items()])

    @property
    def number(self) -> int:
        """How many there are to choose from."""
        return self.list.count()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick(self, *, on: bool) -> None:
        self._set([(item, on) for item in self._items() if not item.isHidden()])

    def _set(self, states: list[tuple[QListWidgetItem, bool]]) -> None:
        self.list.blockSignals(True)
        for item, on in states:
            item.setCheckState(_ON if on else _OFF)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.changed.emit()

    def _filter(self, words: str) -> None:
        for item in self._items():
            item.setHidden(not fits(item.text(), words))

    def _lay_out(self, title: str, only: tuple[str, str] | None, ticks: tuple[str, str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.filter, 1)
        row.addWidget(
            named(button(ticks[0], lambda: self._tick(on=True), kind="quiet"), f"Tick all: {title}")
        )
        row.addWidget(
            named(button(ticks[1], lambda: self._tick(on=False), kind="quiet"), f"Tick none: {title}")
        )
        if only is not None:
            row.addWidget(button(only[0], lambda: self.choose([only[1]]), kind="quiet"))
        column.addWidget(label(title, "muted"))
        column.addLayout(row)
        column.addWidget(self.list, 1)
        self.list.setMinimumHeight(14 * GRID)
