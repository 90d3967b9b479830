"""Cause and reason of a decision: four steps and a line, and a word when both are needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ....model.review import Cause
from ...looks import GRID
from ...widgets.fields import LineField
from ...widgets.form import Remark
from ...widgets.parts import named
from ...widgets.segmented import Segmented, Value

CAUSES: dict[str, Cause] = {
    "t": "ambiguous text",
    "g": "codebook gap",
    "s": "slip",
    "d": "real difference",
}
"""The letter by which a cause is chosen where the causes have the focus."""
_STEPS = (
    Value("t", "Ambiguous", "Ambiguous text: it can be read in both ways"),
    Value("g", "Codebook", "Codebook gap: it does not say what to do here"),
    Value("s", "Slip", "Slip: somebody overlooked something"),
    Value("d", "Real", "Real difference: two judgements that both can be held"),
)


class WhyForm(QWidget):
    """Shows cause and reason; tells when they are other ones."""

    changed = Signal()
    entered = Signal()
    """Enter in the line of the reason."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Why")
        self.asked = Remark("warning")
        self.causes = Segmented("Cause", _STEPS, loud=False)
        self.reason = LineField("Reason", "Reason, in a line", kind="")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.asked, self.causes, self.reason):
            column.addWidget(part)
        self.causes.wanted.connect(self._cause_wanted)
        self.reason.settled.connect(lambda _: self.changed.emit())
        self.reason.entered.connect(self.entered)
        self.reason.left.connect(self.left)

    @property
    def cause(self) -> Cause | None:
        """What is chosen."""
        return CAUSES.get(self.causes.chosen or "")

    def words(self) -> str:
        """The reason as it is written now."""
        return self.reason.text().strip()

    def show_why(self, cause: Cause | None, reason: str) -> None:
        """Show these; what somebody is writing stays."""
        self.causes.show_value(next((letter for letter, c in CAUSES.items() if c == cause), None))
        self.reason.show_value(reason, force=not self.reason.hasFocus())

    def choose(self, cause: Cause) -> None:
        """As if its step were pressed."""
        letter = next(letter for letter, c in CAUSES.items() if c == cause)
        self._cause_wanted("" if self.causes.chosen == letter else letter)

    def ask(self, words: str) -> None:
        """Say what is needed, and go there; nothing takes the word away."""
        self.asked.say(words)
        if words:
            self.go_on()

    def go_on(self) -> None:
        """To what is missing: first the cause, then the reason."""
        target: QWidget = self.reason if self.cause is not None else self.causes
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cause_wanted(self, letter: str) -> None:
        self.causes.show_value(letter or None)
        self.changed.emit()
        if self.asked.text():
            self.go_on()
