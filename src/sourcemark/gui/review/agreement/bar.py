"""A figure as a small bar: where it lies between 0 and 1, and where it might lie."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ...looks import GRID, Look

LOWEST = -0.25
"""Left end of the scale: what lies lower is drawn there. The right end is 1."""
WIDTH = 15 * GRID
"""Device-independent pixels of the scale."""
TICKS = (0.0, 0.5, 1.0)
Known = tuple[float | None, float | None, float | None]
"""A figure, and the ends of its interval."""


def paint_bar(painter: QPainter, room: QRectF, known: Known, look: Look) -> None:
    """The scale with ticks at 0, one half and 1, the interval as a band and the figure as a dot on it."""
    value, low, high = known
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, radius = room.center().y(), 3.5
    quiet = QColor(look.border)
    quiet.setAlphaF(0.45)
    painter.setPen(QPen(quiet, 1))
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
    for tick in TICKS:
        at = _at(room, tick)
        painter.drawLine(QPointF(at, middle - radius), QPointF(at, middle + radius))
    painter.setPen(Qt.PenStyle.NoPen)
    if low is not None and high is not None:
        quiet.setAlphaF(0.6)
        painter.setBrush(quiet)
        start, end = _at(room, low), _at(room, high)
        painter.drawRoundedRect(QRectF(start, middle - 3.5, max(2.0, end - start), 7), 3.5, 3.5)
    if value is not None:
        painter.setBrush(QColor(look.accent))
        painter.drawEllipse(QPointF(_at(room, value), middle), radius, radius)
    painter.restore()


def _at(room: QRectF, value: float) -> float:
    part = (max(LOWEST, min(1.0, value)) - LOWEST) / (1 - LOWEST)
    return room.left() + part * room.width()
