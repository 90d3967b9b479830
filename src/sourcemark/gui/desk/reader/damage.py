"""What has to be painted again when something changes: a few paragraphs and the margin, seldom the whole view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from ....model.spans import Span
from .canvas import Canvas


def damaged(canvas: Canvas, spans: Iterable[Span]) -> QRegion:
    """The blocks in view that these places touch, and the margin: chips make room for each other."""
    spans = list(spans)
    frame, view = canvas.page.frame, canvas.column.view
    region = QRegion(QRect(frame.chips_left, 0, frame.chips_width + frame.left, view))
    for block in canvas.blocks():
        if any(span.start <= block.end and span.end >= block.start for span in spans):
            region += canvas.area(block)
    return region
