"""A row of steps of which one may be chosen: grades, modes, states of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ..keys import letter_of
from ..looks import GRID
from .parts import named, tip
from .step import Ends, Step

_LEFT = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_RIGHT = {Qt.Key.Key_Right, Qt.Key.Key_Down}


class Value(NamedTuple):
    """One step: what it stands for, what it shows, and what it means in words."""

    value: str
    text: str
    words: str


class Segmented(QWidget):
    """One Tab stop; arrows walk the steps, Space or Enter chooses, a letter or digit of a step chooses it.

    The last `apart` steps are set apart from the others: they mean something else ("cannot be judged").
    With `always` one step is always chosen, else choosing the chosen one again takes it back. Only what is
    `loud` shows its choice in the accent colour.
    """

    wanted = Signal(str)
    """The step that was asked for; empty to take the choice back."""

    def __init__(
        self,
        name: str,
        values: Sequence[Value],
        apart: int = 0,
        *,
        always: bool = False,
        loud: bool = True,
    ) -> None:
        super().__init__()
        self._name, self._always, self._loud = name, always, loud
        self._values = {v.value: v for v in values}
        self._chosen: str | None = None
        self._given = False
        self._steps = {v.value: self._step(i, v, len(values), apart) for i, v in enumerate(values)}
        self._lay_out(len(values) - apart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name)
        self._rove()

    @property
    def chosen(self) -> str | None:
        """The step shown as chosen."""
        return self._chosen

    def show_value(self, value: str | None, *, given: bool = False) -> None:
        """Show a choice; `given` draws it as one that comes from elsewhere and was not made here."""
        if (value, given) == (self._chosen, self._given):
            return
        self._chosen, self._given = value, given
        for key, step in self._steps.items():
            step.show_chosen(key == value, given or not self._loud)
        self._rove()

    def step(self, value: str) -> Step:
        """The button of one step."""
        return self._steps[value]

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._steps) * 3 * GRID, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = letter_of(event)
        found = next((v for v in self._values if letter and v.lower() == letter), None)
        if event.key() in _LEFT | _RIGHT:
            self._walk(-1 if event.key() in _LEFT else 1)
        elif found is not None:
            self._wish(found)
        else:
            super().keyPressEvent(event)

    def _step(self, index: int, value: Value, count: int, apart: int) -> Step:
        first, last = index in (0, count - apart), index in (count - 1, count - apart - 1)
        made = Step(value.text, Ends(first, last))
        made.setToolTip(tip(value.words))
        named(made, f"{self._name}: {value.words}")
        made.clicked.connect(lambda: self._wish(value.value))
        return made

    def _lay_out(self, gap_before: int) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, step in enumerate(self._steps.values()):
            if index == gap_before:
                row.addSpacing(GRID)
            row.addWidget(step, 1)

    def _wish(self, value: str) -> None:
        again = value == self._chosen
        if again and self._always:
            return
        self.wanted.emit("" if again else value)

    def _walk(self, by: int) -> None:
        steps = list(self._steps.values())
        here = next((i for i, step in enumerate(steps) if step.hasFocus()), 0)
        steps[(here + by) % len(steps)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rove(self) -> None:
        """Only the chosen step, or the first, takes part in Tab."""
        steps = self._steps
        entry = steps[self._chosen] if self._chosen in steps else next(iter(steps.values()))
        for step in steps.values():
            policy = Qt.FocusPolicy.TabFocus if step is entry else Qt.FocusPolicy.NoFocus
            step.setFocusPolicy(policy)
        self.setFocusProxy(entry)
