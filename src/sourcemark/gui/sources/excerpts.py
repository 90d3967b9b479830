"""How a statement looks in its context: where and when, then the sentences around it with its words emphasised."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...model.codebook import SOURCE_TYPE
from ...model.context import Context, context
from ...model.direction import beside
from ...model.utf16 import to_code_points, to_utf16
from ...project.queries.spoken import Spoken
from ..looks import GRID
from ..theme import Theme
from ..widgets.badge import badge_side, paint_badge
from ..widgets.choice import elided
from ..widgets.lazy_rows import ROW, Said
from ..widgets.rows import Index, paint_ground
from .types import Types

LINES = 3
"""Lines of text shown of each statement."""


class ExcerptRows(QStyledItemDelegate):
    """All rows are equally high: a line of origin, some of text."""

    def __init__(self, theme: Theme, types: Types, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._types = theme, types

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(self._theme.font("small")).height()
        return QSize(0, small + LINES * option.fontMetrics.lineSpacing() + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Spoken):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.look)
        room = option.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        side = badge_side(option.fontMetrics)
        for letter, colour in self._types.badges(row.statement.codes.get(SOURCE_TYPE, ())[:1]):
            paint_badge(painter, QRectF(room.left(), room.top(), side, side), letter, colour)
        room.setLeft(room.left() + side + GRID + 2)
        small = QFontMetrics(self._theme.font("small")).height()
        self._paint_origin(painter, QRect(room.left(), room.top(), room.width(), small), row)
        self._paint_text(painter, room.adjusted(0, small + GRID // 2, 0, 0), row, option.font)
        painter.restore()

    def _paint_origin(self, painter: QPainter, room: QRect, row: Spoken) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(QColor(self._theme.look.muted))
        centre = Qt.AlignmentFlag.AlignVCenter
        grades = row.statement.grades
        painter.drawText(room, centre | Qt.AlignmentFlag.AlignRight, grades)
        width = room.width() - painter.fontMetrics().horizontalAdvance(grades) - GRID
        painter.drawText(
            room, centre | Qt.AlignmentFlag.AlignLeft, elided(painter.fontMetrics(), origin(row), width)
        )

    def _paint_text(self, painter: QPainter, room: QRect, row: Spoken, font: QFont) -> None:
        shown = excerpt(row)
        layout, fits = self._laid(shown, room.width(), font)
        if fits < len(shown.text):
            cut = shown.text[: max(0, fits - 2)].rstrip() + "…"
            layout, _ = self._laid(
                Context(cut, min(shown.start, len(cut)), min(shown.end, len(cut))), room.width(), font
            )
        painter.setPen(QColor(self._theme.look.muted))
        layout.draw(painter, QPointF(room.topLeft()))

    def _laid(self, shown: Context, width: int, font: QFont) -> tuple[QTextLayout, int]:
        """The lines, and how many code points went into them."""
        layout = QTextLayout(shown.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._emphasis(shown)])
        layout.beginLayout()
        used, step = 0, QFontMetrics(font).lineSpacing()
        for number in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * step))
            used = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, to_code_points(shown.text, used)

    def _emphasis(self, shown: Context) -> QTextLayout.FormatRange:
        emphasised = QTextCharFormat()
        emphasised.setForeground(QColor(self._theme.look.text))
        emphasised.setFontWeight(QFont.Weight.DemiBold)
        made = QTextLayout.FormatRange()
        made.start = to_utf16(shown.text, shown.start)
        made.length = to_utf16(shown.text, shown.end) - made.start
        made.format = emphasised
        return made


def excerpt(row: Spoken) -> Context:
    """The sentences around the first piece of a statement, in one line."""
    place = row.statement.spans[0]
    return context(row.text, place.start - row.start, place.end - row.start)


def origin(row: Spoken) -> str:
    """Where and when it stands."""
    article = row.article
    return beside((article.published[:10], article.title, article.outlet))


def said(row: Spoken) -> Said:
    """A statement in words."""
    grades = row.statement.grades or "none"
    return Said(row.statement.exact[:200], f"{row.statement.exact[:200]}. {origin(row)}. Grades {grades}")
