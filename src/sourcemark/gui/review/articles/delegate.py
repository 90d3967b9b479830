"""How an article in review looks: headline, everybody's share in columns, a bar, and what is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...looks import GRID
from ...theme import Theme
from ...widgets.choice import elided
from ...widgets.initials import initials
from ...widgets.rows import Index, paint_ground
from .model import ROW, Cell, Row

BAR = 3
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignLeft, _MIDDLE | Qt.AlignmentFlag.AlignRight


class ReadRows(QStyledItemDelegate):
    """All rows are equally high."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self) -> int:
        """Of one row, at the size of type of today."""
        normal, small = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("small"))
        return normal.height() + 2 * small.height() + BAR + 5 * GRID

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.look)
        room = option.rect.adjusted(2 * GRID, GRID + 2, -2 * GRID, -GRID)
        below = self._title(painter, room, row) + GRID // 2
        small = QFontMetrics(self._theme.font("small")).height()
        self._shares(painter, QRect(room.left(), below, room.width(), small), row)
        line = QRect(room.left(), below + small + GRID // 2, room.width(), small)
        self._words(painter, line, row)
        self._bar(painter, room, row)
        painter.restore()

    def _title(self, painter: QPainter, room: QRect, row: Row) -> int:
        font = QFont(self._theme.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.look.text))
        place = QRect(room.left(), room.top(), room.width(), QFontMetrics(font).height())
        painter.drawText(
            place, _LEFT, elided(painter.fontMetrics(), row.progress.article.title, room.width())
        )
        return place.bottom() + 1

    def _shares(self, painter: QPainter, room: QRect, row: Row) -> None:
        """Columns of one width in all rows; those that have no room are counted."""
        painter.setFont(self._theme.font("small"))
        measured, cells = painter.fontMetrics(), row.cells
        each = measured.horizontalAdvance(f"AAA {row.widest:,}") + measured.ascent() + GRID
        fit = max(1, room.width() // each)
        fit = fit if len(cells) <= fit else max(1, (room.width() - 3 * GRID) // each)
        for number, cell in enumerate(cells[:fit]):
            self._share(
                painter, QRect(room.left() + number * each, room.top(), each - GRID, room.height()), cell
            )
        if len(cells) > fit:
            painter.setPen(QColor(self._theme.look.muted))
            painter.drawText(room, _RIGHT, f"+{len(cells) - fit}")

    def _share(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        look, measured = self._theme.look, painter.fontMetrics()
        painter.setPen(QColor(look.muted))
        painter.drawText(room, _LEFT, elided(measured, initials(cell.name), room.width()))
        number = "–" if cell.share is None else f"{cell.share.statements:,}"
        painter.setPen(QColor(look.text if cell.share else look.muted))
        side = measured.ascent()
        painter.drawText(room.adjusted(0, 0, -side, 0), _RIGHT, number)
        if cell.share is not None and (cell.share.submitted or cell.share.done):
            box = QRectF(room.right() - side + 4, room.center().y() - side / 2 + 1, side - 3, side - 2)
            draw = _arrow if cell.share.submitted else _tick
            draw(painter, box, QColor(look.good))

    def _words(self, painter: QPainter, room: QRect, row: Row) -> None:
        painter.setPen(
            QColor(self._theme.look.warning if row.counts and row.counts.reopened else self._theme.look.muted)
        )
        painter.drawText(room, _LEFT, elided(painter.fontMetrics(), row.words, room.width()))

    def _bar(self, painter: QPainter, room: QRect, row: Row) -> None:
        look = self._theme.look
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRect(room.left(), room.bottom() - BAR + 1, room.width(), BAR)
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(track, 1.5, 1.5)
        if row.share_done > 0:
            track.setWidth(max(BAR, round(track.width() * row.share_done)))
            painter.setBrush(QColor(look.good if row.share_done == 1 else look.accent))
            painter.drawRoundedRect(track, 1.5, 1.5)


def _arrow(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """Handed in: it points up, and so is told from done by its shape too."""
    painter.setPen(QPen(ink, 1.5))
    x, wing, top = box.center().x(), box.width() / 3, box.top()
    painter.drawPolyline(_points((x, box.bottom()), (x, top)))
    painter.drawPolyline(_points((x - wing, top + wing), (x, top), (x + wing, top + wing)))


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.5))
    left, top, wide, high = box.left(), box.top(), box.width(), box.height()
    shape = ((0.1, 0.55), (0.4, 0.85), (0.95, 0.2))
    painter.drawPolyline(_points(*((left + x * wide, top + y * high) for x, y in shape)))


def _points(*places: tuple[float, float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in places]
