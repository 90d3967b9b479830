"""What keys do just now, in one quiet line, or in two where one is too short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...looks import GRID
from ...theme import Theme
from ...widgets.parts import named, tip

Hint = tuple[str, str, str]
"""Key (empty for words that name a state), what it does, and a colour for the key (empty for none)."""

BESIDE, CAP, GAP = 16, 4, 12
"""Pixels that a cap needs beside its key and its words, above and below the key, and between two hints."""


class HintLine(QWidget):
    """Keys as caps, with words; of those that find no room the last ones are left out, but never the way to all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self._always: Hint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        named(self, "Keys")

    def show_hints(self, hints: Sequence[Hint], always: Hint | None = None) -> None:
        """Show these, the most useful first; `always` ends the line whatever is left out."""
        self._hints, self._always = tuple(hints), always
        said = "; ".join(f"{key}: {words}" for key, words, _ in (*hints, *([always] if always else ())))
        self.setAccessibleDescription(said)
        self.setToolTip(tip(said.replace("; ", "\n")))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, 5 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        for hint, room in self.places():
            self._paint_hint(painter, hint, room)

    def places(self) -> list[tuple[Hint, QRect]]:
        """Where each hint stands that finds room."""
        measured = QFontMetrics(self._theme.font("small"))
        all_hints = (*self._hints, *([self._always] if self._always else ()))
        widths = [_width(hint, measured) for hint in all_hints]
        room, rows = self.width() - 3 * GRID, 1
        if sum(widths) + GAP * (len(widths) - 1) > room:
            rows = max(1, min(2, self.height() // (measured.height() + 2)))
        stand = set_in_rows(widths, room, rows, keep=self._always is not None)
        high = self.height() // (1 + max((row for _, row, _ in stand), default=0))
        return [(all_hints[n], QRect(2 * GRID + left, row * high, widths[n], high)) for n, row, left in stand]

    def _paint_hint(self, painter: QPainter, hint: Hint, room: QRect) -> None:
        (key, words, colour), measured = hint, painter.fontMetrics()
        wide = measured.horizontalAdvance(key) + BESIDE if key else 0
        if key:
            cap = QRect(room.left(), room.top(), wide - 6, room.height())
            self._paint_cap(painter, cap, key, colour, measured)
        painter.setPen(QColor(self._theme.look.muted if key else self._theme.look.accent))
        place = room.adjusted(wide, 0, GRID, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_cap(
        self, painter: QPainter, room: QRect, key: str, colour: str, measured: QFontMetrics
    ) -> None:
        look, high = self._theme.look, min(measured.height() + CAP, room.height() - 1)
        box = QRect(room.left(), room.top() + (room.height() - high) // 2, room.width(), high)
        painter.setPen(QColor(colour or look.border))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(look.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def set_in_rows(widths: Sequence[int], room: int, rows: int, *, keep: bool) -> list[tuple[int, int, int]]:
    """`(index, row, left)` of those that find room, one after the other; with `keep` the last one always does."""
    found: list[tuple[int, int, int]] = []
    row = left = 0
    last = len(widths) - 1
    for n, width in enumerate(widths):
        kept = widths[last] + GAP if keep and n < last and row == rows - 1 else 0
        if left and left + width + kept > room and row < rows - 1:
            row, left = row + 1, 0
            kept = widths[last] + GAP if keep and n < last and row == rows - 1 else 0
        if left + width + kept > room and not (keep and n == last):
            return [*found, (last, row, left)] if keep else found
        found.append((n, row, left))
        left += width + GAP
    return found


def _width(hint: Hint, measured: QFontMetrics) -> int:
    key, words, _ = hint
    return measured.horizontalAdvance(words) + (measured.horizontalAdvance(key) + BESIDE if key else 0)
