"""Decides by keys: which reading stands, why, and on to the next. What needs a why asks for it in the line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ...model.changes import Changes
from ...model.errors import Refused
from ...model.review import Cause
from ...model.statements import Statement
from ...work.review import deciding as work
from ...work.review.queued import Item
from ..action_rows import TAKES
from .detail.control import DetailControl
from .detail.pane import DetailPane
from .here import Here
from .queue.control import QueueControl

_ASK = "Say the cause and a reason; Enter decides."
Way = Callable[[Item, Cause | None, str], Changes | None]


class Deciding(QObject):
    """Each decision is one step of undo; after it the next open difference is in focus."""

    def __init__(
        self, here: Here, pane: DetailPane, detail: DetailControl, queue: QueueControl, home: QWidget
    ) -> None:
        super().__init__(pane)
        self._kit = kit = here.kit
        self._here, self._pane, self._detail = here, pane, detail
        self._queue, self._home = queue, home
        self._pending: Way | None = None
        pane.why.entered.connect(self._entered)
        pane.why.left.connect(self._give_up)
        pane.sides.take_wanted.connect(lambda number: self._kit.actions.run(TAKES[number - 1]))
        pane.takes.pressed.connect(kit.actions.run)
        here.focused.connect(self._forget)

    def take(self, number: int) -> None:
        """Let the reading of that number stand."""
        people = self._here.read.people
        if not 0 < number <= len(people):
            raise Refused(f"There is no reading {number} of this article.")
        who, do = people[number - 1], self._kit.session.do
        self._rule(lambda item, cause, reason: do(work.take, item.ids, [who], cause, reason))

    def both(self) -> None:
        """Let all readings stand beside each other."""
        do = self._kit.session.do
        self._rule(lambda item, cause, reason: do(work.take_all, item.ids, cause, reason))

    def neither(self) -> None:
        """Let none stand; where everybody marked something, the why is asked for."""
        item, do = self._item(), self._kit.session.do
        marked = {s.annotator for s in item.group.statements if s is not None}
        asks = {*self._here.read.people} <= marked
        self._rule(lambda i, cause, reason: do(work.neither, i.ids, cause, reason), asks=asks)

    def edit(self) -> None:
        """Let one reading stand, to be changed in the fields; the why is asked for."""
        item = self._item()
        if item.decisions and item.decisions[-1].outcome == "edited" and not item.why:
            self._pane.stands.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        of, do = self._to_edit(item), self._kit.session.do
        self._rule(
            lambda i, cause, reason: do(work.edit, i.ids, of.id, cause, reason),
            asks=True,
            then=self._to_fields,
        )

    def withdraw(self) -> None:
        """Take what was decided back."""
        item = self._item()
        if not item.decisions:
            raise Refused("Nothing is decided on this yet.")
        self._kit.session.do(work.withdraw, item.group.article, [decision.id for decision in item.decisions])

    def keep(self) -> None:
        """Let stand what was decided, though it was opened again."""
        item, do = self._item(), self._kit.session.do
        if not item.may_be_kept:
            raise Refused("There is no one decision here that was opened again.")
        self._decide(item, lambda i, cause, reason: do(work.keep, i.ids), None, "", None)

    def cause(self, cause: Cause) -> None:
        """Choose the cause, of what is decided next or of what is decided."""
        self._item()
        self._pane.why.choose(cause)

    def _item(self) -> Item:
        item = self._here.item
        if item is None:
            raise Refused("Choose a difference first.")
        return item

    def _to_edit(self, item: Item) -> Statement:
        """The reading one is on in the table, else one's own, else the first."""
        people = self._here.read.people
        column = self._pane.sides.currentIndex().column() if self._pane.sides.hasFocus() else 0
        order = [*people[column - 1 : column], *people] if column else list(people)
        found = [s for who in order if (s := item.group.of(who)) is not None]
        if not found:
            raise Refused("There is no reading left to edit.")
        return found[0]

    def _rule(self, way: Way, *, asks: bool = False, then: Callable[[], object] | None = None) -> None:
        item, (cause, reason) = self._item(), self._detail.why
        if asks and (cause is None or not reason):
            self._pending = lambda i, c, r: self._decide(i, way, c, r, then)
            self._pane.why.ask(_ASK)
            return
        self._decide(item, way, cause, reason, then)

    def _decide(
        self, item: Item, way: Way, cause: Cause | None, reason: str, then: Callable[[], object] | None
    ) -> Changes | None:
        key = self._here.focus
        with self._detail.held():
            changes = way(item, cause, reason)
            if changes is not None:
                self._detail.forget_draft(key or "")
                if then is None:
                    self._queue.after_decision()
        if changes is None:
            return None
        self._pending = None
        self._pane.why.asked.say("")
        if then is not None:
            then()
        else:
            self._return()
        return changes

    def _to_fields(self) -> None:
        self._pane.stands.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pane.show_part(self._pane.stands)

    def _entered(self) -> None:
        """Enter in the reason: what was asked for is decided; what is decided has another why from now on."""
        item = self._here.item
        cause, reason = self._detail.why
        if item is None:
            return
        if self._pending is not None:
            if cause is None or not reason:
                self._pane.why.ask(_ASK)
            else:
                self._pending(item, cause, reason)
        elif item.state == "decided":
            self._say_why(item, cause, reason)
        else:
            self._return()

    def _say_why(self, item: Item, cause: Cause | None, reason: str) -> None:
        """The same decision with this why."""
        last = item.decisions[-1]
        if last.outcome == "edited":
            self._kit.session.said.emit(
                "What was edited keeps its why: take the decision back to decide anew."
            )
            return
        stand = [result.origins[0] for result in last.results]
        if last.outcome == "neither":
            done = self._kit.session.do(work.neither, item.ids, cause, reason)
        else:
            done = self._kit.session.do(work.take, item.ids, stand, cause, reason)
        if done is not None:
            self._return()

    def _give_up(self) -> None:
        self._pending = None
        self._pane.why.asked.say("")
        self._return()

    def _forget(self) -> None:
        self._pending = None

    def _return(self) -> None:
        """The focus goes back to where keys decide."""
        holder = self._pane.window().focusWidget()
        if holder is not None and self._pane.isAncestorOf(holder) and holder is not self._pane.sides:
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)
