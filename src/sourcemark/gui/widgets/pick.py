"""A quiet button that shows what is chosen and opens a menu of what else there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ..theme import dress
from .parts import named, plain


class Option(NamedTuple):
    """One thing to pick."""

    value: str
    text: str
    icon: QIcon | None = None


class Pick(QPushButton):
    """Enter, Space or Down opens; picking is one wish, however one got there."""

    picked = Signal(str)

    def __init__(self, name: str, options: Sequence[Option] = ()) -> None:
        super().__init__()
        self._name, self._options, self._value = name, list(options), ""
        self.menu_shown = QMenu(self)
        named(self.menu_shown, name)
        self.setAutoDefault(False)
        dress(self, kind="pick")
        self.clicked.connect(lambda *_: self._open())

    def offer(self, options: Sequence[Option]) -> None:
        """What can be picked from now on."""
        self._options = list(options)

    def show_value(self, value: str) -> None:
        """Show what is chosen."""
        self._value = value
        found = next((o for o in self._options if o.value == value), Option(value, value))
        self.setText(plain(found.text))
        self.setIcon(found.icon or QIcon())
        named(self, f"{self._name}: {found.text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.menu_shown.clear()
        for option in self._options:
            act = self.menu_shown.addAction(option.icon or QIcon(), plain(option.text))
            act.setCheckable(option.icon is None)
            act.setChecked(option.value == self._value)
            act.triggered.connect(lambda *_, value=option.value: self._pick(value))
            if option.value == self._value:
                self.menu_shown.setActiveAction(act)
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _pick(self, value: str) -> None:
        if value != self._value:
            self.picked.emit(value)
