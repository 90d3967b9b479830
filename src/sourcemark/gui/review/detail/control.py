"""Fills the pane of the difference in focus, and keeps it in step with the project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject

from ....model.ids import Id
from ....model.review import Cause
from ....model.statements import Statement
from ....work.review.queued import Item
from ...kit import Kit
from ..here import Here
from ..told import headline, since, standing
from .fields import sides
from .pane import DetailPane
from .talking import Talking


class DetailControl(QObject):
    """What is written on a difference and not decided yet is kept while the room is open."""

    def __init__(self, kit: Kit, here: Here, pane: DetailPane) -> None:
        super().__init__(pane)
        self._kit, self._here, self._pane = kit, here, pane
        self._drafts: dict[str, tuple[Cause | None, str]] = {}
        self._key: str | None = None
        self._held = False
        here.focused.connect(self.show)
        here.items_changed.connect(self._changed)
        here.marks_changed.connect(lambda _: self.show())
        here.known.forgot.connect(self.show)
        pane.why.changed.connect(self._keep)
        self._talking = Talking(here, pane.talk)
        for line in (pane.why.reason, pane.talk.line, pane.stands.note):
            here.leaving.connect(line.settle)
            kit.session.closing.connect(line.settle)
        self.show()

    @property
    def why(self) -> tuple[Cause | None, str]:
        """Cause and reason as they stand in the pane."""
        return self._pane.why.cause, self._pane.why.words()

    def forget_draft(self, key: str) -> None:
        """It was decided: cause and reason are those of the decision."""
        self._drafts.pop(key, None)

    def standing(self) -> list[Statement]:
        """What stands by the decisions on the item in focus."""
        item = self._here.item
        results = (result for decision in item.decisions for result in decision.results) if item else ()
        return [s for result in results if (s := self._here.statement(result.statement)) is not None]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Whatever happens meanwhile is shown once, at the end."""
        self._held = True
        yield
        self._held = False
        self.show()

    def show(self) -> None:
        """Show the item in focus."""
        if self._held:
            return
        item, pane = self._here.item, self._pane
        moved, self._key = self._here.focus != self._key, self._here.focus
        if moved:
            pane.why.asked.say("")
            self._talking.stop_mending()
        if item is None:
            pane.show_nothing(self._hint())
            return
        known, stands = self._here.known, self.standing()
        pane.title.say(headline(item, known))
        pane.again.say("\n".join(["Re-opened", *since(item)]) if item.why else "")
        pane.standing.say(standing(item, known))
        pane.sides.show_sides(sides(item, stands, known, self._here.read))
        pane.takes.show_readings([known.person(who) for who in self._here.read.people])
        pane.takes.show_state(open=bool(item.ids), several=len(item.ids) > 1)
        pane.back.setVisible(bool(item.decisions))
        pane.stay.setVisible(item.may_be_kept)
        pane.why.show_why(*self._why(item))
        self._talking.show(item)
        pane.show_something()
        if moved:
            pane.to_top()

    def _why(self, item: Item) -> tuple[Cause | None, str]:
        if self._key in self._drafts:
            return self._drafts[self._key]
        last = item.decisions[-1] if item.decisions else None
        return (last.cause, last.reason) if last else (None, "")

    def _keep(self) -> None:
        if self._key is not None:
            self._drafts[self._key] = self.why

    def _hint(self) -> str:
        if not self._here.items:
            return ""
        key = self._kit.actions.hint("next_difference")
        return f"Choose a difference in the queue ({key})."

    def _changed(self, keys: set[Id] | None) -> None:
        if keys is None or self._here.focus in keys:
            self.show()
