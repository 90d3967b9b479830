"""Who works here: a small card that asks the name once, and later lets one switch or rename."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..model.ids import new_id
from ..model.people import Annotator
from ..model.words import cut
from ..work.profile import account_name
from .kit import Kit
from .looks import GRID
from .widgets.parts import button, label, named

MOST = 80
"""Characters of a name."""


class WhoCard(QWidget):
    """Asks for the name that stands on every mark. `done` is called once somebody is chosen."""

    def __init__(self, kit: Kit, close: Callable[[], None], done: Callable[[], object]) -> None:
        super().__init__()
        self._kit, self._close, self._done = kit, close, done
        me = kit.profile.me
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label("Who works here?" if me else "What is your name?", "heading"))
        words = "It stands on every mark you make. Coworkers see it when you share a project."
        layout.addWidget(label(words, "muted", wrap=True))
        for known in kit.profile.habits.annotators:
            layout.addWidget(self._known(known))
        self.line = named(QLineEdit("" if me else account_name()), "Name")
        self.line.setMaxLength(MOST)
        self.line.setPlaceholderText("Another name" if me else "Your name")
        self.line.selectAll()
        self.line.returnPressed.connect(self._add)
        layout.addLayout(self._row())
        self.setFocusProxy(self.line)

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.line, 1)
        me = self._kit.profile.me
        if me is not None:
            row.addWidget(button("Rename me", self._rename))
        row.addWidget(button("Add" if me else "Continue", self._add, "primary"))
        return row

    def _known(self, annotator: Annotator) -> QPushButton:
        here = " (now)" if annotator == self._kit.profile.me else ""
        twins = [a for a in self._kit.profile.habits.annotators if a.name == annotator.name]
        apart = f" · {annotator.id[-4:]}" if len(twins) > 1 else ""
        return button(f"{cut(annotator.name, 40)}{apart}{here}", lambda: self._take(annotator), "choice")

    def _add(self) -> None:
        if name := _tidy(self.line.text()):
            self._take(Annotator(id=new_id(), name=name))

    def _rename(self) -> None:
        me, name = self._kit.profile.me, _tidy(self.line.text())
        if me is not None and name:
            self._take(msgspec.structs.replace(me, name=name))

    def _take(self, annotator: Annotator) -> None:
        self._kit.session.work_as(annotator)
        self._close()
        self._done()


def _tidy(name: str) -> str:
    return " ".join(name.split())
