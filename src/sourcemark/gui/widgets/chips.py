"""Chips: short values in a row, each of which can be reached, moved and taken away by key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from ...model.direction import isolated
from ..looks import GRID
from .badge import paint_badge
from .parts import named, plain, tip
from .wrapping import Wrapping

_TAKE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_WIDEST = 36 * GRID


class Chip(NamedTuple):
    """A value, with letter and colour where it is one of the codebook."""

    text: str
    letter: str = ""
    colour: str = ""


class ChipRow(QWidget):
    """The chips and, behind them, a line to type further ones in. Left and right walk, Del takes away."""

    removed = Signal(int)
    moved = Signal(int, int)
    """Chip, and by how many places (Alt+Left, Alt+Right)."""

    def __init__(self, name: str, line: QLineEdit) -> None:
        super().__init__()
        self._name, self._line = named(self, name).accessibleName(), line
        self._chips: list[_Chip] = []
        self._read_only, self._goal = False, -1
        self._lines = Wrapping(self, GRID // 2)
        line.setMinimumWidth(12 * GRID)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line.installEventFilter(self)
        self._lines.addWidget(line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(line)

    def show_values(self, values: Sequence[Chip], *, read_only: bool = False) -> None:
        """Show these. A focus that was on a chip stays in its place."""
        self._line.setVisible(not read_only)
        self._line.setReadOnly(read_only)
        if values == [chip.value for chip in self._chips] and read_only == self._read_only:
            return
        self._read_only = read_only
        here = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        for chip in self._chips:
            self._lines.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(value, i) for i, value in enumerate(values)]
        for one, next_one in pairwise([*self._chips, self._line]):
            QWidget.setTabOrder(one, next_one)
        if here >= 0 or self._goal >= 0:
            self._focus(self._goal if self._goal >= 0 else min(here, len(values) - 1))
        self._goal = -1
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In an empty line, Backspace and Left go back to the last chip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._chips:
            back = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
            if back and not self._line.text():
                self._focus(len(self._chips) - 1)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if here < 0 or (event.key() not in _TAKE and not step):
            super().keyPressEvent(event)
        elif not step:
            self._remove(here)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(here, step)
        else:
            self._focus(here + step)

    def _chip(self, value: Chip, index: int) -> _Chip:
        made = _Chip(value, fixed=self._read_only)
        how = "" if self._read_only else "Delete takes it away"
        named(made, f"{self._name}: {value.text}", how)
        made.taken.connect(lambda: self._remove(index))
        self._lines.put(index, made)
        made.show()
        return made

    def _remove(self, index: int) -> None:
        if not self._read_only:
            self.removed.emit(index)

    def _move(self, index: int, by: int) -> None:
        if not self._read_only and 0 <= index + by < len(self._chips):
            self._goal = index + by
            self.moved.emit(index, by)

    def _focus(self, index: int) -> None:
        target = self._chips[index] if 0 <= index < len(self._chips) else self._line
        target.setFocus(Qt.FocusReason.OtherFocusReason)


class _Chip(QAbstractButton):
    taken = Signal()

    def __init__(self, value: Chip, *, fixed: bool) -> None:
        super().__init__()
        self.value, self._fixed = value, fixed
        self.setText(plain(value.text))
        self.setToolTip(tip(value.text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        measured = self.fontMetrics()
        wide = measured.horizontalAdvance(self.value.text) + 4 * GRID + 6
        return QSize(
            min(_WIDEST, wide + (measured.height() + GRID if self.value.letter else 0)),
            measured.height() + GRID + 2,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the row's: a button would move the focus in its own way."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.position().x() > self.width() - 3 * GRID and self.rect().contains(
            event.position().toPoint()
        ):
            self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, role = QPainter(self), QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(self.palette().color(role.Accent if focused else role.Mid), 2 if focused else 1))
        painter.setBrush(self.palette().color(role.Highlight if focused else role.Midlight))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        room = box.adjusted(GRID + 2, 0, -2.5 * GRID, 0)
        if self.value.letter:
            side = box.height() - 8
            badge = QRectF(room.left() - 3, box.center().y() - side / 2, side, side)
            paint_badge(painter, badge, self.value.letter, self.value.colour)
            room.setLeft(badge.right() + 6)
        painter.setPen(self.palette().color(role.Text))
        words = self.fontMetrics().elidedText(
            self.value.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(words))
        if self._fixed:
            return
        painter.setPen(self.palette().color(role.PlaceholderText))
        painter.drawText(
            box.adjusted(0, 0, -GRID, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "×"
        )
