"""All that belongs to one article being shown: made with it, dropped with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractScrollArea

from ...model.spans import Span
from .canvas import Canvas
from .chips import Chips
from .column import Column
from .damage import damaged
from .marks import Changed, Marks
from .navigator import Navigator
from .page import Page, no_room
from .scroller import Scroller
from .state import Focus, Proposed
from .typography import typography
from .values import ReaderArticle

if TYPE_CHECKING:
    from .lanes.column import Lanes

_Bar = Qt.ScrollBarPolicy
FEW = 50
"""Statements that may change at once before it is cheaper to paint everything again."""


class Stage:
    """Page, column and ways through them, put together."""

    def __init__(self, article: ReaderArticle, area: QAbstractScrollArea, zoom: float) -> None:
        self._area = area
        area.setVerticalScrollBarPolicy(_Bar.ScrollBarAlwaysOn if article.text else _Bar.ScrollBarAlwaysOff)
        size = area.viewport().size()
        self.page = Page(article, typography(area.font(), zoom, article.language), size.width())
        self.column = Column(len(self.page.blocks), self.page.height_of, size.height())
        self.scroller = Scroller(area.verticalScrollBar(), self.page, self.column)
        self.canvas = Canvas(self.page, self.column, Marks(), Chips())
        self.navigator = Navigator(self.canvas, self.scroller)
        self.focus = Focus()
        self.scroller.sync()

    @property
    def marks(self) -> Marks:
        """The statements of the article."""
        return self.canvas.marks

    @property
    def chips(self) -> Chips:
        """What stands in the margin."""
        return self.canvas.margin

    def hang(self, lanes: Lanes | None) -> None:
        """Let lanes stand in the margin, and the text show their marks; None for chips."""
        self.canvas.lanes = lanes
        self.page.beside = no_room if lanes is None else lanes.width
        self.canvas.marks = Marks() if lanes is None else lanes.marks

    def change(self, changed: Changed, removed: Collection[str]) -> QRegion:
        """Some statements are new or other, some are gone; answers what has to be painted again."""
        ids = [*changed, *removed]
        few = len(ids) <= FEW
        before = self.marks.reach(ids) if few else []
        self.marks.update(changed, removed)
        self.chips.forget(ids)
        return damaged(self.canvas, [*before, *self.marks.reach(ids)]) if few else self.everything()

    def focus_on(self, focus: Focus) -> QRegion:
        """Another statement is in focus; answers what has to be painted again."""
        before, self.focus = self.focus, focus
        return damaged(self.canvas, (span for f in (before, focus) for span in self._spans(f)))

    def propose(self, proposed: Proposed | None, spans: Iterable[Span] | None) -> QRegion:
        """Other proposals are drawn, or others at these places; answers what has to be painted again."""
        self.canvas.proposed = proposed
        return self.everything() if spans is None else damaged(self.canvas, spans)

    def everything(self) -> QRegion:
        """The whole view."""
        return QRegion(self._area.viewport().rect())

    def _spans(self, focus: Focus) -> list[Span]:
        own = self.marks.spans(focus.id) if focus.id is not None else ()
        return [*own, *focus.source_spans, *focus.cue_spans]

    def words(self) -> tuple[str, str]:
        """For the ear: the selection or the current sentence, and the statement in focus."""
        if self.canvas.lanes is not None:
            return self.navigator.words(), self.canvas.lanes.words(lambda id: self.chips[id].words)
        proposed = self.canvas.proposed.words if self.canvas.proposed is not None else ""
        if proposed:
            return self.navigator.words(), f"Proposal: {proposed}"
        known = self.focus.id if self.focus.id is not None and self.marks.spans(self.focus.id) else None
        return self.navigator.words(), "" if known is None else f"Statement: {self.chips[known].words}"

    def refit(self, zoom: float) -> None:
        """Another size, zoom or font of the area: the text at the top of the view stays there."""
        kept, size = self.scroller.keep(), self._area.viewport().size()
        self.page.set(typography(self._area.font(), zoom, self.page.article.language), size.width())
        self.column.changed(size.height())
        self.scroller.restore(kept)
