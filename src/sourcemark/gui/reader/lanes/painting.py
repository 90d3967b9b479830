"""Paints the lanes of one view: the group's band, lines between lanes, bars, and the heads over all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from ..canvas import Canvas
from ..pencil import Pencil
from .marker import Marker
from .placing import Stands, head_height
from .shapes import paint_bar
from .space import Space

if TYPE_CHECKING:
    from .column import Lanes

_SHARES = (0.85, 0.7)
"""Sizes of a label beside that of small type: the first in which it has room, else it is cut."""


def paint_lanes(pencil: Pencil, canvas: Canvas, lanes: Lanes) -> None:
    """Everything in the margin."""
    room = lanes.room(canvas.page.pane, canvas.page.type)
    stands = list(lanes.stands(canvas))
    _paint_band(pencil, canvas, room, [bar.box for bar in stands if bar.id in lanes.group])
    _paint_lines(pencil, canvas, room)
    _paint_joints(pencil, stands, lanes)
    below, marker = head_height(canvas.page.type) + 2, Marker(pencil)
    for bar in stands:
        style = lanes.readings[bar.lane].style(bar.id)
        paint_bar(marker, bar, style, below, bar.id in lanes.group)
    _paint_heads(pencil, canvas, lanes, room)


def _paint_band(pencil: Pencil, canvas: Canvas, room: Space, boxes: list[QRectF]) -> None:
    """Behind the group in focus, across all lanes: who has nothing here shows a gap in it."""
    if not boxes:
        return
    top, bottom = min(box.top() for box in boxes), max(box.bottom() for box in boxes)
    half = room.unit // 2
    left = canvas.page.frame.chips_left - half
    band = QRectF(left, top - 2, room.width, bottom - top + 4)
    pencil.painter.fillRect(band, pencil.look.sentence)
    for edge in (band.top(), band.bottom() - 1):
        pencil.painter.fillRect(QRectF(left, edge, room.width, 1), pencil.look.accent)


def _paint_lines(pencil: Pencil, canvas: Canvas, room: Space) -> None:
    """A hairline between two lanes; a double line, and darker, before the layer of what was decided."""
    thick = max(1, room.unit // 8)
    for x, double in room.lines:
        place = canvas.page.frame.chips_left + x
        colour = pencil.look.muted if double else pencil.look.hair
        for each in (place - 2 * thick, place + thick) if double else (place,):
            pencil.painter.fillRect(each, 0, thick, canvas.column.view, colour)


def _paint_joints(pencil: Pencil, stands: list[Stands], lanes: Lanes) -> None:
    """A dotted line from one piece of a statement to the next."""
    last: dict[tuple[int, str], QRectF] = {}
    for bar in stands:
        before = last.get((bar.lane, bar.id))
        if before is not None:
            ink = pencil.look.ink(lanes.readings[bar.lane].style(bar.id))
            pencil.painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            x = before.left() + 1.5
            pencil.painter.drawLine(QLineF(x, before.bottom() + 1, x, bar.box.top() - 1))
        last[bar.lane, bar.id] = bar.box


def _paint_heads(pencil: Pencil, canvas: Canvas, lanes: Lanes, room: Space) -> None:
    high, left = head_height(canvas.page.type), canvas.page.frame.chips_left
    half = room.unit // 2
    pencil.painter.fillRect(QRectF(left - half, 0, room.width + half, high), pencil.look.page)
    pencil.painter.fillRect(QRectF(left, high - 1, room.width - room.unit, 1), pencil.look.hair)
    for reading, x in zip(lanes.readings, room.lefts, strict=True):
        chosen = reading.lane.key == lanes.shown
        box = QRectF(left + x - half + 1, 0, room.inner + 2 * half - 2, high - 2)
        _label(pencil, box, reading.lane.label, pencil.look.text if chosen else pencil.look.muted, chosen)
        if chosen:
            pencil.painter.fillRect(QRectF(left + x, high - 2, room.inner, 2), pencil.look.accent)


def _label(pencil: Pencil, box: QRectF, words: str, ink: QColor, chosen: bool) -> None:
    font = QFont(pencil.type.small)
    font.setBold(chosen)
    for share in _SHARES:
        font.setPixelSize(round(pencil.type.small.pixelSize() * share))
        measured = QFontMetricsF(font)
        if measured.horizontalAdvance(words) <= box.width():
            break
    words = measured.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    x = box.center().x() - measured.horizontalAdvance(words) / 2
    pencil.painter.setFont(font)
    pencil.painter.setPen(ink)
    pencil.painter.drawText(QPointF(x, box.center().y() + measured.capHeight() / 2), words)
