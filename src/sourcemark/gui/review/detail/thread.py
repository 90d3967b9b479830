"""What was said on a difference, and a line to say more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....model.ids import Id
from ...looks import GRID
from ...widgets.fields import LineField
from ...widgets.form import Remark
from ...widgets.parts import button, label, named


class Said(NamedTuple):
    """One comment: who and when, and the words."""

    head: str
    words: str
    own: Id = ""
    """Of one's own the id: it can be mended and taken away."""


class Thread(QWidget):
    """The earliest first. The line is emptied when what was written is kept."""

    mend_wanted = Signal(str)
    """Id of a comment of one's own, to be written anew in the line."""
    drop_wanted = Signal(str)
    """Id of one to be taken away."""

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
            self._lines.addWidget(self._entry(comment))
        self.title.setText(f"Comments · {len(said)}" if said else "Comments")

    def words(self) -> tuple[str, ...]:
        """What is shown, for whoever asks."""
        return tuple(comment.words for comment in self._said)

    def _entry(self, comment: Said) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head, words, above = Remark(), Remark(""), QHBoxLayout()
        above.addWidget(head, 1)
        if comment.own:
            for act, wanted in (("Edit", self.mend_wanted), ("Delete", self.drop_wanted)):
                made_button = button(act, partial(wanted.emit, comment.own), kind="quiet")
                above.addWidget(named(made_button, f"{act} this comment"))
        column.addLayout(above)
        column.addWidget(words)
        for part, text in ((head, comment.head), (words, comment.words)):
            part.say(text)
        return made
