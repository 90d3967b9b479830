"""How a cell of the readings side by side looks: what differs has ground, weight and sign, not only a colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ....model.direction import isolated
from ...looks import GRID
from ...reader.lanes.signs import paint_sign
from ...theme import Theme
from ...widgets.initials import initials
from ...widgets.rows import Index
from .fields import NOT_MARKED, Field
from .sides import SidesModel

NARROW = 9
"""Letters of a name that is cut; where there is no room for so many, its initials tell more."""
MOST = 7
"""Lines of a cell; what is longer is its hint."""
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading


class Cells(QStyledItemDelegate):
    """Wraps words; a name that is too long for its column is cut. `width` tells how wide a column is."""

    def __init__(self, theme: Theme, model: SidesModel, width: Callable[[int], int]) -> None:
        super().__init__(model)
        self._theme, self._model, self._width = theme, model, width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.row() or not index.column():
            return QSize(0, option.fontMetrics.height() + GRID)
        lines = _lines(index.data() or "–", _heavy(option.font), self._width(index.column()) - 2 * GRID)
        return QSize(0, min(lines, MOST) * option.fontMetrics.lineSpacing() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field, look = self._model.field(index.row()), self._theme.look
        if field is not None and field.kind:
            painter.fillRect(option.rect, QColor(look.ground))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(look.accent))
            painter.setBrush(QColor(look.soft))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        room = option.rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        painter.setFont(option.font)
        if field is None:
            self._head(
                painter, room, self._model.sides.heads[index.column() - 1] if index.column() else ("", "")
            )
        elif not index.column():
            self._name(painter, room, field)
        else:
            self._cell(painter, room, field, index.column() - 1)
        painter.setPen(QColor(look.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _head(self, painter: QPainter, room: QRect, head: tuple[str, str]) -> None:
        number, name = head
        look, font = self._theme.look, _heavy(painter.font())
        painter.setFont(font)
        if number:
            side = painter.fontMetrics().height()
            box = QRectF(room.left() + 0.5, room.top() + 0.5, side - 1, side - 1)
            painter.setPen(QColor(look.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(look.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
            room = room.adjusted(side + GRID // 2 + 2, 0, 0, 0)
        room.setHeight(painter.fontMetrics().height())
        painter.setPen(QColor(look.text if number else look.good))
        measured = painter.fontMetrics()
        if (
            measured.horizontalAdvance(name) > room.width()
            and room.width() < NARROW * measured.averageCharWidth()
        ):
            name = initials(name)
        words = measured.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(words))

    def _name(self, painter: QPainter, room: QRect, field: Field) -> None:
        look = self._theme.look
        sign = GRID + 4
        if field.kind:
            middle = room.top() + (painter.fontMetrics().height() - sign) / 2
            box = QRectF(room.left() - 2, middle, sign, sign)
            paint_sign(painter, box=box, kind=field.kind, ink=QColor(look.text))
        room = room.adjusted(sign + 2, 0, GRID, 0)
        painter.setPen(QColor(look.text if field.kind else look.muted))
        words = painter.fontMetrics().elidedText(field.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _TOP, words)

    def _cell(self, painter: QPainter, room: QRect, field: Field, column: int) -> None:
        look, words = self._theme.look, field.cells[column]
        apart = bool(field.apart) and field.apart[column]
        quiet = not words or words == NOT_MARKED
        painter.setFont(_heavy(painter.font()) if apart and not quiet else painter.font())
        painter.setPen(QColor(look.muted if quiet else look.text))
        option = QTextOption(_TOP)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.setClipRect(room.adjusted(0, 0, GRID, 0))
        painter.drawText(QRectF(room), words or "–", option)
        painter.setClipping(False)


def _lines(words: str, font: QFont, width: int) -> int:
    """How many lines it takes; a word that is longer than a line is broken."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.beginLayout()
    number = 0
    while number < MOST and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        number += 1
    layout.endLayout()
    return number


def _heavy(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
