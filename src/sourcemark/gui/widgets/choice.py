"""What a type-ahead offers, and how it is painted: a name and, quieter, what tells it from others."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...model.direction import isolated
from ..looks import GRID

Index = QModelIndex | QPersistentModelIndex
DETAIL = Qt.ItemDataRole.UserRole + 1


class Choice(NamedTuple):
    """One thing to choose. What `id` stands for is known to who made it."""

    id: str
    title: str
    detail: str = ""


def elided(font: QFontMetrics, words: str, width: int) -> str:
    """`words` in one line of at most `width` pixels, in their own direction, to be painted.

    Shaping takes time: what can't fit is cut off before.
    """
    most = 2 * max(0, width) // max(1, font.averageCharWidth())
    line = " ".join(words.split())[: most + 1]
    return isolated(font.elidedText(line, Qt.TextElideMode.ElideRight, max(0, width)))


class ChoiceRows(QStyledItemDelegate):
    """Name on the left, detail after it as far as there is room."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        palette, role = option.palette, QPalette.ColorRole
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(role.Highlight))
            painter.drawRoundedRect(option.rect.adjusted(2, 0, -2, 0), 4, 4)
        room = option.rect.adjusted(GRID + 2, 0, -GRID, 0)
        used = _write(painter, room, index.data(), palette.color(role.Text))
        rest = room.adjusted(used + GRID, 0, 0, 0)
        _write(painter, rest, index.data(DETAIL) or "", palette.color(role.PlaceholderText))
        painter.restore()


def _write(painter: QPainter, room: QRect, words: str, colour: QColor) -> int:
    """Writes one line and says how wide it became."""
    if room.width() < 2 * GRID:
        return 0
    painter.setPen(colour)
    text = elided(painter.fontMetrics(), words, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    return painter.fontMetrics().horizontalAdvance(text)
