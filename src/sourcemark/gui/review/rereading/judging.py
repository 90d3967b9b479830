"""One passage after the other, judged by keys: a letter for the type, then grades, Enter for the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ....model.codebook import SOURCE_TYPE, Code
from ....model.scales import CREDIBILITY, RELIABILITY
from ....work.review.rereading import Judgement
from ...colours import type_colour
from ...keys import letter_of
from ...looks import GRID
from ...theme import Theme, dress
from ...widgets.badge import badge_icon
from ...widgets.elided import ElidedLabel
from ...widgets.parts import button, label, named, plain, tip
from ...widgets.segmented import Segmented, Value
from ...widgets.wrapping import Wrapping
from .passage import Around, Passage

TYPE_HINT = "A letter chooses the type, a digit the credibility. Enter goes on."
GRADE_HINT = "A–F grade the source, 1–6 the information. Enter goes on, Backspace goes back to the type."
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Judging(QWidget):
    """Nothing is chosen to begin with: what was said the first time is not shown."""

    judged = Signal(object)
    """`Judgement`."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, "Second reading", TYPE_HINT)
        self.title, self.place = label("", "heading"), ElidedLabel()
        self.passage, self.hint = Passage(theme), label("", "muted", wrap=True)
        self.reliability = _grades("Reliability", RELIABILITY)
        self.credibility = _grades("Credibility", CREDIBILITY)
        self.next = button("Next", self._judge, "primary")
        self._types, self._codes = QWidget(), list[Code]()
        self._lines = Wrapping(self._types, GRID)
        self._buttons: dict[str, QPushButton] = {}
        self._type: str | None = None
        self._grading = False
        self._lay_out()
        for field in (self.reliability, self.credibility):
            field.wanted.connect(field.show_value)
            field.wanted.connect(lambda _: self._show())

    @property
    def said(self) -> Judgement:
        """What is chosen."""
        return Judgement(
            codes={SOURCE_TYPE: (self._type,)} if self._type else {},
            reliability=self.reliability.chosen or None,  # type: ignore[arg-type]
            credibility=self.credibility.chosen or None,  # type: ignore[arg-type]
        )

    def offer(self, codes: Sequence[Code]) -> None:
        """The types that can be chosen."""
        if list(codes) == self._codes:
            return
        for old in self._buttons.values():
            self._lines.removeWidget(old)
            old.deleteLater()
        self._codes = list(codes)
        self._buttons = {code.id: self._button(code, n) for n, code in enumerate(codes)}
        for made in self._buttons.values():
            self._lines.addWidget(made)

    def show_passage(self, shown: Around, title: str, done: int, size: int) -> None:
        """The next one; nothing is chosen."""
        self.title.setText(f"{done + 1:,} of {size:,}")
        self.place.set_words(title)
        self.passage.show_passage(shown)
        self._type, self._grading = None, False
        for field in (self.reliability, self.credibility):
            field.show_value(None)
        self._show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = letter_of(event)
        if event.key() in _ENTER:
            self._judge()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._grading = False
            self._choose(None)
        elif letter is None or not self._take(letter):
            super().keyPressEvent(event)

    def _take(self, letter: str) -> bool:
        """True when the letter or digit means something now."""
        code = next((code for code in self._codes if code.key.lower() == letter), None)
        if not self._grading and code is not None:
            self._choose(code.id)
        elif letter.upper() in RELIABILITY and self._grading:
            self.reliability.show_value(letter.upper())
        elif letter in CREDIBILITY:
            self.credibility.show_value(letter)
        else:
            return False
        self._show()
        return True

    def _choose(self, type: str | None) -> None:
        self._type, self._grading = type, type is not None
        self._show()

    def _judge(self) -> None:
        if self.next.isEnabled():
            self.judged.emit(self.said)

    def _show(self) -> None:
        for id, made in self._buttons.items():
            made.setChecked(id == self._type)
        self.hint.setText(GRADE_HINT if self._grading else TYPE_HINT)
        self.next.setEnabled(self.said != Judgement())

    def _button(self, code: Code, number: int) -> QPushButton:
        key = f"   {code.key.upper()}" if code.key else ""
        made = named(
            QPushButton(plain(f"{code.name}{key}")), code.name, f"Key {code.key}" if code.key else ""
        )
        made.setAutoDefault(False)
        made.setCheckable(True)
        made.setIcon(badge_icon(code.letter, code.colour or type_colour(number)) if code.letter else QIcon())
        made.setToolTip(tip(code.definition))
        dress(made, kind="type")
        made.clicked.connect(lambda *_: self._choose(code.id))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        dress(self.place, tone="muted")
        for part in (self.title, self.place, self.passage, self._types):
            column.addWidget(part)
        grades = QHBoxLayout()
        grades.setSpacing(3 * GRID)
        for name, field in (
            ("Reliability of the source", self.reliability),
            ("Credibility", self.credibility),
        ):
            side = QVBoxLayout()
            side.setSpacing(GRID // 2)
            side.addWidget(label(name, "muted"))
            side.addWidget(field)
            grades.addLayout(side, 1)
        column.addLayout(grades)
        end = QHBoxLayout()
        end.setSpacing(2 * GRID)
        end.addWidget(self.next)
        end.addWidget(self.hint, 1)
        column.addLayout(end)
        column.addStretch(1)


def _grades(name: str, scale: dict[str, str]) -> Segmented:
    return Segmented(
        name, [Value(grade, grade, f"{grade}: {words}") for grade, words in scale.items()], apart=1
    )
