"""A button with a menu by which a list is narrowed: values under their fields, several at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ..theme import dress
from .parts import named, plain

Named = tuple[str, str]
"""Id and name."""


class Narrowing(NamedTuple):
    """One value by which a list is narrowed."""

    field: str
    value: str


class NarrowingButton(QPushButton):
    """Opens the menu; says how many values narrow the list now. Whoever has one says what can be chosen."""

    changed = Signal()
    wanted = Signal()
    """The menu is about to be seen: offer what can be chosen now."""

    def __init__(self, purpose: str) -> None:
        super().__init__("Filter")
        dress(self, kind="quiet")
        self.setAutoDefault(False)
        self._purpose = purpose
        self.chosen: dict[Narrowing, None] = {}
        self._menus: list[QMenu] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.wanted)
        self.setMenu(self._menu)
        self._say()

    def fill(self, parts: Sequence[tuple[str, str, Sequence[Named]]]) -> None:
        """What can be chosen: `(name, field, values)` for each part; one without values is left out."""
        self._menu.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus.clear()
        for name, field, values in parts:
            if values:
                self._part(name, field, values)
        self._menu.addSeparator()
        self._menu.addAction("Show all").triggered.connect(self.clear)

    def values(self, field: str) -> tuple[str, ...]:
        """What is chosen of a field."""
        return tuple(n.value for n in self.chosen if n.field == field)

    def clear(self) -> None:
        """Narrow by nothing."""
        self.chosen.clear()
        for menu in self._menus:
            for act in menu.actions():
                act.setChecked(False)
        self._say()
        self.changed.emit()

    def action(self, field: str, value: str) -> QAction:
        """The entry of one value. Raises StopIteration when there is none."""
        self.wanted.emit()
        return next(a for m in self._menus for a in m.actions() if a.data() == Narrowing(field, value))

    def _part(self, name: str, field: str, values: Sequence[Named]) -> None:
        menu = named(self._menu.addMenu(plain(name)), name)
        self._menus.append(menu)
        for value, words in values:
            self._entry(menu, Narrowing(field, value), words)

    def _entry(self, menu: QMenu, narrowing: Narrowing, words: str) -> None:
        act = menu.addAction(plain(words))
        act.setCheckable(True)
        act.setChecked(narrowing in self.chosen)
        act.setData(narrowing)
        act.triggered.connect(lambda on: self._toggle(narrowing, on))

    def _toggle(self, narrowing: Narrowing, on: bool) -> None:
        if on:
            self.chosen[narrowing] = None
        else:
            self.chosen.pop(narrowing, None)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        number = len(self.chosen)
        self.setText(f"Filter · {number}" if number else "Filter")
        named(self, self._purpose + (f", {number} chosen" if number else ""))
