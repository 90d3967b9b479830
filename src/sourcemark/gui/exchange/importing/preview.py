"""How one file would be read: what it says of itself, its text, or its members or columns, and what can be chosen."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ....formats.member import Listed, Sample
from ....model.articles import Choice, Choices, Draft
from ....model.words import cut
from ....work.looking import Look
from ...looks import GRID
from ...theme import dress
from ...widgets.elided import ElidedLabel
from ...widgets.parts import label
from ...widgets.roomy import Roomy
from .columns import Columns
from .members import Members
from .reading_form import ReadingForm
from .text_view import TextView

READING = "Reading …"
PATIENCE = 200
"""Milliseconds after which it is said that a file is being read; until then the one before it stays."""


class Preview(QWidget):
    """Shows what it is given; what is chosen in its parts they tell themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.headline, self.about, self.remarks = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self._lines = (self.headline, self.about, self.remarks)
        self.text, self.members, self.columns = TextView(), Members(), Columns()
        self.words = label("", "muted", wrap=True)
        self.form = ReadingForm()
        self._table = Roomy(self.columns)
        self._lower, self._upper = QStackedWidget(), QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(lambda: self.say(READING))
        self._lay_out()

    def wait(self) -> None:
        """A file is being read."""
        self._timer.start()

    def say(self, words: str, tone: str = "muted", whole: bool = False) -> None:
        """Words in place of the text; `whole`: of all that was shown."""
        self._timer.stop()
        if whole:
            self._upper.hide()
        self.words.setText(words)
        dress(self.words, tone=tone)
        self._lower.setCurrentWidget(self.words)
        self._unfold()
        self._head("", "", "")
        self.form.show_nothing()

    def show_failure(self, look: Look, choices: Choices) -> None:
        """Why a file can't be read; another charset may help, and what was chosen can be taken back."""
        self.say(f"This can't be read: {look.why}.", "danger", whole=True)
        can = {"charset": look.is_text or choices.charset, "whole": choices.whole, "running": choices.running}
        offers = tuple(choice for choice in get_args(Choice) if can[choice])
        self.form.show_reading(Draft(text="", offers=offers), choices, "")

    def show_draft(self, look: Look, choices: Choices, kind: str) -> None:
        """A text. `kind` as in `ReadingForm.show_reading`."""
        self._timer.stop()
        draft = look.draft
        assert draft is not None
        remarks = "  ·  ".join(draft.remarks)
        known = about(draft, look.length)
        listed = not self._upper.isHidden()
        self._head(draft.title, f"{known}  ·  {remarks}" if listed and remarks else known, remarks)
        more = look.length - len(draft.text)
        self.text.show_text(draft.text, draft.layout, f"… and {more:,} more characters." if more > 0 else "")
        self._lower.setCurrentWidget(self.text)
        self._unfold()
        self.form.show_reading(draft, choices, kind)

    def show_members(self, members: tuple[Listed, ...], only: tuple[str, ...] | None) -> None:
        """A collection, its members to be ticked; a text is shown below."""
        self._upper.setCurrentWidget(self.members)
        self._upper.show()
        self.members.show_members(members, only)

    def show_table(self, sample: Sample, choices: Choices, text: bool) -> None:
        """A table, its columns to be chosen, and its charset where it is made of `text`."""
        self._timer.stop()
        self.columns.show_table(sample, choices.columns)
        self._upper.setCurrentWidget(self._table)
        self._upper.show()
        for part in (*self._lines, self._lower):
            part.hide()
        self.form.show_reading(Draft(text="", offers=("charset",) if text else ()), choices, "")

    def alone(self) -> None:
        """One article: neither members nor columns."""
        self._upper.hide()

    def _unfold(self) -> None:
        """Of a member, the list above it says its name already."""
        listed = not self._upper.isHidden()
        for part in (*self._lines, self._lower):
            part.setVisible(part is self._lower or not listed or part is self.about)

    def _head(self, headline: str, about: str, remarks: str) -> None:
        for part, words in zip(self._lines, (headline, about, remarks), strict=True):
            part.set_words(words)

    def _lay_out(self) -> None:
        dress(self.headline, tone="strong")
        dress(self.about, tone="muted")
        dress(self.remarks, tone="warning")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.members, self._table):
            self._upper.addWidget(part)
        for one in (self.words, self.text):
            self._lower.addWidget(one)
        self._upper.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self._upper, 1)
        for line in self._lines:
            column.addWidget(line)
        column.addWidget(self._lower, 1)
        column.addSpacing(GRID // 2)
        column.addWidget(self.form)


def about(draft: Draft, length: int) -> str:
    """What a text says of itself, in one line."""
    known = (draft.outlet, draft.byline, draft.section, draft.published, draft.language, draft.url)
    told = [cut(words, 80) for words in known if words]
    return "  ·  ".join([*told, f"{length:,} characters"])
