"""Letters on their colour, and waves: drawn once, then stamped as often as a screen needs them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ..colours import readable_on

Drawn = Callable[[QPainter, QSizeF, str, QColor, QFont], None]
KEPT = 256
WAVE = QSizeF(6.0, 4.0)
"""One period of the wave, in pixels."""


class Stamps:
    """Kept by what they show and how fine the screen is; the least used are forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()

    def letter(self, painter: QPainter, box: QRectF, letter: str, colour: QColor, font: QFont) -> float:
        """Stamp a letter on its colour at the left of `box`, as high as that; answers its width."""
        return self._letter(painter, box, letter, (colour, font), _filled)

    def hollow(self, painter: QPainter, box: QRectF, letter: str, colour: QColor, font: QFont) -> float:
        """The same with the colour around the letter only: the mark is another's."""
        return self._letter(painter, box, letter, (colour, font), _hollow)

    def _letter(
        self, painter: QPainter, box: QRectF, letter: str, ink: tuple[QColor, QFont], draw: Drawn
    ) -> float:
        colour, font = ink
        width = max(box.height(), QFontMetricsF(font).horizontalAdvance(letter) + 5) if letter else 0.0
        if letter:
            size = QSizeF(width, box.height())
            key = (letter, colour.rgb(), font.pixelSize(), width, box.height(), draw)
            stamp = self._stamp(painter, key, size, lambda inner: draw(inner, size, letter, colour, font))
            painter.drawPixmap(box.topLeft(), stamp)
        return width

    def wave(self, painter: QPainter, left: float, right: float, y: float, pen: QPen) -> None:
        """Stamp a wavy line from `left` to `right` around `y`."""
        key = ("wave", pen.color().rgb(), pen.widthF())
        stamp = self._stamp(painter, key, WAVE, lambda inner: _wave(inner, pen))
        painter.drawTiledPixmap(QRectF(left, round(y) - 2.0, right - left, WAVE.height()), stamp)

    def put(
        self, painter: QPainter, at: QPointF, key: Hashable, size: QSizeF, draw: Callable[[QPainter], None]
    ) -> None:
        """Stamp something of some size; `key` tells all that it depends on."""
        painter.drawPixmap(at, self._stamp(painter, key, size, draw))

    def _stamp(
        self, painter: QPainter, key: Hashable, size: QSizeF, draw: Callable[[QPainter], None]
    ) -> QPixmap:
        fine = painter.device().devicePixelRatioF()
        kept = self._kept.get((key, fine))
        if kept is None:
            kept = self._kept[key, fine] = _drawn(size, fine, draw)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return kept


def _drawn(size: QSizeF, fine: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap((size * fine).toSize())
    picture.setDevicePixelRatio(fine)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as inner:
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(inner)
    return picture


def _filled(painter: QPainter, size: QSizeF, letter: str, colour: QColor, font: QFont) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(QPointF(), size), 2.5, 2.5)
    _write(painter, size, letter, readable_on(colour), font)


def _hollow(painter: QPainter, size: QSizeF, letter: str, colour: QColor, font: QFont) -> None:
    painter.setPen(QPen(colour, 1.2))
    painter.drawRoundedRect(QRectF(QPointF(), size).adjusted(0.6, 0.6, -0.6, -0.6), 2.5, 2.5)
    _write(painter, size, letter, colour, font)


def _write(painter: QPainter, size: QSizeF, letter: str, ink: QColor, font: QFont) -> None:
    measured = QFontMetricsF(font)
    painter.setPen(ink)
    painter.setFont(font)
    x = (size.width() - measured.horizontalAdvance(letter)) / 2
    painter.drawText(QPointF(x, (size.height() + measured.capHeight()) / 2), letter)


def _wave(painter: QPainter, pen: QPen) -> None:
    path = QPainterPath(QPointF(-1.5, 2))
    for step in range(3):
        x = -1.5 + 3 * step
        path.quadTo(x + 1.5, 0 if step % 2 else 4, x + 3, 2)
    painter.setPen(pen)
    painter.drawPath(path)
