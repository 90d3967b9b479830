"""How a statement looks in the list: letter, first words, and who says it with which grades."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ....model.direction import beside, isolated
from ....model.statements import Statement
from ...looks import GRID
from ...reader import MarkStyle
from ...theme import Theme
from ...widgets.badge import badge_side, paint_badge
from ...widgets.choice import elided
from ...widgets.rows import Index, paint_ground
from ..here import Here
from ..known import Known
from .model import STATEMENT

LONGEST = 200
"""Code points of a quote that one line is cut from."""


class StatementRows(QStyledItemDelegate):
    """All rows are equally high: a line of the quote, a line of who and how good."""

    resized = Signal()

    def __init__(self, theme: Theme, here: Here, known: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._here, self._known = theme, here, known
        self._styles: dict[str, MarkStyle] = {}
        known.book_changed.connect(self._styles.clear)
        theme.changed.connect(self.resized)

    def height(self) -> int:
        """Of one row, at the size of type of today."""
        normal, small = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("small"))
        return normal.height() + small.height() + GRID + 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        statement = index.data(STATEMENT)
        if not isinstance(statement, Statement):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.look, radius=6)
        room = option.rect.adjusted(2 * GRID, GRID // 2, -2 * GRID, -GRID // 2)
        side = badge_side(option.fontMetrics)
        self._paint_badge(painter, QRectF(room.left(), room.top() + 2, side, side), statement)
        beside_it = room.adjusted(side + GRID + 2, 0, 0, 0)
        self._paint_words(painter, beside_it, statement, option.fontMetrics.height())
        painter.restore()

    def _paint_badge(self, painter: QPainter, box: QRectF, statement: Statement) -> None:
        if not self._styles:
            self._styles.update(self._known.styles())
        style = self._styles.get(statement.code("source_type") or "")
        letter, colour = (style.letter, style.colour) if style else ("–", "#7f7f7f")
        painter.setPen(QColor(self._theme.look.text))
        paint_badge(painter, box, letter, colour, hollow=not self._here.is_own(statement))

    def _paint_words(self, painter: QPainter, room: QRect, statement: Statement, height: int) -> None:
        look, line = self._theme.look, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(look.text))
        first = QRect(room.left(), room.top(), room.width(), height)
        painter.drawText(first, line, elided(painter.fontMetrics(), statement.exact[:LONGEST], room.width()))
        painter.setFont(self._theme.font("small"))
        painter.setPen(QColor(look.muted))
        second = QRect(room.left(), first.bottom() + 1, room.width(), room.bottom() - first.bottom())
        grade = statement.grades
        wide = painter.fontMetrics().horizontalAdvance(grade)
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, grade)
        who = elided(painter.fontMetrics(), self._who(statement), room.width() - wide - GRID)
        painter.drawText(second, line, who)

    def _who(self, statement: Statement) -> str:
        names = self._known.names(statement) or "no source"
        if self._here.is_own(statement):
            return names
        return beside((names, f"marked by {isolated(self._known.annotator(statement.annotator))}"))
