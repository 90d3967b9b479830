"""What is drawn on the words of one block: underlines in lanes, letters, and the statement in focus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from sourcemark.gui.colours import readable_on
from sourcemark.model.spans import Span

from .backgrounds import Placed
from .look import Look
from .marks import Marks, Shown
from .values import MarkStyle

LANES = 4
"""Levels that fit between two lines; deeper nesting shares the last one."""

_DASHES = {"dash": [4.0, 2.5], "dot": [1.0, 2.0]}


def paint_underlines(
    painter: QPainter, block: Placed, shown: Shown, marks: Marks, focus: str | None, look: Look
) -> None:
    """One line for each statement, stacked where statements overlap, in the style of its type."""
    metrics = block.laid.metrics
    step = max(3.0, metrics.pitch * 0.115)
    for start, end, id in shown.marks:
        style = marks.style(id)
        lane = min(shown.lanes.get(id, 0), LANES - 1)
        pen = QPen(look.ink(style), 2.0 if id == focus else 1.3)
        for box in block.boxes(start, end):
            y = box.top() + metrics.ascent + step * (lane + 0.9)
            _underline(painter, style, pen, box.left(), box.right(), y)


def paint_badges(
    painter: QPainter, block: Placed, shown: Shown, marks: Marks, font: QFont, look: Look
) -> None:
    """The letter of the type on the corner where the statement begins; several stand side by side."""
    size = round(QFontMetricsF(font).capHeight() + 5)
    taken: dict[tuple[int, int], int] = {}
    for start, id in firsts(shown, marks, block):
        box = block.boxes(start, start + 1)
        if not box:
            continue
        x = box[0].right() - size * 0.45 if block.laid.right_to_left else box[0].left() - size * 0.55
        top = box[0].top() + block.laid.metrics.ascent - _cap(block) - size + 2
        row = (round(top), round(x / size))
        taken[row] = taken.get(row, -1) + 1
        shift = taken[row] * (size + 1) * (-1 if block.laid.right_to_left else 1)
        paint_letter(painter, QRectF(round(x + shift), round(top), size, size), marks.style(id), font, look)


def paint_letter(painter: QPainter, box: QRectF, style: MarkStyle, font: QFont, look: Look) -> None:
    """One letter on its colour."""
    if not style.letter:
        return
    colour = look.ink(style)
    measured = QFontMetricsF(font)
    box = QRectF(
        box.left(), box.top(), max(box.width(), measured.horizontalAdvance(style.letter) + 5), box.height()
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, 2.5, 2.5)
    painter.setPen(readable_on(colour))
    painter.setFont(font)
    x = box.center().x() - measured.horizontalAdvance(style.letter) / 2
    painter.drawText(QPointF(x, box.center().y() + measured.capHeight() / 2), style.letter)


def paint_outline(
    painter: QPainter, block: Placed, spans: Iterable[Span], style: MarkStyle, look: Look
) -> None:
    """Around the statement in focus."""
    _boxed(painter, block, spans, QPen(look.ink(style), 1.4))


def paint_source(painter: QPainter, block: Placed, spans: Iterable[Span], look: Look) -> None:
    """A dotted box around the words that name the source."""
    pen = QPen(look.text, 1.2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.5, 2.0])
    _boxed(painter, block, spans, pen)


def paint_cue(painter: QPainter, block: Placed, spans: Iterable[Span], look: Look) -> None:
    """A dotted line under the words that tell that somebody speaks."""
    pen = QPen(look.text, 1.8, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.0])
    painter.setPen(pen)
    for span in spans:
        for box in block.boxes(span.start, span.end):
            y = box.top() + block.laid.metrics.ascent + 3
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _boxed(painter: QPainter, block: Placed, spans: Iterable[Span], pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for span in spans:
        for box in block.boxes(span.start, span.end):
            painter.drawRoundedRect(box.adjusted(-1.5, 0, 1.5, 1), 3, 3)


def _underline(painter: QPainter, style: MarkStyle, pen: QPen, left: float, right: float, y: float) -> None:
    if style.underline in _DASHES:
        pen.setDashPattern(_DASHES[style.underline])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if style.underline == "wave":
        painter.drawPath(_wave(left, right, y))
        return
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    if style.underline == "double":
        painter.drawLine(QPointF(left, y + 2), QPointF(right, y + 2))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        path.quadTo(x + 1.5, y - 2 if up else y + 2, min(x + 3, right), y)
        x, up = x + 3, not up
    return path


def _cap(block: Placed) -> float:
    return QFontMetricsF(block.laid.metrics.font).capHeight()


def firsts(shown: Shown, marks: Marks, block: Placed) -> list[tuple[int, str]]:
    """Statements that begin in this block, each with the offset of its first character."""
    here = ((start, id) for start, _, id in shown.marks if block.start <= start < block.end)
    return [(start, id) for start, id in here if marks.first(id) == start]
