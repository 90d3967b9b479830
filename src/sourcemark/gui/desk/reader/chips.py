"""The margin beside the text: one chip for each statement, at the line where it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from .look import Look
from .strokes import paint_letter
from .typography import Typography
from .values import Chip, MarkStyle

PUSHED = 5
"""Chips of room that one may be pushed below its line; what does not fit is counted instead."""


class Wish(NamedTuple):
    """A chip that wants to stand at some height."""

    id: str
    y: float


class Stand(NamedTuple):
    """Where a chip stands, and how many after it found no room."""

    id: str
    top: float
    hidden: int = 0


class Chips:
    """Asks for chips only when they come into view, and keeps the answers until they change."""

    def __init__(self) -> None:
        self.provider: Callable[[str], Chip] = lambda _: Chip()
        self._kept: dict[str, Chip] = {}

    def __getitem__(self, id: str) -> Chip:
        chip = self._kept.get(id)
        if chip is None:
            chip = self._kept[id] = self.provider(id)
        return chip

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """These statements may read otherwise now; None for all."""
        if ids is None:
            self._kept.clear()
            return
        for id in ids:
            self._kept.pop(id, None)


def height(type: Typography) -> int:
    """Of one chip."""
    return round(QFontMetricsF(type.small).height()) + 4


def stand(wishes: Iterable[Wish], focus: str | None, each: int) -> list[Stand]:
    """Chips from the top without overlap. The one in focus always stands; others may only be counted."""
    placed: list[Stand] = []
    floor = float("-inf")
    for wish in sorted(wishes, key=lambda w: w.y):
        top = max(wish.y, floor)
        if top - wish.y > PUSHED * each and wish.id != focus and placed:
            placed[-1] = placed[-1]._replace(hidden=placed[-1].hidden + 1)
            continue
        placed.append(Stand(wish.id, top))
        floor = top + each + 2
    return placed


def paint_chip(
    painter: QPainter,
    box: QRectF,
    chip: Chip,
    style: MarkStyle,
    type: Typography,
    look: Look,
    *,
    focused: bool,
) -> None:
    """Letter on its colour, then source and grade; the grade stays whole when the source is cut."""
    painter.setPen(QPen(look.ink(style), 1.4) if focused else QPen(look.hair, 1))
    painter.setBrush(look.tint(style) if focused else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    badge = box.height() - 8
    letter = MarkStyle(style.colour, chip.letter or style.letter)
    paint_letter(painter, QRectF(box.left() + 4, box.top() + 4, badge, badge), letter, type.badge, look)
    left = box.left() + 4 + max(badge, QFontMetricsF(type.badge).horizontalAdvance(letter.letter) + 5) + 5
    painter.setPen(look.text if focused else look.muted)
    _write(painter, box, left, chip, type.small)


def paint_hidden(painter: QPainter, box: QRectF, hidden: int, type: Typography, look: Look) -> None:
    """How many more there are at this place."""
    words = f"+{hidden}"
    measured = QFontMetricsF(type.badge)
    width = measured.horizontalAdvance(words) + 8
    tag = QRectF(box.right() - width, box.bottom() - box.height() / 2, width, box.height() / 2 + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.muted)
    painter.drawRoundedRect(tag, 4, 4)
    painter.setPen(look.page)
    painter.setFont(type.badge)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


def _write(painter: QPainter, box: QRectF, left: float, chip: Chip, font: QFont) -> None:
    measured = QFontMetricsF(font)
    grade = f" · {chip.grade}" if chip.grade and chip.source else chip.grade
    room = box.right() - 6 - left - measured.horizontalAdvance(grade)
    source = measured.elidedText(chip.source, Qt.TextElideMode.ElideRight, max(0.0, room))
    baseline = box.center().y() + (measured.ascent() - measured.descent()) / 2
    painter.setFont(font)
    painter.drawText(QPointF(left, baseline), source + grade)
