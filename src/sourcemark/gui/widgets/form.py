"""A form of two columns: quiet labels on the left, what they name on the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..looks import GRID
from ..theme import dress
from .elided import ElidedLabel

LABELS = 12 * GRID
"""Width of the column of labels at the normal size of type."""


class Form(QGridLayout):
    """Rows are added from the top."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(GRID)
        self.setVerticalSpacing(GRID)
        self.setColumnStretch(1, 1)
        self.setColumnMinimumWidth(0, LABELS)

    def row(self, name: str, widget: QWidget) -> None:
        """A named control."""
        head = ElidedLabel(name)
        dress(head, tone="muted")
        head.setBuddy(widget)
        head.setFixedWidth(LABELS)
        head.setMinimumHeight(head.fontMetrics().height() + GRID + 4)
        at = self.rowCount()
        self.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(widget, at, 1)

    def across(self, widget: QWidget) -> None:
        """Something over both columns."""
        self.addWidget(widget, self.rowCount(), 0, 1, 2)


def stacked(*parts: QWidget) -> QWidget:
    """Parts close under each other, as one control; it is the first that takes the focus."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID // 2)
    for part in parts:
        column.addWidget(part)
    made.setFocusProxy(parts[0])
    return made


class Remark(QLabel):
    """A quiet line that takes no room while it says nothing. Plain text, never markup.

    Never wider than its place: a word that is longer is broken, which a label of Qt cannot do.
    """

    def __init__(self, tone: str = "muted") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        place = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        place.setHeightForWidth(True)
        self.setSizePolicy(place)
        dress(self, tone=tone)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words, or nothing."""
        if words != self.text():
            self.setText(words)
        self.setVisible(bool(words))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        laid = self._laid(width)
        return round(laid.boundingRect().height())

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._laid(self.width()).draw(painter, QPointF())

    def _laid(self, width: int) -> QTextLayout:
        """The words in lines of that width."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        laid.setTextOption(option)
        laid.beginLayout()
        top = 0.0
        while (line := laid.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        laid.endLayout()
        return laid
