"""What every bar of one view is drawn with: sizes and letters, measured once, and stamps of letters and signs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ..pencil import Pencil
from ..typography import Typography
from .lettering import Lettering
from .signs import paint_sign


def letters(type: Typography) -> QFont:
    """In which the letters on bars are set."""
    font = QFont(type.badge)
    font.setPixelSize(max(8, round(type.small.pixelSize() * 0.78)))
    return font


def lettering(type: Typography) -> Lettering:
    """What a letter and a sign take."""
    font = letters(type)
    return Lettering(font.pixelSize() + 3, round(QFontMetricsF(font).horizontalAdvance("W")))


class Marker:
    """Made for one painting."""

    def __init__(self, pencil: Pencil) -> None:
        self.pencil, self.sizes = pencil, lettering(pencil.type)
        self._font = letters(pencil.type)
        self._measured = QFontMetricsF(self._font)
        self._advances: dict[str, float] = {}

    def letter(self, box: QRectF, top: float, letter: str) -> None:
        """The letter of a bar, its line's upper edge at `top`."""
        if not letter:
            return
        advance = self._advances.get(letter)
        if advance is None:
            advance = self._advances[letter] = self._measured.horizontalAdvance(letter)
        x, ink = self.sizes.letter(box.left(), box.width(), advance), self.pencil.look.text
        key = ("lane letter", letter, ink.rgb(), self._font.pixelSize())
        size = QSizeF(round(advance + 2), self.sizes.line)
        self._put(QPointF(round(x), top), key, size, partial(self._draw_letter, letter, ink))

    def signs(self, box: QRectF, top: float, kinds: tuple[str, ...]) -> None:
        """As many as have room, the worst first."""
        each, ink = self.sizes.sign, self.pencil.look.text
        for place, kind in zip(
            self.sizes.signs(box.left(), box.width(), top, box.bottom()), kinds, strict=False
        ):
            key = ("lane sign", kind, ink.rgb(), each)
            draw = partial(paint_sign, box=QRectF(0, 0, each, each), kind=kind, ink=ink)
            self._put(QPointF(place.x, place.y), key, QSizeF(each, each), draw)

    def _put(self, at: QPointF, key: tuple[object, ...], size: QSizeF, draw: partial[None]) -> None:
        self.pencil.look.stamps.put(self.pencil.painter, at, key, size, draw)

    def _draw_letter(self, letter: str, ink: QColor, painter: QPainter) -> None:
        painter.setPen(ink)
        painter.setFont(self._font)
        painter.drawText(QPointF(0, round((self.sizes.line + self._measured.capHeight()) / 2)), letter)
