"""What is drawn on the words of one block: underlines in lanes, letters, and the statement in focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ...model.spans import Span
from .backgrounds import Placed
from .marks import Marks, Shown
from .pencil import Pencil
from .values import MarkStyle

LANES = 4
"""Levels that fit between two lines; deeper nesting shares the last one."""

_DASHES = {"dash": [4.0, 2.5], "dot": [1.0, 2.0]}


def paint_underlines(pencil: Pencil, block: Placed, shown: Shown) -> None:
    """One line for each statement, stacked where statements overlap, in the style of its type."""
    metrics = block.laid.metrics
    step = max(3.0, metrics.pitch * 0.115)
    for start, end, id in shown.marks:
        style = pencil.marks.style(id)
        lane = min(shown.lanes.get(id, 0), LANES - 1)
        pen = QPen(pencil.look.ink(style), 2.0 if id == pencil.focus.id else 1.3)
        for box in block.boxes(start, end):
            y = box.top() + metrics.ascent + step * (lane + 0.9)
            _underline(pencil, style.underline, pen, QLineF(box.left(), y, box.right(), y))


def paint_badges(pencil: Pencil, block: Placed, shown: Shown, foreign: Callable[[str], bool]) -> None:
    """The letter of the type on the corner where the statement begins, hollow where the mark is another's.

    Several stand side by side.
    """
    size = round(QFontMetricsF(pencil.type.badge).capHeight() + 5)
    taken: dict[tuple[int, int], int] = {}
    for start, id in firsts(shown, pencil.marks, block):
        box = block.boxes(start, start + 1)
        if not box:
            continue
        x = box[0].right() - size * 0.3 if block.laid.right_to_left else box[0].left() - size * 0.7
        top = box[0].top() + block.laid.metrics.ascent - _cap(block) - size + 1
        row = (round(top), round(x / size))
        taken[row] = taken.get(row, -1) + 1
        shift = taken[row] * (size + 1) * (-1 if block.laid.right_to_left else 1)
        paint_letter(
            pencil,
            QRectF(round(x + shift), round(top), size, size),
            pencil.marks.style(id),
            hollow=foreign(id),
        )


def paint_letter(pencil: Pencil, box: QRectF, style: MarkStyle, *, hollow: bool = False) -> float:
    """One letter on its colour at the left of `box`; answers its width, which the letter decides."""
    colour = pencil.look.ink(style)
    stamp = pencil.look.stamps.hollow if hollow else pencil.look.stamps.letter
    return stamp(pencil.painter, box, style.letter, colour, pencil.type.badge)


def paint_outline(pencil: Pencil, block: Placed, spans: Iterable[Span], style: MarkStyle) -> None:
    """Around the statement in focus."""
    _boxed(pencil.painter, block, spans, QPen(pencil.look.ink(style), 1.4))


def paint_source(pencil: Pencil, block: Placed, spans: Iterable[Span]) -> None:
    """A dotted box around the words that name the source."""
    pen = QPen(pencil.look.text, 1.2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1.5, 2.0])
    _boxed(pencil.painter, block, spans, pen)


def paint_cue(pencil: Pencil, block: Placed, spans: Iterable[Span]) -> None:
    """A dotted line under the words that tell that somebody speaks."""
    pen = QPen(pencil.look.text, 1.8, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.0])
    pencil.painter.setPen(pen)
    for span in spans:
        for box in block.boxes(span.start, span.end):
            y = box.top() + block.laid.metrics.ascent + 3
            pencil.painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _boxed(painter: QPainter, block: Placed, spans: Iterable[Span], pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for span in spans:
        for box in block.boxes(span.start, span.end):
            painter.drawRoundedRect(box.adjusted(-1.5, 0, 1.5, 1), 3, 3)


def _underline(pencil: Pencil, underline: str, pen: QPen, line: QLineF) -> None:
    if underline == "wave":
        pencil.look.stamps.wave(pencil.painter, line.x1(), line.x2(), line.y1(), pen)
        return
    if underline in _DASHES:
        pen.setDashPattern(_DASHES[underline])
    pencil.painter.setPen(pen)
    pencil.painter.drawLine(line)
    if underline == "double":
        pencil.painter.drawLine(line.translated(0, 2))


def _cap(block: Placed) -> float:
    return QFontMetricsF(block.laid.metrics.font).capHeight()


def firsts(shown: Shown, marks: Marks, block: Placed) -> list[tuple[int, str]]:
    """Statements that begin in this block, each with the offset of its first character."""
    here = ((start, id) for start, _, id in shown.marks if block.start <= start < block.end)
    return [(start, id) for start, id in here if marks.first(id) == start]
