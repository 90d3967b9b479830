"""The fields of what stands, where a reviewer edits it: type, source, grades, note; ends move by keys in the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....model.scales import CREDIBILITY, RELIABILITY
from ....model.statements import Statement
from ...looks import GRID
from ...widgets.choose import ChooseOne, Offer
from ...widgets.fields import LineField
from ...widgets.form import Form, Remark
from ...widgets.parts import label, named
from ...widgets.segmented import Segmented, Value
from ...widgets.type_ahead import TypeAhead


class StandsForm(QWidget):
    """Shows one statement of the adjudicated layer."""

    left = Signal()
    """Esc: the person is through with it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "What stands")
        self.type = ChooseOne("Type of what stands", optional=False)
        named(self.type.view(), "Types to choose from")
        self.source = TypeAhead("Source of what stands")
        self.source.setPlaceholderText("Who says so?")
        self.reliability = _scale("Reliability of what stands", RELIABILITY)
        self.credibility = _scale("Credibility of what stands", CREDIBILITY)
        self.note = LineField("Note on what stands", "Note", kind="")
        self.ends = Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label("What stands", "strong"))
        form = Form()
        for name, field in (
            ("Type", self.type),
            ("Source", self.source),
            ("Reliability", self.reliability),
            ("Credibility", self.credibility),
            ("Note", self.note),
        ):
            form.row(name, field)
        form.across(self.ends)
        column.addLayout(form)
        self.setFocusProxy(self.type)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field of its own has taken."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def offer(self, types: Sequence[Offer], icons: Sequence[QIcon]) -> None:
        """The source types that can be chosen."""
        self.type.offer(types, icons)

    def show_statement(self, s: Statement, type: tuple[str, str], source: str) -> None:
        """Show these values; `type` is id and name."""
        self.type.show_value(*type)
        self.source.show_value(source)
        self.reliability.show_value(s.reliability.grade if s.reliability else None)
        self.credibility.show_value(s.credibility.grade if s.credibility else None)
        self.note.show_value(s.note)


def _scale(name: str, scale: dict[str, str]) -> Segmented:
    steps = [Value(grade, grade, f"{grade}: {words}") for grade, words in scale.items()]
    return Segmented(name, steps, apart=1)
