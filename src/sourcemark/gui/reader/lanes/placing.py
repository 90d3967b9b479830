"""Where the bars of a view stand: lines measured, statements put on them, short bars made legible."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF

from ..backgrounds import Placed
from ..canvas import Canvas
from ..typography import Typography
from .lettering import Lettering
from .reading import Reading
from .ruler import Line, Ruler
from .tracks import Bar, legible


class Stands(NamedTuple):
    """One bar in view: in which lane, where, and what it says."""

    lane: int
    id: str
    box: QRectF
    differs: tuple[str, ...]


def head_height(type: Typography) -> int:
    """Of the labels above the lanes, which stay while one scrolls."""
    return round(type.pitch * 1.1)


def ruler_of(canvas: Canvas) -> Ruler | None:
    """The lines in view; None where there is none."""
    lines = [line for placed in canvas.blocks() for line in _lines(placed, canvas.column.view)]
    return Ruler(lines) if lines else None


def _lines(placed: Placed, view: int) -> Iterator[Line]:
    """Of one block, those in view and one more below. A paragraph may have thousands."""
    laid = placed.laid
    for number in range(bisect_right(laid.baselines, -placed.top), len(laid.baselines)):
        top = placed.top + laid.top_of(number)
        start, end = laid.line_bounds(number)
        yield Line(placed.start + start, placed.start + end, top, top + laid.metrics.pitch)
        if top > view:
            return


def placed(
    reading: Reading, ruler: Ruler, lane: tuple[int, int], sizes: Lettering
) -> Iterator[tuple[Bar, QRectF]]:
    """The bars of one reading in a lane (left edge and width), each with its box: whole pixels, one apart."""
    left, inner = lane
    for bar in legible(_bars(reading, ruler, inner, sizes)):
        x, width = bar.track.share(inner, 1)
        top, bottom = round(bar.top), round(bar.bottom)
        yield bar, QRectF(round(left + x), top, round(width), bottom - top - 1)


def _bars(reading: Reading, ruler: Ruler, inner: int, sizes: Lettering) -> Iterator[Bar]:
    """Of one reading, as long as its statements are."""
    beside = reading.tracks(ruler.start, ruler.end)
    for start, end, id in reading.between(ruler.start, ruler.end):
        least = sizes.least(beside[id].share(inner, 1)[1], len(reading.differs(id))) + 1
        yield Bar(ruler.top(start), ruler.bottom(end), beside[id], id, least)
