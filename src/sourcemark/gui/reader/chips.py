"""The margin beside the text: one chip for each statement, at the line where it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ...model.direction import isolated
from .pencil import Pencil
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


def paint_chip(pencil: Pencil, box: QRectF, id: str, chip: Chip) -> None:
    """Letter on its colour, then source and grade; the grade stays whole when the source is cut."""
    painter, look, style = pencil.painter, pencil.look, pencil.marks.style(id)
    focused = id == pencil.focus.id
    painter.setPen(QPen(look.ink(style), 1.4) if focused else QPen(look.hair, 1))
    painter.setBrush(look.tint(style) if focused else look.page)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    badge = box.height() - 8
    letter = MarkStyle(style.colour, chip.letter or style.letter)
    width = paint_letter(
        pencil, QRectF(box.left() + 4, box.top() + 4, badge, badge), letter, hollow=bool(chip.by)
    )
    painter.setPen(look.text if focused else look.muted)
    _write(painter, box, box.left() + 9 + width, chip, pencil.type.small)


def paint_hidden(pencil: Pencil, box: QRectF, hidden: int) -> None:
    """How many more there are at this place."""
    words, font = f"+{hidden}", pencil.type.badge
    width = QFontMetricsF(font).horizontalAdvance(words) + 8
    tag = QRectF(box.right() - width, box.bottom() - box.height() / 2, width, box.height() / 2 + 2)
    pencil.painter.setPen(Qt.PenStyle.NoPen)
    pencil.painter.setBrush(pencil.look.muted)
    pencil.painter.drawRoundedRect(tag, 4, 4)
    pencil.painter.setPen(pencil.look.page)
    pencil.painter.setFont(font)
    pencil.painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)


def _write(painter: QPainter, box: QRectF, left: float, chip: Chip, font: QFont) -> None:
    measured = QFontMetricsF(font)
    after = " · ".join(part for part in (chip.grade, chip.by) if part)
    grade = f" · {after}" if after and chip.source else after
    room = box.right() - 6 - left - measured.horizontalAdvance(grade)
    source = measured.elidedText(chip.source, Qt.TextElideMode.ElideRight, max(0.0, room))
    baseline = box.center().y() + (measured.ascent() - measured.descent()) / 2
    painter.setFont(font)
    painter.drawText(QPointF(left, baseline), isolated(source) + grade)
