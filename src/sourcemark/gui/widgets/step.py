"""One step of a segmented row: a checkable button that paints itself flat, with text of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ..colours import readable_on
from ..looks import GRID

RADIUS = 6.0
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Ends(NamedTuple):
    """Which ends of a step are ends of its row, and so are round."""

    left: bool
    right: bool


class Step(QAbstractButton):
    """Filled when chosen; softly filled when the choice was made elsewhere."""

    def __init__(self, text: str, ends: Ends) -> None:
        super().__init__()
        self.setText(text)
        self._ends, self._given = ends, False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chosen(self, chosen: bool, given: bool) -> None:
        """Look chosen or not."""
        if (chosen, given) != (self.isChecked(), self._given):
            self._given = given
            self.setChecked(chosen)
            self.update()

    def nextCheckState(self) -> None:
        """A click is a wish: what is chosen is shown when it has become true."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the row's: a button of its own would hand the focus on to whatever stands beside it."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        measured = self.fontMetrics()
        return QSize(measured.horizontalAdvance(self.text()) + 2 * GRID, measured.height() + GRID + 4)

    def minimumSizeHint(self) -> QSize:
        """Of a row that is too narrow for all its words, the short ones are kept whole."""
        wanted = self.sizeHint()
        return QSize(max(3 * GRID, wanted.width() - GRID), wanted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink = self._colours()
        painter.setPen(QPen(self._role(QPalette.ColorRole.Mid), 1))
        painter.setBrush(fill)
        painter.drawPath(self._outline(0.5))
        if self.hasFocus():
            painter.setPen(QPen(self._role(QPalette.ColorRole.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._outline(2.0))
        painter.setPen(ink)
        room = self.rect().adjusted(2, 0, -2, 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _colours(self) -> tuple[QColor, QColor]:
        role = QPalette.ColorRole
        if not self.isChecked():
            over = self.underMouse() and self.isEnabled()
            return self._role(role.Midlight if over else role.Base), self._role(role.Text)
        if self._given:
            return self._role(role.Highlight), self._role(role.Text)
        fill = self._role(role.Accent if self.isEnabled() else role.Dark)
        return fill, readable_on(fill)

    def _role(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _outline(self, inset: float) -> QPainterPath:
        """The step's edge; neighbours share a line."""
        return _outline(self.width() + (0 if self._ends.right else 1), self.height(), self._ends, inset)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()


@lru_cache(maxsize=256)
def _outline(width: int, height: int, ends: Ends, inset: float) -> QPainterPath:
    """A box that is round only where the row ends."""
    box = QRectF(0, 0, width, height).adjusted(inset, inset, -inset, -inset)
    round_ends = QPainterPath()
    round_ends.addRoundedRect(box, RADIUS, RADIUS)
    middle = QPainterPath()
    middle.addRect(box.adjusted(RADIUS if ends.left else 0, 0, -RADIUS if ends.right else 0, 0))
    return round_ends.united(middle)
