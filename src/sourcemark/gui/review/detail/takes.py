"""Buttons for what can be decided, each with its key: one for every reading, for all, for none, and to edit.

Those for readings say initials: the names stand above, in the heads of the columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ...action_rows import TAKES
from ...bindings import Actions
from ...looks import GRID
from ...widgets.initials import initials
from ...widgets.parts import button, named, plain, tip
from ...widgets.wrapping import Wrapping

_FIXED = (
    ("take_both", "All", "Take all readings"),
    ("take_neither", "None", "Take no reading"),
    ("edit_reading", "Edit", "Edit the reading, and let that stand"),
)


class Takes(QWidget):
    """Pressing one is the same as its key."""

    pressed = Signal(str)
    """The action."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        named(self, "Decide")
        self._actions, self._names = actions, tuple[str, ...]()
        self._lines = Wrapping(self, GRID)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.readings: list[QPushButton] = []
        self.fixed = {id: self._button(id, words, whole) for id, words, whole in _FIXED}
        for made in self.fixed.values():
            self._lines.addWidget(made)
        actions.keys_changed.connect(self._say)
        self._say()

    def show_readings(self, names: Sequence[str]) -> None:
        """A button for the reading of each, in the order of their numbers."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        for made in self.readings:
            self._lines.removeWidget(made)
            made.hide()
            made.deleteLater()
        pairs = zip(TAKES, names, strict=False)
        self.readings = [
            self._button(id, initials(name), f"Take the reading of {name}") for id, name in pairs
        ]
        for at, made in enumerate(self.readings):
            self._lines.put(at, made)
            made.show()
        self._say()

    def show_state(self, *, open: bool, several: bool) -> None:
        """What can be done now."""
        for made in (*self.readings, self.fixed["take_neither"], self.fixed["edit_reading"]):
            made.setEnabled(open)
        self.fixed["take_both"].setEnabled(open and several)

    def _button(self, action: str, words: str, whole: str) -> QPushButton:
        made = button(words, lambda: self.pressed.emit(action))
        made.setProperty("action", action)
        made.setProperty("words", words)
        named(made, whole)
        made.setToolTip(tip(whole))
        return made

    def _say(self) -> None:
        """Each says its key, which may be another today."""
        for made in (*self.readings, *self.fixed.values()):
            key = self._actions.hint(made.property("action"))
            made.setText(plain(f"\u200e{key}  {made.property('words')}" if key else made.property("words")))
        self.updateGeometry()
