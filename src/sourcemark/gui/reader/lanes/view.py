"""The reader with lanes: several annotators' readings of one article, side by side in its margin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..values import MarkStyle, ReaderArticle
from ..view import Reader
from .column import Lanes
from .hands import LaneHands
from .values import Lane, LaneMark


class LaneReader(Reader):
    """As the reader, but it is given lanes instead of marks. Chips are asked for hints and for the ear only."""

    statement_wanted = Signal(str, str)
    """A bar was clicked: the statement, and the key of its lane."""
    lane_wanted = Signal(str)
    """A head was clicked: the key of the lane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lanes = Lanes(())
        super().__init__(parent)
        LaneHands(self, lambda: self._stage, self.statement_wanted.emit, self.lane_wanted.emit)

    def set_lanes(self, lanes: Sequence[Lane], shown: str | None = None) -> None:
        """These readings, from the text outwards; the text shows the marks of the lane `shown`, or of all.

        Nothing is in focus then. The text in view stays in place.
        """
        self._lanes = Lanes(lanes)
        self._hang(shown)
        self._stage.chips.forget()
        self._stage.refit(self.zoom)

    def update_lanes(self, changes: Mapping[str, tuple[Sequence[LaneMark], Collection[str]]]) -> None:
        """Key of a lane -> statements that are new or other than before, and those that are gone."""
        for key, (changed, removed) in changes.items():
            self._lanes.update(key, changed, removed)
            self._stage.chips.forget([*(mark.id for mark in changed), *removed])
        self._hang(self._lanes.shown)

    def show_lane(self, key: str | None) -> None:
        """The text shows the marks of this lane; None for those of all."""
        self._hang(key)

    @property
    def shown_lane(self) -> str | None:
        """Whose marks the text shows; None for all."""
        return self._lanes.shown

    def focus_group(self, statements: Iterable[str]) -> None:
        """Emphasise what several annotators marked as one statement, in the lanes and in the text. Does not scroll."""
        self._lanes.group = frozenset(statements)
        self._announcer.tell(*self._stage.words())
        self.viewport().update()

    @property
    def focused_group(self) -> frozenset[str]:
        """The statements in focus."""
        return self._lanes.group

    def set_styles(self, styles: Mapping[str, MarkStyle]) -> None:
        """How each code looks, in the text and in the lanes."""
        super().set_styles(styles)
        self._lanes.set_styles(styles)

    def _show(self, article: ReaderArticle) -> None:
        """Another article: the lanes stay, empty."""
        super()._show(article)
        shown, self._lanes = self._lanes.shown, Lanes(reading.lane for reading in self._lanes.readings)
        self._hang(shown)

    def _hang(self, shown: str | None) -> None:
        """Let the stage show the lanes, and the text the marks of one or of all."""
        self._lanes.show(shown)
        self._lanes.set_styles(self._styles)
        article = self._stage.page.article
        there = bool(self._lanes.readings and article.text)
        self._stage.hang(self._lanes if there else None)
        self._stage.marks.styles = self._styles
        title = article.title or "Article"
        self._announcer.name(self._lanes.named(title) if there else title)
        self.viewport().update()
