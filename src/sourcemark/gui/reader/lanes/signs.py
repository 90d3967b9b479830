"""The signs of differences, drawn rather than written: as crisp and as wide in every font. Units: an 8 × 8 box."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from .values import ALONE

_BOX = 8.0


def paint_sign(painter: QPainter, *, box: QRectF, kind: str, ink: QColor) -> None:
    """The sign of one kind of difference, as large as `box`; a kind that has none leaves it empty."""
    draw = _DRAWN.get(kind)
    if draw is None:
        return
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.width() / _BOX, box.height() / _BOX)
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(draw())
    painter.restore()


def _lines(*lines: tuple[float, ...]) -> QPainterPath:
    """Each a row of x and y, from one point to the next."""
    path = QPainterPath()
    for line in lines:
        path.moveTo(line[0], line[1])
        for x, y in zip(line[2::2], line[3::2], strict=True):
            path.lineTo(x, y)
    return path


def _ring() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(4, 4), 2.7, 2.7)
    return path


def _unequal() -> QPainterPath:
    return _lines((1, 2.9, 7, 2.9), (1, 5.1, 7, 5.1), (5.6, 0.8, 2.4, 7.2))


def _span() -> QPainterPath:
    return _lines((0.6, 4, 7.4, 4), (2.6, 2, 0.6, 4, 2.6, 6), (5.4, 2, 7.4, 4, 5.4, 6))


def _question() -> QPainterPath:
    path = QPainterPath(QPointF(2.0, 2.6))
    path.cubicTo(2.0, -0.2, 6.2, 0.0, 6.0, 2.4)
    path.cubicTo(5.9, 3.8, 4.0, 3.9, 4.0, 5.4)
    path.moveTo(4.0, 7.4)
    path.lineTo(4.0, 7.45)
    return path


def _judged() -> QPainterPath:
    path = _ring()
    path.addPath(_lines((1.2, 6.8, 6.8, 1.2)))
    return path


def _plus_minus() -> QPainterPath:
    return _lines((4, 0.6, 4, 5.4), (1.4, 3, 6.6, 3), (1.4, 7.2, 6.6, 7.2))


def _star() -> QPainterPath:
    spokes = (pi * turn / 3 + pi / 6 for turn in range(3))
    arms = ((3.2 * cos(a), 3.2 * sin(a)) for a in spokes)
    return _lines(*((4 - x, 4 - y, 4 + x, 4 + y) for x, y in arms))


_DRAWN: dict[str, Callable[[], QPainterPath]] = {
    ALONE: _ring,
    "other type": _unequal,
    "other source": _question,
    "other span": _span,
    "judged or not": _judged,
    "other grade": _plus_minus,
    "other facet": _star,
}
