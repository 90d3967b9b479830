"""The letter of a source type on its colour, as it stands in lists and menus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QIcon, QPainter, QPen, QPixmap

from ..colours import readable_on

SIDE = 18
"""Of the square, in device-independent pixels, at the normal size of type and below."""


def badge_side(measured: QFontMetrics) -> int:
    """Of a square that stands in a line of that type."""
    return max(SIDE, measured.height())


def paint_badge(painter: QPainter, box: QRectF, letter: str, colour: str, *, hollow: bool = False) -> None:
    """A letter, or two, in a rounded square; a `hollow` one, for what is another's, has its colour around it only."""
    painter.save()
    ink = painter.pen().color()
    fill = QColor(colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(fill, 1.5) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else fill)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1) if hollow else box, 4, 4)
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(box.height() * 0.66)))
    font.setWeight(QFont.Weight.DemiBold)
    wide = QFontMetricsF(font).horizontalAdvance(letter)
    if wide > box.width() - 2:
        font.setPixelSize(max(6, round(font.pixelSize() * (box.width() - 2) / wide)))
    painter.setFont(font)
    painter.setPen(ink if hollow else readable_on(fill))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def badge_icon(letter: str, colour: str, ratio: float = 2.0) -> QIcon:
    """The same as an icon, for menus and boxes of choices."""
    picture = QPixmap(QSize(SIDE, SIDE) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_badge(painter, QRectF(0, 0, SIDE, SIDE), letter, colour)
    painter.end()
    return QIcon(picture)
