"""How an entry looks in the register: kind, name, what it is, its types as letters, its newest grade."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...model.direction import beside
from ...project.queries.sources import SourceRow
from ..icons import Icons
from ..looks import GRID
from ..theme import Theme
from ..widgets.badge import paint_badge
from ..widgets.choice import elided
from ..widgets.lazy_rows import ROW, Said
from ..widgets.rows import Index, paint_ground
from .types import Types

_ICON, _BADGE = 20, 15
"""Sides at the normal size of type, and below."""
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
LETTERS = 3
"""Types shown by their letters."""


class SourceRows(QStyledItemDelegate):
    """Two lines, all rows equally high."""

    def __init__(self, theme: Theme, icons: Icons, types: Types, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._types = theme, icons, types

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(self._theme.font("small")).height()
        return QSize(0, option.fontMetrics.height() + small + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, SourceRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.look)
        room = option.rect.adjusted(2 * GRID, GRID - 2, -2 * GRID, -GRID + 2)
        side = max(_ICON, option.fontMetrics.height())
        icon = QRect(room.left(), room.center().y() - side // 2, side, side)
        self._icons.icon(row.source.source_kind, "muted").paint(painter, icon)
        room.setLeft(icon.right() + GRID + 2)
        first = QRect(room.left(), room.top(), room.width(), option.fontMetrics.height())
        second = QRect(room.left(), first.bottom() + 2, room.width(), room.bottom() - first.bottom() - 1)
        self._paint_name(painter, first, row, option.font)
        self._paint_rest(painter, second, row)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, row: SourceRow, font: QFont) -> None:
        look = self._theme.look
        end = self._paint_grade(painter, room, row, font)
        named = QFont(font)
        named.setWeight(QFont.Weight.DemiBold)
        named.setItalic(row.source.anonymity == "unnamed")
        painter.setFont(named)
        painter.setPen(QColor(look.text))
        place = room.adjusted(0, 0, end - room.right() - GRID, 0)
        painter.drawText(place, _LINE, elided(painter.fontMetrics(), row.source.name, place.width()))

    def _paint_grade(self, painter: QPainter, room: QRect, row: SourceRow, font: QFont) -> int:
        """The newest grade at the end of the line; where it begins."""
        grade = row.assessment.grade if row.assessment else "–"
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self._theme.look.text if row.assessment else self._theme.look.muted))
        painter.drawText(room, _END, grade)
        return room.right() - painter.fontMetrics().horizontalAdvance(grade)

    def _paint_rest(self, painter: QPainter, room: QRect, row: SourceRow) -> None:
        painter.setFont(self._theme.font("small"))
        left, side = room.left(), max(_BADGE, painter.fontMetrics().height() - 2)
        for letter, colour in self._types.badges(row.source.types)[:LETTERS]:
            paint_badge(painter, QRectF(left, room.center().y() - side / 2 + 0.5, side, side), letter, colour)
            left += side + 3
        painter.setPen(QColor(self._theme.look.muted))
        number = f"{row.statements:,}"
        painter.drawText(room, _END, number)
        room = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(number) - GRID, 0)
        room.setLeft(left + (3 if left > room.left() else 0))
        painter.drawText(room, _LINE, elided(painter.fontMetrics(), description(row), room.width()))


def description(row: SourceRow) -> str:
    """What the source is, in one line: role and affiliation, else an alias."""
    source = row.source
    return source.standing or beside(source.aliases[:2], ", ") or source.source_kind


def said(row: SourceRow) -> Said:
    """An entry in words."""
    grade = f"grade {row.assessment.grade}" if row.assessment else "not assessed"
    number = "1 statement" if row.statements == 1 else f"{row.statements:,} statements"
    source = row.source
    return Said(source.name, ", ".join((source.name, source.source_kind, description(row), grade, number)))
