"""What keys do just now, in one quiet line."""

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


class HintLine(QWidget):
    """Keys as caps, with words; those that find no room are left out from the end."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        named(self, "Keys")

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these, the most useful first."""
        self._hints = tuple(hints)
        said = "; ".join(f"{key}: {words}" for key, words, _ in hints)
        self.setAccessibleDescription(said)
        self.setToolTip(tip(said.replace("; ", "\n")))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, 5 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        measured, left = painter.fontMetrics(), 2 * GRID
        for key, words, colour in self._hints:
            wide = measured.horizontalAdvance(key) + 16 if key else 0
            whole = wide + measured.horizontalAdvance(words)
            if left + whole > self.width() - GRID:
                break
            if key:
                self._paint_cap(painter, QRect(left, 0, wide - 6, self.height()), key, colour, measured)
            painter.setPen(QColor(self._theme.look.muted if key else self._theme.look.accent))
            place = QRect(left + wide, 0, whole, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            left += whole + 2 * GRID

    def _paint_cap(
        self, painter: QPainter, room: QRect, key: str, colour: str, measured: QFontMetrics
    ) -> None:
        look, high = self._theme.look, measured.height() + 4
        box = QRect(room.left(), (room.height() - high) // 2, room.width(), high)
        painter.setPen(QColor(colour or look.border))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(look.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
