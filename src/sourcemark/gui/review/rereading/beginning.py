"""Where a second reading begins: how many, drawn by which seed; or where an earlier one goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....work.review.rereading import SecondReading
from ...looks import GRID
from ...widgets.parts import button, label
from ..agreement.number import Number

WHAT = (
    "A sample of your own statements comes before you once more, without what you said of them the first time. You "
    "judge type and grades anew. How far both readings agree tells how far the figures between people can go: nobody "
    "agrees with others better than with themselves. Let some days pass first."
)
USUAL, MOST = 20, 500


class Beginning(QWidget):
    """A number, a seed, and a button; earlier second readings beneath."""

    begun = Signal(int, int)
    """How many, and the seed."""
    went_on = Signal(str)
    asked = Signal(str)
    """The second reading whose figures are wanted."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = Number("How many statements", USUAL, 1, MOST)
        self.seed = Number("Seed", 1, 0, 2**31 - 1)
        self.begin = button("Begin", self._begin, "primary")
        self.earlier = QVBoxLayout()
        self.earlier.setSpacing(GRID)
        self._rows: list[QWidget] = []
        self._form = QWidget()
        self._lay_out()
        self.setFocusProxy(self.number)

    def show_readings(self, readings: Sequence[SecondReading]) -> None:
        """What was begun before; one that is under way is finished first."""
        for row in self._rows:
            self.earlier.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(reading) for reading in readings]
        for row in self._rows:
            self.earlier.addWidget(row)
        under_way = [n for n, reading in enumerate(readings) if not reading.finished]
        self._form.setVisible(not under_way)
        target = self._rows[under_way[0]] if under_way else self.number
        self.setFocusProxy(target)

    def _begin(self) -> None:
        self.begun.emit(int(self.number.value), int(self.seed.value))

    def _row(self, reading: SecondReading) -> QWidget:
        row, line = QWidget(), QHBoxLayout()
        row.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        id = reading.annotator.id
        if reading.finished:
            made = button("Show the figures", lambda: self.asked.emit(id))
            words = f"{reading.annotator.name}: all {reading.size:,} judged"
        else:
            made = button("Go on", lambda: self.went_on.emit(id), "primary")
            words = f"{reading.annotator.name}: {reading.done:,} of {reading.size:,} judged"
        line.addWidget(label(words), 1)
        line.addWidget(made)
        row.setFocusProxy(made)
        return row

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(label("Second reading", "heading"))
        column.addWidget(label(WHAT, "muted", wrap=True))
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(2 * GRID)
        for name, field in (("How many", self.number), ("Seed of the draw", self.seed)):
            line, words = QHBoxLayout(), label(name, "muted")
            words.setFixedWidth(16 * GRID)
            words.setBuddy(field)
            for part in (words, field):
                line.addWidget(part)
            line.addStretch(1)
            form.addLayout(line)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        form.addLayout(row)
        column.addWidget(self._form)
        column.addLayout(self.earlier)
        end = QHBoxLayout()
        end.addWidget(button("Back to agreement", self.left.emit, "quiet"))
        end.addStretch(1)
        column.addLayout(end)
        column.addStretch(1)
