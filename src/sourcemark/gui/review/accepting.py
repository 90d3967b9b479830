"""Decides on a whole article: what all agree on, or everything of one annotator."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ...model.changes import Changes
from ...model.ids import Id
from ...project import Project
from ...work.review import accepting as work
from ...work.task import Task
from ..kit import Kit
from ..widgets.parts import named, plain
from .here import Here

AT_ONCE = 200
"""Items up to which one waits for it."""


class Accepting(QObject):
    """One step of undo each; for so many items that one would wait it is a job."""

    def __init__(self, kit: Kit, here: Here, room: QWidget) -> None:
        super().__init__(room)
        self._kit, self._here, self._room = kit, here, room
        self.menu = named(QMenu(room), "Accept all of one annotator")
        kit.actions.bind("accept_agreed", self.agreed, self._may, owner=room)
        kit.actions.bind("accept_reading", self.choose, self._may, owner=room)

    def agreed(self) -> None:
        """Let stand what all agree on in the open article."""
        self._run("Accept what all agree on", work.accept_agreed)

    def choose(self) -> None:
        """Ask whose readings are to be accepted."""
        self.menu.clear()
        for number, who in enumerate(self._here.read.people, 1):
            act = self.menu.addAction(plain(f"{number}  {self._here.known.person(who)}"))
            act.triggered.connect(lambda *_, who=who: self.all_of(who))
        self.menu.setActiveAction(self.menu.actions()[0])
        middle = QPoint(self._room.width() // 3, self._room.height() // 4)
        self.menu.popup(self._room.mapToGlobal(middle))

    def all_of(self, who: Id) -> None:
        """Let one annotator's reading of the open article stand wherever nothing is decided yet."""
        name = self._here.known.person(who)
        self._run(f"Accept all of {name}'s", lambda p, article, task: work.accept_all(p, article, who, task))

    def _run(self, title: str, act: Callable[[Project, Id, Task | None], Changes]) -> None:
        article = self._here.article
        if article is None:
            return
        if len(self._here.items) <= AT_ONCE:
            self._kit.session.do(act, article.id, None)
        else:
            self._kit.jobs.start_on(
                self._here.project,
                title,
                lambda project, job: act(project, article.id, job),
                self._kit.session.tell,
                writing=True,
            )

    def _may(self) -> bool:
        seen = self._room.isVisible()  # nobody decides on what is not in view
        return seen and bool(self._here.items) and not self._kit.session.read_only
