"""How facets and values look in their lists."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...model.codebook import Facet
from ..looks import GRID
from ..theme import Theme
from ..widgets.badge import badge_side, paint_badge
from ..widgets.choice import elided
from ..widgets.rows import Index, paint_ground
from .values import ValueRow

ROW = Qt.ItemDataRole.UserRole
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self.theme.look)
        room = QRectF(option.rect.adjusted(2 * GRID, 0, -2 * GRID, 0))
        painter.setFont(option.font)
        self.paint_row(painter, room, index.data(ROW))
        painter.restore()

    def paint_row(self, painter: QPainter, room: QRectF, row: object) -> None:
        """What stands on the ground."""

    def write(self, painter: QPainter, room: QRectF, words: str, tone: str) -> float:
        """One line in a colour of the look; how wide it became."""
        painter.setPen(QColor(getattr(self.theme.look, tone)))
        text = elided(painter.fontMetrics(), words, int(room.width()))
        painter.drawText(room, _LINE, text)
        return painter.fontMetrics().horizontalAdvance(text)

    def write_end(self, painter: QPainter, room: QRectF, words: str) -> QRectF:
        """A quiet word at the end; the room that is left."""
        painter.setPen(QColor(self.theme.look.muted))
        painter.drawText(room, _END, words)
        return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - GRID, 0)


class FacetRows(_Rows):
    """Name and number of values."""

    def paint_row(self, painter: QPainter, room: QRectF, row: object) -> None:
        if isinstance(row, Facet):
            room = self.write_end(painter, room, "retired" if row.retired else f"{len(row.choices()):,}")
            self.write(painter, room, row.name, "muted" if row.retired else "text")


class ValueRows(_Rows):
    """Badge, name, what became of it, statements, key."""

    def paint_row(self, painter: QPainter, room: QRectF, row: object) -> None:
        if not isinstance(row, ValueRow):
            return
        painter.setOpacity(0.5 if row.fate else 1.0)
        side = badge_side(painter.fontMetrics())
        badge = QRectF(room.left(), room.center().y() - side / 2, side, side)
        paint_badge(painter, badge, row.code.letter or "–", row.colour)
        painter.setOpacity(1.0)
        self._paint_key(painter, room, row.code.key)
        room = self.write_end(
            painter, room.adjusted(side + GRID + 2, 0, -_cap(painter) - GRID, 0), f"{row.number:,}"
        )
        used = self.write(painter, room, row.code.name, "muted" if row.fate else "text")
        rest = room.adjusted(used + GRID, 0, 0, 0)
        if row.fate and rest.width() > 4 * GRID:
            self.write(painter, rest, f"– {row.fate}", "muted")

    def _paint_key(self, painter: QPainter, room: QRectF, key: str) -> None:
        """The key as a keycap at the end of the row."""
        if not key:
            return
        look = self.theme.look
        side = _cap(painter)
        cap = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
        painter.setPen(QColor(look.line))
        painter.setBrush(QColor(look.ground))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(look.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


def _cap(painter: QPainter) -> int:
    """Side of a keycap in the painter's font."""
    return painter.fontMetrics().height() + 4
