"""How an article looks in the list: headline, outlet and date, state, and a slim bar of how far it is."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ....project.queries.articles import ArticleRow
from ...looks import GRID
from ...theme import Theme
from ...widgets.lazy_rows import ROW
from ...widgets.rows import Index, paint_ground
from .model import state_words

BAR = 3
"""Height of the bar in pixels."""


class ArticleRows(QStyledItemDelegate):
    """All rows are equally high: two lines of headline, one of origin, the bar."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self) -> int:
        """Of one row, at the size of type of today."""
        normal, small = QFontMetrics(self._theme.font()), QFontMetrics(self._theme.font("small"))
        return 2 * normal.height() + small.height() + BAR + 4 * GRID

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, ArticleRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.look)
        room = option.rect.adjusted(2 * GRID, GRID + 2, -2 * GRID, -GRID)
        title = QFont(option.font)
        title.setWeight(QFont.Weight.DemiBold if not row.done else QFont.Weight.Normal)
        small = QFontMetrics(self._theme.font("small")).height()
        below = self._paint_title(painter, room, row.article.title, title) + 2
        self._paint_origin(painter, QRect(room.left(), below, room.width(), small + 2), row)
        self._paint_bar(painter, room, row)
        painter.restore()

    def _paint_title(self, painter: QPainter, room: QRect, words: str, font: QFont) -> int:
        """Two lines at most; the second is cut with an ellipsis. A headline keeps its own direction.

        Answers where what follows may begin.
        """
        painter.setPen(QColor(self._theme.look.text))
        painter.setFont(font)
        top = room.top()
        for line in two_lines(words, font, room.width()):
            place = QRect(room.left(), top, room.width(), QFontMetrics(font).height())
            side = Qt.AlignmentFlag.AlignRight if runs_leftward(words) else Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, line)
            top += place.height()
        return top

    def _paint_origin(self, painter: QPainter, room: QRect, row: ArticleRow) -> None:
        look, font = self._theme.look, self._theme.font("small")
        painter.setFont(font)
        measured = QFontMetrics(font)
        state = state_words(row)
        tone = look.good if row.done or row.submitted else look.accent if row.statements == 0 else look.muted
        painter.setPen(QColor(look.muted if row.article.binned else tone))
        line = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, line | Qt.AlignmentFlag.AlignRight, state)
        painter.setPen(QColor(look.muted))
        width = room.width() - measured.horizontalAdvance(state) - GRID
        if row.submitted and not row.article.binned:
            self._paint_handed_in(painter, room.right() - measured.horizontalAdvance(state), room, measured)
            width -= measured.ascent() + GRID
            painter.setPen(QColor(look.muted))
        date = f" · {row.article.published[:10]}" if row.article.outlet else row.article.published[:10]
        outlet_width = width - measured.horizontalAdvance(date)
        outlet = measured.elidedText(row.article.outlet, Qt.TextElideMode.ElideRight, outlet_width)
        painter.drawText(room, line | Qt.AlignmentFlag.AlignLeft, outlet)
        after = room.adjusted(measured.horizontalAdvance(outlet), 0, 0, 0)
        painter.drawText(
            after, line | Qt.AlignmentFlag.AlignLeft, date
        )  # apart: an Arabic outlet would turn it

    def _paint_handed_in(self, painter: QPainter, right: int, room: QRect, measured: QFontMetrics) -> None:
        """An arrow that points up, before the word: submitted is told from done by its shape too."""
        side, middle = measured.ascent(), room.center().y()
        left, top = right - side - GRID // 2, middle - side // 2
        painter.setPen(QPen(QColor(self._theme.look.good), 1.75))
        x, tip, wing = left + side // 2, top + 1, side // 3
        painter.drawLine(x, top + side, x, tip)
        painter.drawLine(x - wing, tip + wing, x, tip)
        painter.drawLine(x + wing, tip + wing, x, tip)

    def _paint_bar(self, painter: QPainter, room: QRect, row: ArticleRow) -> None:
        look = self._theme.look
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRect(room.left(), room.bottom() - BAR + 1, room.width(), BAR)
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(track, 1.5, 1.5)
        reach = 1.0 if row.done else row.reach
        if reach > 0:
            track.setWidth(max(BAR, round(track.width() * reach)))
            painter.setBrush(QColor(look.good if row.done else look.accent))
            painter.drawRoundedRect(track, 1.5, 1.5)


def two_lines(words: str, font: QFont, width: int) -> list[str]:
    """`words` broken into at most two lines, the second cut with an ellipsis where it does not fit."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(max(1, width))
    layout.endLayout()
    cut = first.textLength() if first.isValid() else 0
    units = words.encode("utf-16-le")
    head = units[: 2 * cut].decode("utf-16-le", "ignore").strip()
    rest = units[2 * cut :].decode("utf-16-le", "ignore").strip()
    if not rest:
        return [head]
    return [head, QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def runs_leftward(words: str) -> bool:
    """True when the first letter with a direction is one of a script written from right to left."""
    strong = (bidirectional(character) for character in words)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
