"""A Review room that tests work with keys, on a project that several people have read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from files import new_project, user
from hands import focus, press, write
from PySide6.QtCore import QCoreApplication, Qt
from team import Team, team

from sourcemark.gui.kit import Kit
from sourcemark.gui.review.queue.model import Entry
from sourcemark.gui.review.room import ReviewRoom
from sourcemark.model.statements import ReliabilityGrade, Statement

TYPE, SPAN, GRADE, ALONE, ALIKE = (0, 12), (18, 27), (250, 262), (100, 120), (200, 210)
"""Where Ann and Bob differ in type, span and grade; where only Bob marked something; where both agree."""


class Reviewed(NamedTuple):
    """A room, and what tests do with it."""

    room: ReviewRoom
    kit: Kit
    team: Team
    said: list[str]

    def press(self, *keys: Qt.Key, held: str = "") -> None:
        """Keys one after the other, each where the focus is then."""
        for key in keys:
            press(key, held=held)
            QCoreApplication.processEvents()

    def write(self, words: str) -> None:
        """Type words where the focus is."""
        write(words)
        QCoreApplication.processEvents()

    def heads(self) -> list[str]:
        """What the queue says, row by row."""
        from sourcemark.gui.review.told import headline

        return [headline(entry.item, self.room.here.known) for entry in self.entries()]

    def entries(self) -> list[Entry]:
        """What the queue lists."""
        return self.room.queue_model.entries

    def head(self) -> str:
        """Of the difference in focus."""
        return self.room.detail.title.text()

    def stands(self) -> list[Statement]:
        """The adjudicated layer, in the order of the text."""
        return self.team.layer

    def to(self, head: str) -> None:
        """Put the difference of that headline in focus, and the keyboard in the text."""
        entry = self.entries()[self.heads().index(head)]
        self.room.here.focus_on(entry.key)
        self.room.reader.setFocus()
        assert focus() is self.room.reader


Enter = Callable[[Path], Reviewed]


def two_readers(path: Path) -> None:
    """A project in which Ann and Bob have read an article, closed."""
    project = new_project(path, user("Ann"))
    made = team(project)
    made.mark("Ann", TYPE)
    made.mark("Bob", TYPE, "defector")
    made.mark("Ann", SPAN)
    made.mark("Bob", (18, 24))
    made.mark("Ann", GRADE, reliability=ReliabilityGrade(grade="A", reason="was there"))
    made.mark("Bob", GRADE, reliability=ReliabilityGrade(grade="C"))
    made.mark("Bob", ALONE)
    made.mark("Ann", ALIKE)
    made.mark("Bob", ALIKE)
    project.close()
