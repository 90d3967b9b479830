"""A passage in its article: what was marked stands out, nothing tells how it was judged."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ....model.spans import Span, hull
from ....model.statements import Statement
from ....model.utf16 import to_utf16
from ...looks import GRID
from ...theme import Theme
from ...widgets.parts import named

BEFORE, AFTER = 320, 180
"""Code points shown around it at most; the text is cut at a blank."""
MEASURE = 72
"""Letters in a line."""


class Around(NamedTuple):
    """Some text, and where in it the passage stands."""

    text: str
    places: tuple[Span, ...]


def around(text: str, statement: Statement) -> Around:
    """The statement's pieces with the text around them."""
    whole = hull(statement.spans)
    start, end = max(0, whole.start - BEFORE), min(len(text), whole.end + AFTER)
    if start and (gap := _blank(text, start, whole.start)) >= 0:
        start = gap + 1
    if end < len(text) and (gap := text.rfind(" ", whole.end, end)) >= 0:
        end = gap
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    places = tuple(
        Span(place.start - start + len(head), place.end - start + len(head)) for place in statement.spans
    )
    return Around(f"{head}{text[start:end]}{tail}", places)


def _blank(text: str, start: int, end: int) -> int:
    return min(
        (at for at in (text.find(" ", start, end), text.find("\n", start, end)) if at >= 0), default=-1
    )


class Passage(QWidget):
    """As high as its lines at the width it gets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._shown = theme, Around("", ())
        place = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        place.setHeightForWidth(True)
        self.setSizePolicy(place)
        theme.changed.connect(self.updateGeometry)

    def show_passage(self, shown: Around) -> None:
        """Show it."""
        self._shown = shown
        words = " … ".join(shown.text[place.start : place.end] for place in shown.places)
        named(self, f"Passage: {words}", shown.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid(width).boundingRect().height()) + GRID

    def sizeHint(self) -> QSize:
        wide = MEASURE * self.fontMetrics().averageCharWidth()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 20 * GRID)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.look.muted))
        self._laid(self.width()).draw(painter, QPointF())

    def _laid(self, width: int) -> QTextLayout:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.1)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid = QTextLayout(self._shown.text.replace("\n", "\u2028"), font)
        laid.setTextOption(option)
        laid.setFormats([self._emphasis(place) for place in self._shown.places])
        laid.beginLayout()
        top = 0.0
        while (line := laid.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height() * 1.25
        laid.endLayout()
        return laid

    def _emphasis(self, place: Span) -> QTextLayout.FormatRange:
        made, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setForeground(QColor(self._theme.look.text))
        look.setBackground(QColor(self._theme.look.soft))
        look.setFontUnderline(True)
        made.start = to_utf16(self._shown.text, place.start)
        made.length = to_utf16(self._shown.text, place.end) - made.start
        made.format = look
        return made
