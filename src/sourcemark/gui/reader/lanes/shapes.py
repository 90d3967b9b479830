"""One bar: thin where all agree, with a folded corner where readings differ, open where only one has it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ..values import MarkStyle
from .lettering import Lettering
from .marker import Marker
from .placing import Stands
from .values import ALONE


class Shape(NamedTuple):
    """What a bar is drawn from."""

    box: QRectF
    ink: QColor
    tint: QColor
    sizes: Lettering
    top: float
    """Where its letter stands: at its upper end, but never under the heads."""
    focused: bool


def paint_bar(marker: Marker, bar: Stands, style: MarkStyle, top: float, focused: bool) -> None:
    """Bar, letter and signs; the letter not above `top`."""
    look, sizes, painter = marker.pencil.look, marker.sizes, marker.pencil.painter
    top = max(bar.box.top(), min(top, bar.box.bottom() - sizes.line))
    shape = Shape(bar.box, look.ink(style), look.tint(style, focused), sizes, top, focused)
    if not bar.differs:
        _plain(painter, shape)
    elif ALONE in bar.differs:
        _open(painter, shape)
    else:
        _folded(painter, shape)
    if sizes.written(bar.box.width()):
        marker.letter(bar.box, top, style.letter)
        marker.signs(bar.box, top, bar.differs)


def _plain(painter: QPainter, shape: Shape) -> None:
    """A thin line beside the letter, or below it where there is no room beside."""
    box, thin = shape.box, shape.sizes.thin
    _tint(painter, shape)
    beside = shape.sizes.beside(box.width())
    left = box.left() if beside else round(box.center().x() - thin / 2)
    top = box.top() if beside else shape.top + shape.sizes.line
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shape.ink)
    painter.drawRoundedRect(QRectF(left, top, thin, max(2.0, box.bottom() - top)), thin / 2, thin / 2)


def _folded(painter: QPainter, shape: Shape) -> None:
    """The fold is at the lower corner next to the text: signs stand on the other side."""
    ink = shape.ink
    inset = 1.0 if shape.focused else 0.5
    box = shape.box.adjusted(inset, inset, -inset, -inset)
    fold = min(shape.sizes.line * 0.4, box.height() / 4, box.width() / 3)
    left, bottom = box.left(), box.bottom()
    cut = [QPointF(left + fold, bottom), QPointF(left, bottom - fold)]
    painter.setPen(QPen(ink, 2.0 if shape.focused else 1.0, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(shape.tint)
    painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), *cut]))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([*cut, QPointF(left + fold, bottom - fold)]))


def _open(painter: QPainter, shape: Shape) -> None:
    """A bracket, its back to the text."""
    _tint(painter, shape)
    box = shape.box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(shape.ink, 2.5 if shape.focused else 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([box.topRight(), box.topLeft(), box.bottomLeft(), box.bottomRight()])


def _tint(painter: QPainter, shape: Shape) -> None:
    if shape.focused:
        painter.fillRect(shape.box, shape.tint)
