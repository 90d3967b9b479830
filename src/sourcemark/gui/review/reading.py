"""Shows the open article in the reader with a lane for each annotator, and the difference in focus in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ...model.direction import beside
from ...model.ids import Id
from ...model.review import ADJUDICATED
from ...model.spans import Span, hull
from ..reader import Chip, ReaderArticle
from ..reader.lanes import Lane, LaneMark, LaneReader
from .here import Here
from .read import Differing, Renewed, differing, lanes
from .resting import key_of

_NOTHING = "Articles that somebody has read are laid out here, with everybody's marks beside the text."


class Reading(QObject):
    """Lanes stand at once; what they differ in is added when it is known. The text never moves but to show a place."""

    laid = Signal()
    """Other lanes stand beside the text."""

    def __init__(self, here: Here, reader: LaneReader) -> None:
        super().__init__(reader)
        self._here, self._reader = here, reader
        self._shown: Id | None = None
        self._differ: Differing = {}
        reader.set_chips(self._chip)
        reader.set_styles(here.known.styles())
        reader.clear(_NOTHING)
        here.article_opened.connect(self._open)
        here.marks_changed.connect(self._remark)
        here.items_changed.connect(self._compared)
        here.focused.connect(self.follow)
        here.known.forgot.connect(self._restyle)
        reader.statement_wanted.connect(lambda id, _: self.pick(id))
        reader.statement_clicked.connect(self.pick)
        reader.lane_wanted.connect(self._choose_lane)

    def pick(self, statement: Id) -> None:
        """Put the item of a statement in focus."""
        for item in self._here.items:
            stand = (result.statement for decision in item.decisions for result in decision.results)
            if statement in item.about or statement in stand:
                self._here.focus_on(key_of(item))
                return

    def next_lane(self) -> None:
        """The text shows one annotator's marks after the other's, then all again."""
        keys: list[str | None] = [None, *self._here.read.people, ADJUDICATED.id]
        here = self._reader.shown_lane
        after = keys[(keys.index(here) + 1) % len(keys)] if here in keys else None
        self._reader.show_lane(after)
        whose = "Everybody's marks" if after is None else f"Marks of {self._here.known.person(after)}"
        self._here.session.said.emit(f"{whose} are shown in the text.")

    def follow(self) -> None:
        """Show the item in focus, with as little scrolling as shows it."""
        item = self._here.item
        stand = (result.statement for d in item.decisions for result in d.results) if item else ()
        ids = [*(item.ids if item else ()), *stand]
        self._reader.focus_group(ids)
        spans = [span for s in (item.group.statements if item else ()) if s is not None for span in s.spans]
        if not spans:
            spans = [span for id in ids if (s := self._here.statement(id)) for span in s.spans]
        if spans:
            self._reveal(hull(spans))

    def _reveal(self, place: Span) -> None:
        """The end first, so that of a long one the beginning is seen."""
        if len(place) > 1:
            self._reader.reveal(Span(place.end - 1, place.end))
        self._reader.reveal(Span(place.start, place.start + 1))

    def _open(self) -> None:
        if self._shown is not None:
            self._here.places[self._shown] = self._reader.position()
        article, self._differ = self._here.article, {}
        self._shown = article.id if article else None
        if article is None:
            self._reader.set_lanes(())
            self._reader.clear(_NOTHING)
            return
        line = beside((article.outlet, article.byline, article.published[:10]))
        self._reader.show_article(
            ReaderArticle(self._here.text, article.title, line, article.language, article.layout)
        )
        if self._here.compared:
            self._differ = differing(self._here.items)
        self._lay()
        if article.id in self._here.places:
            self._reader.restore(self._here.places[article.id])

    def _lay(self) -> None:
        """All lanes anew."""
        here = self._here
        self._reader.set_lanes(self._lanes() if here.read.people else (), self._reader.shown_lane)
        self.laid.emit()
        if here.item is not None:
            ids = [*here.item.ids, *(r.statement for d in here.item.decisions for r in d.results)]
            self._reader.focus_group(ids)

    def _lanes(self) -> list[Lane]:
        people = (*self._here.read.people, ADJUDICATED.id)
        return lanes(self._here.read, {who: self._here.known.person(who) for who in people}, self._differ)

    def _compared(self, keys: set[str] | None) -> None:
        """A decision changes no difference; only what is compared anew does."""
        if keys is None and self._here.compared and (found := differing(self._here.items)) != self._differ:
            self._differ = found
            self._lay()
        elif keys is not None and self._here.focus in keys:
            self.mark_focus()

    def mark_focus(self) -> None:
        """What belongs to the item in focus may be other statements now. Nothing scrolls."""
        item = self._here.item
        if item is not None:
            stand = (result.statement for d in item.decisions for result in d.results)
            self._reader.focus_group([*item.ids, *stand])

    def _remark(self, renewed: Renewed | None) -> None:
        known = {who for who, _ in (renewed or {}).items()}
        if renewed is None or not known <= {*self._here.read.people, ADJUDICATED.id}:
            self._lay()
        else:
            self._reader.update_lanes({who: (self._told(new), gone) for who, (new, gone) in renewed.items()})

    def _told(self, marks: list[LaneMark]) -> list[LaneMark]:
        return [mark._replace(differs=self._differ.get(mark.id, ())) for mark in marks]

    def _choose_lane(self, lane: str) -> None:
        self._reader.show_lane(None if self._reader.shown_lane == lane else lane)

    def _restyle(self) -> None:
        self._reader.set_styles(self._here.known.styles())
        self._reader.forget_chips()
        if self._here.article is not None:
            self._lay()

    def _chip(self, id: Id) -> Chip:
        s, known = self._here.statement(id), self._here.known
        if s is None:
            return Chip()
        code = known.type_of(s)
        return Chip(code.letter if code else "", known.said("source", s), s.grades)
