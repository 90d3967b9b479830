"""A colour to choose: one of the set that stays apart for colour-blind eyes, or any other by its code."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ..colours import SAFE, STROKE_CONTRAST, contrast, readable_on
from ..looks import GRID
from ..widgets.fields import LineField
from ..widgets.parts import label, named, tip
from ..widgets.wrapping import Wrapping

NAMES = ("blue", "vermilion", "green", "pink", "ochre", "indigo", "sky blue", "wine", "dark green", "grey")
_CODE = re.compile(r"#?([0-9a-fA-F]{6})")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Swatches(QWidget):
    """Arrows walk, Space or Enter picks; an emptied code goes back to the colour of the value's place."""

    picked = Signal(str)
    """"#rrggbb", or empty."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Colour")
        self.buttons = [self._swatch(colour, name) for colour, name in zip(SAFE, NAMES, strict=True)]
        self.code, self._own = LineField("Colour code", "By its place"), ""
        self.code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.says = label("", "muted", wrap=True)
        self.says.setContentsMargins(GRID, 0, 0, 0)
        self.code.settled.connect(self._typed)
        row = QWidget()
        lines = Wrapping(row, 2)
        for made in (*self.buttons, self.code):
            lines.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(row)
        column.addWidget(self.says)
        self.setFocusProxy(self.buttons[0])

    def show_colour(self, own: str | None, shown: str, *, read_only: bool, force: bool) -> None:
        """`own` is the value's colour, if it has one; `shown` the one it is drawn in."""
        self._own = own or ""
        self.code.show_value(self._own, force=force)
        self.code.lock(read_only)
        entry = next((b for b in self.buttons if b.colour == shown), self.buttons[0])
        for made in self.buttons:
            made.setChecked(made.colour == shown)
            made.setEnabled(not read_only)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus if made is entry else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(entry)
        self.says.setText(contrast_words(QColor(shown), self.palette()))

    def settle(self) -> None:
        """Save what is being typed."""
        self.code.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((i for i, b in enumerate(self.buttons) if b.hasFocus()), -1)
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if here < 0 or not step:
            super().keyPressEvent(event)
        else:
            self.buttons[(here + step) % len(self.buttons)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, words: str) -> None:
        found = _CODE.fullmatch(words)
        if found or not words:
            self.picked.emit(f"#{found[1].lower()}" if found else "")
        else:
            self.code.show_value(self._own, force=True)
            self.says.setText(f"“{words}” is no colour: # and six digits or letters a to f, like #0072b2.")

    def _swatch(self, colour: str, name: str) -> _Swatch:
        made = named(_Swatch(colour), f"Colour: {name}")
        made.setToolTip(tip(name))
        made.clicked.connect(lambda *_: self.picked.emit(colour))
        return made


class _Swatch(QAbstractButton):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        side = max(3 * GRID, self.fontMetrics().height() + GRID // 2)
        return QSize(side, side)

    def nextCheckState(self) -> None:
        """A click is a wish: what is chosen is shown when it has become true."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()  # a button would move the focus its own way
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, role = QPainter(self), QPalette.ColorRole
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.hasFocus() or self.isChecked():
            painter.setPen(QPen(self.palette().color(role.Accent if self.hasFocus() else role.Text), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 3, 3)


def contrast_words(colour: QColor, palette: QPalette) -> str:
    """How well a colour is told from the page, and a letter read on it."""
    page = contrast(colour, palette.base().color())
    letter = contrast(colour, readable_on(colour))
    faint = ": faint here, so lines are drawn stronger" if page < STROKE_CONTRAST else ""
    return f"{letter:.1f} : 1 under its letter, {page:.1f} : 1 on the page{faint}"
