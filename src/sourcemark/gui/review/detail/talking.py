"""What is said on the difference in focus: new comments, and one's own mended or taken away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from ....model.direction import isolated
from ....model.ids import Id
from ....model.review import Comment
from ....work.review import commenting
from ....work.review.queued import Item
from ..here import Here
from ..told import day
from .thread import Said, Thread


class Talking(QObject):
    """Keeps the thread in step with the item in focus."""

    def __init__(self, here: Here, thread: Thread) -> None:
        super().__init__(thread)
        self._here, self._thread, self._line = here, thread, thread.line
        self._mending: Id | None = None
        self._line.settled.connect(self._write)
        self._line.entered.connect(self.stop_mending)
        self._line.left.connect(self.stop_mending)
        thread.mend_wanted.connect(self._mend)
        thread.drop_wanted.connect(lambda id: here.session.do(commenting.delete, id))

    def show(self, item: Item) -> None:
        """Show what was said on it."""
        self._thread.show_comments(self._said(item))

    def stop_mending(self) -> None:
        """The line is for a new comment again."""
        if self._mending is not None:
            self._mending = None
            self._line.show_value("", force=True)

    def _said(self, item: Item) -> list[Said]:
        if not item.comments or self._here.article is None:
            return []
        person, me = self._here.known.person, self._here.project.user.annotator.id
        found = commenting.thread(self._here.project, self._here.article.id, item.about)
        return [
            Said(f"{isolated(person(c.annotator))}, {day(c.at)}", c.text, c.id if c.annotator == me else "")
            for c in found
        ]

    def _mend(self, id: Id) -> None:
        comment = self._here.project.get(Comment, id)
        if comment is not None:
            self._line.settle()  # what was begun there is said first
            self._mending = id
            self._line.show_value(comment.text, force=True)
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, words: str) -> None:
        item, do = self._here.item, self._here.session.do
        if self._mending is not None:
            if do(commenting.edit, self._mending, words) is not None:
                self.stop_mending()
        elif item is not None and words and do(commenting.add, item.ids or item.about, words) is not None:
            self._line.show_value("", force=True)
