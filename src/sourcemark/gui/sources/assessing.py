"""The dated assessments of a source, and the line by which one makes the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...model.scales import RELIABILITY
from ...model.sources import Assessment
from ..kit import Kit
from ..looks import GRID
from ..widgets.fields import LineField
from ..widgets.parts import button, label, named
from ..widgets.segmented import Segmented, Value

GRADES = tuple(Value(grade, grade, words) for grade, words in RELIABILITY.items())
FIRST = 8
"""Assessments shown before one asks for all."""


class Judged(NamedTuple):
    """An assessment, with who made it."""

    assessment: Assessment
    annotator: str


class AssessPane(QWidget):
    """A grade, a reason, Enter."""

    assess_wanted = Signal(str, str)
    """Grade, reason."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.grades = Segmented("Reliability", GRADES, apart=1)
        self.reason = LineField("Reason for the grade", "Why?", kind="")
        self.assess = button("Assess", self._assess, "primary")
        self.meaning = label("", "muted", wrap=True)
        self._all, self._shown = tuple[Judged, ...](), list[QWidget]()
        self.more = button("Show all", self._show_all, "quiet", "muted")
        self._lay_out()
        self.grades.wanted.connect(self._choose)
        self.reason.entered.connect(self._assess)
        self._choose("")

    def show_assessments(self, judged: Sequence[Judged], *, read_only: bool) -> None:
        """The newest first."""
        self._all = tuple(judged)
        self._ask.setVisible(not read_only)
        self._show(FIRST)

    def clear(self) -> None:
        """Forget what was begun."""
        self.reason.clear()
        self._choose("")

    def _choose(self, grade: str) -> None:
        self.grades.show_value(grade or None)
        given = "As of today. Statements made before keep the grade they have."
        self.meaning.setText(f"{grade}: {RELIABILITY[grade]}. {given}" if grade else "")
        for part in (self.reason, self.assess, self.meaning):
            part.setVisible(bool(grade))
        if grade:
            self.reason.setFocus()

    def _assess(self) -> None:
        if self.grades.chosen:
            self.assess_wanted.emit(self.grades.chosen, self.reason.text().strip())

    def _show_all(self) -> None:
        self._show(len(self._all))

    def _show(self, most: int) -> None:
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for at, judged in enumerate(self._all[:most]):
            self._show_one(at, judged)
        self.more.setVisible(len(self._all) > most)
        self.more.setText(f"Show all {len(self._all):,}")
        self._none.setVisible(not self._all)

    def _show_one(self, at: int, judged: Judged) -> None:
        made = judged.assessment
        grade = label(made.grade, "strong")
        when = f"{made.at.astimezone():%d %b %Y} · {judged.annotator}"
        words: QLabel = label(f"{made.reason}\n{when}" if made.reason else when, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        named(words, f"Assessed {made.grade}, {RELIABILITY[made.grade]}, {when}. {made.reason}")
        for column, part in enumerate((grade, words)):
            self._grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignTop)
            self._shown.append(part)

    def _lay_out(self) -> None:
        self._ask = QWidget()
        ask = QVBoxLayout(self._ask)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(GRID)
        ask.addWidget(self.grades)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.reason, 1)
        line.addWidget(self.assess)
        ask.addLayout(line)
        ask.addWidget(self.meaning)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self._none = label("Not assessed yet.", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label("Assessments", "muted"))
        column.addWidget(self._ask)
        column.addWidget(self._none)
        column.addLayout(self._grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
