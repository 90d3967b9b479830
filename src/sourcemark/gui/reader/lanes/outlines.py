"""The group in focus in the text: an outline for each reading, told apart by its line and by the lane's label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from ....model.spans import Span
from ..backgrounds import Placed, fill
from ..pencil import Pencil
from ..values import MarkStyle

if TYPE_CHECKING:
    from .column import Lanes

DASHES: tuple[list[float], ...] = ([], [4.0, 2.5], [1.0, 2.0], [6.0, 2.0, 1.0, 2.0])
"""Of the first reading, the second, the third and all further ones; none is a solid line."""


class Outline(NamedTuple):
    """Places that one or more readings give the statement."""

    spans: tuple[Span, ...]
    labels: tuple[str, ...]
    style: MarkStyle
    """That of the first of them."""


def outlines(lanes: Lanes) -> list[Outline]:
    """Of the group in focus, in the order of the lanes; readings with the same places share one."""
    found: dict[tuple[Span, ...], Outline] = {}
    for reading, id in lanes.in_focus():
        spans = reading.spans(id)
        known = found.get(spans, Outline(spans, (), reading.style(id)))
        found[spans] = known._replace(labels=(*known.labels, reading.lane.label))
    return list(found.values())


def paint_group_tint(pencil: Pencil, block: Placed, lanes: Lanes) -> None:
    """Behind all words of the group."""
    for outline in outlines(lanes):
        for span in outline.spans:
            fill(
                pencil.painter,
                block.boxes(span.start, span.end),
                pencil.look.tint(outline.style, focused=True),
            )


def paint_outlines(pencil: Pencil, block: Placed, lanes: Lanes) -> None:
    """Around the words of the group; labels stand where an outline ends."""
    taken: list[QRectF] = []
    for number, outline in enumerate(outlines(lanes)):
        pen = QPen(pencil.look.ink(outline.style), 1.6)
        dashes = DASHES[min(number, len(DASHES) - 1)]
        if dashes:
            pen.setDashPattern(dashes)
        boxes = [box for span in outline.spans for box in block.boxes(span.start, span.end)]
        _paint_boxes(pencil, boxes, pen, 2.0 * number)
        if boxes and block.start < outline.spans[-1].end <= block.end:
            _paint_label(pencil, block, boxes[-1], outline, taken)


def _paint_boxes(pencil: Pencil, boxes: list[QRectF], pen: QPen, out: float) -> None:
    pencil.painter.setPen(pen)
    pencil.painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        pencil.painter.drawRoundedRect(box.adjusted(-1.5 - out, -out, 1.5 + out, 1 + out), 3, 3)


def _paint_label(pencil: Pencil, block: Placed, box: QRectF, outline: Outline, taken: list[QRectF]) -> None:
    """Below the corner where the statement ends; one that finds its place taken stands beside."""
    words, measured = " ".join(outline.labels), QFontMetricsF(pencil.type.badge)
    width, height = measured.horizontalAdvance(words) + 6, measured.capHeight() + 5
    step = -(width + 2) if block.laid.right_to_left else width + 2
    left = box.left() - 3 if block.laid.right_to_left else box.right() + 3 - width
    tag = QRectF(round(left), round(box.bottom() - 2), round(width), round(height))
    while any(tag.intersects(other) for other in taken):
        tag.translate(step, 0)
    taken.append(tag)
    pencil.painter.setPen(Qt.PenStyle.NoPen)
    pencil.painter.setBrush(pencil.look.ink(outline.style))
    pencil.painter.drawRoundedRect(tag, 2.5, 2.5)
    pencil.painter.setFont(pencil.type.badge)
    pencil.painter.setPen(pencil.look.page)
    baseline = tag.center().y() + measured.capHeight() / 2
    pencil.painter.drawText(QPointF(tag.left() + 3, baseline), words)
