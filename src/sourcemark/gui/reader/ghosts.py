"""What is proposed, drawn among the words: dots under them, no tint, no letter. It never moves the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen

from ...model.spans import Span
from .. import colours
from . import strokes
from .backgrounds import Placed
from .marks import Marks
from .pencil import Pencil
from .values import PLAIN

SURE, CHECK = (0.1, 1.9), (0.1, 3.6)
"""Dots of what is likely right stand close, of what is to be checked apart: in widths of the dot."""
DOT, CURRENT = 1.9, 2.6
TICK = 5.0
"""Pixels that the ends of the current one stand up."""


class Ghost(NamedTuple):
    """One proposal as it is drawn."""

    spans: tuple[Span, ...]
    code: str = ""
    """Of the source type that it would have."""
    sure: bool = False
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()


class Ghosts:
    """The proposals of one article, found by place as marks are: only those in view cost anything."""

    def __init__(self, ghosts: Iterable[tuple[str, Ghost]] = ()) -> None:
        self._all = dict(ghosts)
        places = ((s.start, s.end, id) for id, ghost in self._all.items() for s in ghost.spans)
        self._marks = Marks(places)
        self.current: str | None = None
        self.words = ""
        """What the current one says, for the ear."""

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, id: str) -> bool:
        return id in self._all

    def put(self, id: str, ghost: Ghost) -> None:
        """A proposal is new, or other than before."""
        self._all[id] = ghost
        self._marks.put(id, ghost.spans, "")

    def drop(self, id: str) -> None:
        """A proposal is answered."""
        self._all.pop(id, None)
        self._marks.drop(id)
        if self.current == id:
            self.current, self.words = None, ""

    def within(self, span: Span) -> list[str]:
        """The proposals that touch a stretch, in order."""
        return self._marks.within(span)

    def places(self, id: str | None) -> tuple[Span, ...]:
        """All that is drawn of a proposal, its source and its cue with it."""
        ghost = self._all.get(id or "")
        return (*ghost.spans, *ghost.source_spans, *ghost.cue_spans) if ghost else ()

    @property
    def chosen(self) -> tuple[Span, ...]:
        """The words of the current one."""
        ghost = self._all.get(self.current or "")
        return ghost.spans if ghost else ()

    def paint(self, pencil: Pencil, block: Placed) -> None:
        """The dots of one block, below the lines of marks, and who speaks in the current one."""
        shown = self._marks.shown(block.start, block.end)
        for start, end, id in shown.marks:
            ghost, current = self._all[id], id == self.current
            lane = shown.lanes.get(id, 0) + _lanes_taken(pencil, block, start, end)
            down = _down(block, min(lane, strokes.LANES - 1))
            _dots(pencil, block.boxes(start, end), down, _pen(pencil, ghost, current))
            if current:
                _ends(pencil, block, Span(start, end), down)
        chosen = self._all.get(self.current or "")
        if chosen is not None:
            strokes.paint_source(pencil, block, chosen.source_spans)
            strokes.paint_cue(pencil, block, chosen.cue_spans)


def _lanes_taken(pencil: Pencil, block: Placed, start: int, end: int) -> int:
    """Lines of marks that stand under these words already."""
    under = pencil.marks.between(start, end)
    if not under:
        return 0
    taken = pencil.marks.shown(block.start, block.end).lanes
    return 1 + max(taken.get(id, 0) for _, _, id in under)


def _down(block: Placed, lane: int) -> float:
    """From the top of a line's words to where that line under them stands, as `strokes` draws it."""
    metrics = block.laid.metrics
    return metrics.ascent + max(3.0, metrics.pitch * 0.115) * (lane + 0.9)


def _dots(pencil: Pencil, boxes: Iterable[QRectF], down: float, pen: QPen) -> None:
    pencil.painter.setPen(pen)
    for box in boxes:
        y = box.top() + down
        pencil.painter.drawLine(QLineF(box.left() + DOT / 2, y, box.right() - DOT / 2, y))


def _ends(pencil: Pencil, block: Placed, span: Span, down: float) -> None:
    """A small stroke up at either end: where it would begin and end can be moved."""
    boxes, backwards = block.boxes(span.start, span.end), block.laid.right_to_left
    pencil.painter.setPen(QPen(pencil.painter.pen().color(), 1.6, c=Qt.PenCapStyle.RoundCap))
    ends = []
    if boxes and span.start >= block.start:
        ends.append((boxes[0], boxes[0].right() if backwards else boxes[0].left()))
    if boxes and span.end <= block.end:
        ends.append((boxes[-1], boxes[-1].left() if backwards else boxes[-1].right()))
    for box, x in ends:
        y = box.top() + down
        pencil.painter.drawLine(QLineF(x, y + 1, x, y - TICK))


def _pen(pencil: Pencil, ghost: Ghost, current: bool) -> QPen:
    """Dots in the colour of its type: quiet, but never so that they are lost on the page."""
    style, look = pencil.marks.styles.get(ghost.code, PLAIN), pencil.look
    quiet = colours.ink(style.colour, look.palette, colours.STROKE_CONTRAST)
    pen = QPen(look.ink(style) if current else quiet, CURRENT if current else DOT, c=Qt.PenCapStyle.RoundCap)
    pen.setDashPattern(SURE if ghost.sure else CHECK)
    return pen
