"""What has to be painted again when something changes: a few paragraphs and margin, seldom the whole view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from ...model.spans import Span
from . import chips
from .canvas import Canvas


def damaged(canvas: Canvas, spans: Iterable[Span]) -> QRegion:
    """The blocks in view that these places touch, and the margin from the first of them down.

    Chips make room for each other downwards only; where nothing touched is in view, one above it may reach in.
    """
    spans = list(spans)
    frame, view = canvas.page.frame, canvas.column.view
    areas = [
        canvas.area(block)
        for block in canvas.blocks()
        if any(span.start <= block.end and span.end >= block.start for span in spans)
    ]
    each = chips.height(canvas.page.type)
    top = max(0, areas[0].top() - round(chips.PUSHED * each)) if areas else 0
    region = QRegion(QRect(frame.chips_left, top, frame.chips_width + frame.left, view - top))
    for area in areas:
        region += area
    return region
