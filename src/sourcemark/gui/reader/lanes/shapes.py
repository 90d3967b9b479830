"""One bar: thin where all agree, notched where readings differ, open where only one has it; with letter and signs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPen, QPolygonF

from ..pencil import Pencil
from ..values import MarkStyle
from .placing import Stands
from .signs import paint_sign
from .values import ALONE

THIN, CORNER, NOTCH = 3.0, 3.0, 4.0
"""Pixels: width of a plain bar, roundness of a full one, depth of its notch."""

_SLIM = 12
"""A track narrower than this has its letter above the line instead of beside it, and signs below the letter."""


def paint_bar(pencil: Pencil, bar: Stands, style: MarkStyle, top: float, focused: bool) -> None:
    """Letter and signs stand at its upper end, but not above `top`: there the heads are."""
    if not bar.differs:
        _plain(pencil, bar.box, style, focused)
    elif ALONE in bar.differs:
        _open(pencil, bar.box, style, focused)
    else:
        _notched(pencil, bar.box, style, focused)
    _write(pencil, bar, style, max(bar.box.top(), min(top, bar.box.bottom() - _line(pencil))))


def _plain(pencil: Pencil, box: QRectF, style: MarkStyle, focused: bool) -> None:
    painter, look = pencil.painter, pencil.look
    painter.setPen(Qt.PenStyle.NoPen)
    if focused:
        painter.setBrush(look.tint(style))
        painter.drawRoundedRect(box, CORNER, CORNER)
    painter.setBrush(look.ink(style))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), THIN, box.height()), 1.5, 1.5)


def _notched(pencil: Pencil, box: QRectF, style: MarkStyle, focused: bool) -> None:
    box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    path, deep = QPainterPath(), min(NOTCH, box.height() / 4, box.width() / 3)
    path.addRoundedRect(box, CORNER, CORNER)
    right, middle = box.right() + 1, box.center().y()
    corners = (right, middle - deep - 1), (right - deep - 1, middle), (right, middle + deep + 1)
    cut = QPainterPath()
    cut.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    pencil.painter.setPen(QPen(pencil.look.ink(style), 2.0 if focused else 1.0))
    pencil.painter.setBrush(pencil.look.tint(style, focused))
    pencil.painter.drawPath(path.subtracted(cut))


def _open(pencil: Pencil, box: QRectF, style: MarkStyle, focused: bool) -> None:
    """A bracket, its back to the text."""
    painter = pencil.painter
    if focused:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pencil.look.tint(style))
        painter.drawRoundedRect(box, CORNER, CORNER)
    box = box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(pencil.look.ink(style), 2.5 if focused else 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([box.topRight(), box.topLeft(), box.bottomLeft(), box.bottomRight()])


def _write(pencil: Pencil, bar: Stands, style: MarkStyle, top: float) -> None:
    """The letter, its signs beside it or below as there is room."""
    line, slim = _line(pencil), bar.box.width() < _SLIM
    inset = 0.0 if slim else THIN + 1
    measured = QFontMetricsF(pencil.type.badge)
    width = measured.horizontalAdvance(style.letter)
    x = bar.box.left() + (max(0.0, bar.box.width() - width) / 2 if slim else inset + 1)
    pencil.painter.setPen(pencil.look.text)
    pencil.painter.setFont(pencil.type.badge)
    pencil.painter.drawText(QPointF(x, top + (line + measured.capHeight()) / 2), style.letter)
    for place, kind in zip(_places(bar.box, top, line, slim), bar.differs, strict=False):
        paint_sign(pencil.painter, place, kind, pencil.look.text)


def _places(box: QRectF, top: float, line: float, slim: bool) -> list[QRectF]:
    """Where signs may stand: right of the letter and below it, or in a slim bar only below."""
    size = round(line * 0.62)
    x = box.center().x() - size / 2 if slim else box.right() - size - 4
    first = top + (line - size) / 2 + (line if slim else 0)
    rows = range(int((box.bottom() - first) // size))
    return [QRectF(round(x), round(first + row * (size + 2)), size, size) for row in rows]


def _line(pencil: Pencil) -> float:
    """Height of a letter's line."""
    return pencil.type.badge.pixelSize() + 3.0
