"""All readings of one article: what the lanes beside its text show, and what is in focus across them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF

from ..backgrounds import Placed
from ..canvas import Canvas
from ..marks import Marks
from ..pencil import Pencil
from ..typography import Typography
from ..values import MarkStyle
from .marker import lettering
from .outlines import paint_group_tint, paint_outlines
from .painting import paint_lanes
from .placing import Stands, head_height, placed, ruler_of
from .reading import Reading, Union
from .space import Space, space
from .values import Lane, LaneMark


class Lanes:
    """All readings of the article. Only what is in view is ever placed."""

    def __init__(self, lanes: Iterable[Lane]) -> None:
        self.readings = [Reading(lane) for lane in lanes]
        self.shown: str | None = None
        """The lane whose marks the text shows; None for all at once."""
        self.group: frozenset[str] = frozenset()
        """The statements in focus."""

    def show(self, key: str | None) -> None:
        """Let the text have the marks of this lane, or of all."""
        self.shown = key

    @property
    def marks(self) -> Marks:
        """What the text shows."""
        chosen = (reading for reading in self.readings if reading.lane.key == self.shown)
        return next(chosen, None) or Union(self.readings)

    def set_styles(self, styles: Mapping[str, MarkStyle]) -> None:
        """How each code looks."""
        for reading in self.readings:
            reading.styles = styles

    def named(self, title: str) -> str:
        """What the page is called when these are beside it."""
        names = ", ".join(reading.lane.title for reading in self.readings)
        return f"{title}, read by {names}" if names else title

    def room(self, pane: int, type: Typography) -> Space:
        """What the lanes take of a pane so wide."""
        return space(pane, type.pitch, [reading.lane.adjudicated for reading in self.readings])

    def width(self, pane: int, type: Typography) -> int:
        """Of the margin that they take."""
        return self.room(pane, type).width

    def paint(self, pencil: Pencil, canvas: Canvas) -> None:
        """Everything in the margin."""
        paint_lanes(pencil, canvas, self)

    def paint_behind(self, pencil: Pencil, block: Placed) -> None:
        """The group's tint, behind the words."""
        paint_group_tint(pencil, block, self)

    def paint_over(self, pencil: Pencil, block: Placed) -> None:
        """The group's outlines, around the words."""
        paint_outlines(pencil, block, self)

    def update(self, key: str, changed: Sequence[LaneMark], removed: Iterable[str]) -> None:
        """Some statements of one reading are new or other, some are gone."""
        for reading in self.readings:
            if reading.lane.key == key:
                reading.renew(changed, removed)

    def stands(self, canvas: Canvas) -> Iterator[Stands]:
        """The bars in view, lane by lane from the top."""
        room, ruler = self.room(canvas.page.pane, canvas.page.type), ruler_of(canvas)
        if ruler is None:
            return
        sizes = lettering(canvas.page.type)
        for number, reading in enumerate(self.readings):
            left = canvas.page.frame.chips_left + room.lefts[number]
            for bar, box in placed(reading, ruler, (left, room.inner), sizes):
                yield Stands(number, bar.id, box, reading.differs(bar.id))

    def bar_at(self, canvas: Canvas, point: QPointF) -> Stands | None:
        """The bar under a point of the view; beside a thin one counts, too."""
        return next(
            (bar for bar in self.stands(canvas) if bar.box.adjusted(0, 0, 1, 1).contains(point)), None
        )

    def head_at(self, canvas: Canvas, point: QPointF) -> Reading | None:
        """The lane whose head lies under a point of the view."""
        if point.y() >= head_height(canvas.page.type):
            return None
        room = self.room(canvas.page.pane, canvas.page.type)
        number = room.lane_at(point.x() - canvas.page.frame.chips_left)
        return None if number is None else self.readings[number]

    def words(self, said: Callable[[str], str]) -> str:
        """The group in focus for the ear: who reads it how, and in what they differ. `said` tells a statement."""
        told = (
            (reading.lane.title, filter(None, [said(id), *reading.differs(id)]))
            for reading, id in self.in_focus()
        )
        return "; ".join(f"{name}: {', '.join(words)}" for name, words in told)

    def in_focus(self) -> Iterator[tuple[Reading, str]]:
        """The statements in focus, lane by lane."""
        for reading in self.readings:
            for id in sorted(self.group):
                if id in reading:
                    yield reading, id
