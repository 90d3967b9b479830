"""What was said on a difference, and a line to say more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...looks import GRID
from ...widgets.fields import LineField
from ...widgets.form import Remark
from ...widgets.parts import label, named


class Said(NamedTuple):
    """One comment: who and when, and the words."""

    head: str
    words: str


class Thread(QWidget):
    """The earliest first. The line is emptied when what was written is kept."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Comments")
        self._said: tuple[Said, ...] = ()
        self.title = label("Comments", "strong")
        self.line = LineField("Write a comment", "Write a comment; Enter sends it", kind="")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addLayout(self._lines)
        column.addWidget(self.line)

    def show_comments(self, said: Sequence[Said]) -> None:
        """Show these."""
        if tuple(said) == self._said:
            return
        self._said = tuple(said)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for comment in said:
            self._lines.addWidget(_entry(comment))
        self.title.setText(f"Comments · {len(said)}" if said else "Comments")

    def words(self) -> tuple[str, ...]:
        """What is shown, for whoever asks."""
        return tuple(comment.words for comment in self._said)


def _entry(comment: Said) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head, words = Remark(), Remark("")
    for part, text in ((head, comment.head), (words, comment.words)):
        column.addWidget(part)
        part.say(text)
    return made
