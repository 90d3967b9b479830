"""The two grades, each with its own steps, where it comes from, and its reason."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....model.scales import CREDIBILITY, RELIABILITY
from ....model.sources import Assessment
from ....model.statements import CredibilityGrade, ReliabilityGrade
from ...looks import GRID
from ...widgets.fields import LineField
from ...widgets.form import Remark
from ...widgets.parts import named
from ...widgets.segmented import Segmented, Value
from ...widgets.type_ahead import TypeAhead


class GradeField(QWidget):
    """Steps, a line on where the grade comes from, and a line for its reason."""

    wanted = Signal(str, object)
    """Grade (empty to take it back) and reason; None for the grade alone."""

    def __init__(self, name: str, scale: dict[str, str], hint: str) -> None:
        super().__init__()
        named(self, name)
        steps = [Value(grade, grade, f"{grade}: {words}") for grade, words in scale.items()]
        self.steps = Segmented(name, steps, apart=1)
        self.origin = Remark()
        self.reason = LineField(f"Reason for {name.lower()}", hint, kind="")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID // 2)
        for part in (self.steps, self.origin, self.reason):
            self.column.addWidget(part)
        self.setFocusProxy(self.steps)
        self.steps.wanted.connect(lambda grade: self.wanted.emit(grade, None))
        self.reason.settled.connect(self._reason_wanted)

    def _reason_wanted(self, words: str) -> None:
        if self.steps.chosen:
            self.wanted.emit(self.steps.chosen, words)

    def _show_reason(self, reason: str, asked: bool) -> None:
        self.reason.show_value(reason)
        self.reason.setVisible(asked or bool(reason) or self.reason.hasFocus())


class ReliabilityField(GradeField):
    """A-F of the source. Taken from its newest assessment by default; another one is an override."""

    def __init__(self) -> None:
        super().__init__("Reliability", RELIABILITY, "Why is it another one here?")

    def show_grade(self, grade: ReliabilityGrade | None, newest: Assessment | None) -> None:
        """Show the grade, and what it stands against."""
        taken = grade is not None and grade.assessment is not None
        self.steps.show_value(grade.grade if grade else None, given=taken)
        self.origin.say(origin_words(grade, newest))
        overrides = grade is not None and not taken and newest is not None and grade.grade != newest.grade
        self._show_reason(grade.reason if grade else "", overrides)


class CredibilityField(GradeField):
    """1-6 of the information. "1, confirmed" asks for a second statement, or a reason."""

    confirmation_wanted = Signal(object)
    """`Choice`: the statement that confirms it."""

    def __init__(self) -> None:
        super().__init__("Credibility", CREDIBILITY, "… or the reason")
        self.confirmed = TypeAhead("Confirmed by")
        self.confirmed.setPlaceholderText("Confirmed by which statement?")
        self.column.insertWidget(2, self.confirmed)
        self.confirmed.chosen.connect(self.confirmation_wanted)

    def show_grade(self, grade: CredibilityGrade | None, confirmed_by: str) -> None:
        """Show the grade, and what confirms it."""
        self.steps.show_value(grade.grade if grade else None)
        asked = grade is not None and grade.grade == "1"
        self.confirmed.show_value(confirmed_by)
        self.confirmed.setVisible(asked)
        self._show_reason(grade.reason if grade else "", asked)


def origin_words(grade: ReliabilityGrade | None, newest: Assessment | None) -> str:
    """Where a reliability comes from, in a few words."""
    if grade is None:
        return f"Assessed {newest.grade} on {day(newest.at)}" if newest else ""
    if grade.assessment is not None and newest is not None and newest.id == grade.assessment:
        return f"From assessment of {day(newest.at)}"
    if grade.assessment is not None:
        newer = f"; now {newest.grade}, {day(newest.at)}" if newest else ""
        return f"From an earlier assessment{newer}"
    if newest is None:
        return "Set for this statement; the source has no assessment yet"
    if newest.grade == grade.grade:
        return f"Set here, as assessed on {day(newest.at)}"
    return f"Set here, over {newest.grade} of {day(newest.at)}"


def day(at: datetime) -> str:
    """ "3 May", with the year when it is not this one."""
    local, today = at.astimezone(), datetime.now().astimezone()
    year = "" if local.year == today.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"
