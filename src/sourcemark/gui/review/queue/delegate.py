"""How a difference looks in the queue: its sign, what differs, the words, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...looks import GRID
from ...reader.lanes.signs import paint_sign
from ...theme import Theme
from ...widgets.choice import elided
from ...widgets.rows import Index, paint_ground
from ..known import Known
from ..told import excerpt, fate, further, headline, since, state, why
from .model import ENTRY, Entry

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class QueueRows(QStyledItemDelegate):
    """Two lines: what differs, and the words. What is open is bold; what is decided has a tick, too."""

    resized = Signal()

    def __init__(self, theme: Theme, known: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._known = theme, known
        theme.changed.connect(self.resized)

    def height(self) -> int:
        """Of one row, at the size of type of today."""
        normal, small = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("small"))
        return normal.height() + small.height() + 2 * GRID

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.look, radius=6)
        room = option.rect.adjusted(2 * GRID, GRID - 2, -2 * GRID, 2 - GRID)
        side = 2 * GRID
        high = QFontMetrics(self._theme.font()).height()
        self._sign(painter, QRectF(room.left(), room.top() + (high - side) / 2, side, side), entry)
        self._words(painter, room.adjusted(side + GRID, 0, 0, 0), entry, high)
        painter.restore()

    def _sign(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        look, item = self._theme.look, entry.item
        if item.state == "open" and item.group.differences:
            kind = item.group.differences[0].kind
            paint_sign(painter, box=box.adjusted(1, 1, -1, -1), kind=kind, ink=QColor(look.text))
        elif item.state == "re-opened":
            _turn(painter, box, QColor(look.warning))
        else:
            _tick(painter, box, QColor(look.good if item.state == "decided" else look.muted))

    def _words(self, painter: QPainter, room: QRect, entry: Entry, high: int) -> None:
        look, item = self._theme.look, entry.item
        first = QRect(room.left(), room.top(), room.width(), high)
        used = self._state(painter, first, entry)
        font = QFont(self._theme.font())
        font.setWeight(QFont.Weight.Normal if item.state == "decided" else QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        left = first.adjusted(0, 0, -used, 0)
        head = fate(entry.word, self._known) if entry.word else headline(item, self._known)
        painter.drawText(left, _LINE, elided(painter.fontMetrics(), head, left.width()))
        painter.setFont(self._theme.font("small"))
        painter.setPen(QColor(look.muted))
        second = QRect(room.left(), first.bottom() + 1, room.width(), room.bottom() - first.bottom())
        said = why(entry.word) if entry.word else next(iter(since(item)), "")
        words = said or excerpt(item)
        painter.drawText(second, _LINE, elided(painter.fontMetrics(), words, second.width()))

    def _state(self, painter: QPainter, room: QRect, entry: Entry) -> int:
        """At the end of the first line: how much more differs, what was said, what became of it. Answers its width."""
        item, look = entry.item, self._theme.look
        more = f"+{further(item)}" if further(item) and item.state == "open" else ""
        said = f"“{item.comments}”" if item.comments else ""
        words = "  ".join(part for part in (said, more, state(item)) if part)
        painter.setFont(self._theme.font("small"))
        painter.setPen(QColor(look.warning if item.state == "re-opened" else look.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return painter.fontMetrics().horizontalAdvance(words) + (GRID if words else 0)


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.75, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    left, top, side = box.left(), box.top(), box.width()
    points = ((0.15, 0.55), (0.4, 0.8), (0.85, 0.25))
    painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in points])


def _turn(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """An arrow that turns back."""
    painter.setPen(QPen(ink, 1.75, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    inner = box.adjusted(2.5, 2.5, -2.5, -2.5)
    painter.drawArc(inner, 150 * 16, -290 * 16)
    tip = QPointF(inner.left() + 0.5, inner.center().y() - 2)
    painter.drawPolyline([tip + QPointF(-1.5, -4), tip, tip + QPointF(4, -1.5)])
