"""What can be done by key in the whole room: views, walking, going from pane to pane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ...model.ids import Id
from ..kit import Kit
from .articles.model import Row
from .head import AGREEMENT, DIFFERENCES
from .queue.pane import MINE, OPEN

if TYPE_CHECKING:
    from .room import ReviewRoom


class ReviewActs(QObject):
    """Binds the rows of the table of actions that are no decision, and fills the line over the room."""

    def __init__(self, kit: Kit, room: ReviewRoom) -> None:
        super().__init__(room)
        self._kit, self._room, self._here = kit, room, room.here
        self._bind()
        here = self._here
        here.article_opened.connect(self.say)
        here.items_changed.connect(lambda _: self.say())
        here.known.forgot.connect(self.say)
        for pane in (room.articles, room.queue):
            pane.left.connect(self._to_text)
        room.detail.sides.left.connect(self._to_text)
        room.detail.talk.line.left.connect(self._to_text)
        room.detail.talk.line.entered.connect(self._to_text)
        room.head.views.wanted.connect(room.show_view)
        self.say()

    def begin(self) -> None:
        """Open the article where one left off reading, else the first one."""
        rows = self._room.read_articles.rows
        last = self._kit.profile.last_read(self._kit.session.project.path)
        chosen = next((row.id for row in rows if row.id == last), rows[0].id if rows else None)
        self._here.open(_fitting(rows, chosen))
        self._room.queue_control.show()

    def say(self) -> None:
        """How far the open article is."""
        here = self._here
        if here.article is None or here.read.hidden or not here.compared:
            self._room.head.say("Comparing …" if here.article and not here.read.hidden else "", None)
            return
        found = here.survey.counts(here.article.id)
        assert found is not None, "it is compared"
        row = f"{found.open:,} open", f"{found.reopened:,} re-opened", f"{found.decided:,} decided"
        numbers = (found.open, found.reopened, found.decided)
        words = [part for part, number in zip(row, numbers, strict=True) if number]
        words += [f"{found.agreed:,} agreed, to be accepted"] if found.agreed else []
        self._room.head.say(" · ".join(words), found)

    def show_behind(self, found: list[tuple[Id, list[Id]]]) -> None:
        """The units behind a figure stand in the queue, until it is asked for something else."""
        self._room.show_view(DIFFERENCES)
        self._room.queue_control.show_these(found)

    def _bind(self) -> None:
        bind, room, queue = self._kit.actions.bind, self._room, self._room.queue_control
        bind("view_differences", partial(room.show_view, DIFFERENCES), owner=room)
        bind("view_agreement", partial(room.show_view, AGREEMENT), owner=room)
        for ident, by in (
            ("next_difference", 1),
            ("previous_difference", -1),
            ("next_open", 1),
            ("previous_open", -1),
        ):
            bind(ident, partial(queue.step, by), self._deciding, owner=room)
        bind("go_read_text", self._to_text, owner=room)
        bind("go_queue", self._to_queue, owner=room)
        bind("filter_differences", self._filter, self._deciding, owner=room)
        bind("show_my_feedback", self._feedback, owner=room)
        bind("open_difference", self._open_on_desk, lambda: self._here.item is not None, owner=room)
        bind("next_lane", room.reading.next_lane, owner=room)

    def _feedback(self) -> None:
        """To what became of one's own readings, and back."""
        queue = self._room.queue
        self._room.show_view(DIFFERENCES)
        queue.choose(OPEN if queue.states.chosen == MINE else MINE)
        queue.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _filter(self) -> None:
        self._room.queue.filters.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._room.queue.filters.showMenu()

    def _deciding(self) -> bool:
        return self._room.differences.isVisible()

    def _to_queue(self) -> None:
        self._room.show_view(DIFFERENCES)
        self._room.queue.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_text(self) -> None:
        if not self._deciding():
            self._room.show_view(DIFFERENCES)
        self._room.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_on_desk(self) -> None:
        item = self._here.item
        if item is None:
            return
        me = self._kit.session.project.user.annotator.id
        own = item.group.of(me)
        first = own.id if own is not None else next(iter(item.ids), None)
        if first is not None:
            self._room.statement_wanted.emit(first)


def _fitting(rows: list[Row], chosen: str | None) -> str | None:
    """The article read last, unless nobody else has read it while others wait."""
    shared = [row for row in rows if sum(cell.share is not None for cell in row.cells) > 1]
    if chosen is None or not shared or any(row.id == chosen for row in shared):
        return chosen
    return shared[0].id
