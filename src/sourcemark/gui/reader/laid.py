"""One block of text laid out in lines, and where each of its characters stands."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from ...model.utf16 import Utf16Map
from .direction import has_right_to_left, starts_right_to_left

_SPACE = 7.0
"""Pixels between two pieces of a marked stretch that are but a space, and marked too."""

_LENIENT = 1.35
"""Lines of a fallback font may be so many times the pitch: a name in another script moves no line apart."""


class Metrics(NamedTuple):
    """How lines are set: all in pixels."""

    font: QFont
    width: int
    pitch: int
    ascent: int
    descent: int
    indent: int = 0
    """Of all lines, from the side where they begin."""
    hanging: int = 0
    """Of all lines but the first, in addition."""

    @classmethod
    def of(cls, font: QFont, width: int, line_height: float) -> Metrics:
        """Lines `line_height` font sizes apart, never less than the font itself needs."""
        measured = QFontMetricsF(font)
        ascent, descent = round(measured.ascent()), round(measured.descent())
        return cls(font, width, max(round(font.pixelSize() * line_height), ascent + descent), ascent, descent)


class Laid:
    """One block in lines. Offsets are code points from the block's start; y is down from its top."""

    __slots__ = ("_boxes", "_units", "baselines", "bidi", "height", "layout", "metrics", "text", "width")

    def __init__(self, text: str, metrics: Metrics) -> None:
        self.text, self.metrics = text, metrics
        self._units = Utf16Map(text)
        self._boxes: dict[tuple[int, int], list[QRectF]] = {}
        self.baselines: list[int] = []
        self.layout = QTextLayout(text, metrics.font)
        self.layout.setTextOption(_option(text))
        self.bidi = has_right_to_left(text)
        self.height = self._set_lines()

    @property
    def right_to_left(self) -> bool:
        """True when the paragraph reads from right to left."""
        return self.layout.textOption().textDirection() == Qt.LayoutDirection.RightToLeft

    def line_of(self, offset: int) -> int:
        """The number of the line that shows `offset`."""
        line = self.layout.lineForTextPosition(self._units.unit(offset))
        return line.lineNumber() if line.isValid() else max(0, len(self.baselines) - 1)

    def line_bounds(self, line: int) -> tuple[int, int]:
        """First and last offset of a line; the end is exclusive."""
        shown = self.layout.lineAt(line)
        start = shown.textStart()
        return self._units.code_point(start), self._units.code_point(start + shown.textLength())

    def line_at(self, y: float) -> int:
        """The line at a height; above and below the block, the first and the last."""
        below = (number for number in range(1, len(self.baselines)) if y < self.top_of(number))
        return next(below, len(self.baselines)) - 1 if self.baselines else 0

    def top_of(self, line: int) -> int:
        """Upper edge of the line's share of the page."""
        if not self.baselines:
            return 0
        below = self.metrics.pitch - self.metrics.ascent - self.metrics.descent
        return self.baselines[line] - self.metrics.ascent - (below - below // 2)  # as in `_set_lines`

    def x_of(self, offset: int, line: int | None = None) -> float:
        """Where the caret before `offset` stands."""
        number = self.line_of(offset) if line is None else line
        shown = self.layout.lineAt(number)
        return _x(shown, self._units.unit(offset)) if shown.isValid() else 0.0

    def offset_at(self, x: float, y: float, between: bool = True) -> int:
        """The edge between characters nearest to a point, or the character under it."""
        shown = self.layout.lineAt(self.line_at(y))
        if not shown.isValid():
            return 0
        edges, on = (
            QTextLine.CursorPosition.CursorBetweenCharacters,
            QTextLine.CursorPosition.CursorOnCharacter,
        )
        return self._units.code_point(shown.xToCursor(x, edges if between else on))

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The places that `[start, end)` takes, one or more a line, as high as the words."""
        known = self._boxes.get((start, end))
        if known is None:
            known = self._boxes[start, end] = list(self._measure(start, end))
        return known

    def _measure(self, start: int, end: int) -> list[QRectF]:
        first, last = self._units.unit(start), self._units.unit(end)
        found: list[QRectF] = []
        for number in range(self.line_of(start), len(self.baselines)):
            line = self.layout.lineAt(number)
            left, right = line.textStart(), line.textStart() + line.textLength()
            if left >= last:
                break
            ranges = _visual(line, max(first, left), min(last, right), self.bidi)
            found += [self._box(number, a, b) for a, b in ranges if b - a > 0.5]
        return found

    def _box(self, line: int, left: float, right: float) -> QRectF:
        top = self.baselines[line] - self.metrics.ascent
        return QRectF(left, top, right - left, self.metrics.ascent + self.metrics.descent)

    def _set_lines(self) -> int:
        """Baselines a fixed pitch apart, whatever font a line falls back to; a much taller one gets its room."""
        metrics, y = self.metrics, 0
        most = metrics.pitch if self.right_to_left else metrics.pitch * _LENIENT
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            indent = metrics.indent + (metrics.hanging if self.baselines else 0)
            line.setLineWidth(max(1, metrics.width - indent))
            up, down, room = metrics.ascent, metrics.descent, metrics.pitch
            if line.ascent() + line.descent() + 2 > most:
                up, down = max(up, round(line.ascent())), max(down, round(line.descent()))
                room = max(room, up + down + 2)
            spare = room - up - down
            baseline = y + max(0, spare - spare // 2) + up
            line.setPosition(QPointF(0 if self.right_to_left else indent, baseline - line.ascent()))
            self.baselines.append(baseline)
            y += room
        self.layout.endLayout()
        return y


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rtl = starts_right_to_left(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    return option


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # The binding answers with the position and the unit it belongs to; the stubs know only the number.
    found: object = line.cursorToX(unit, edge)
    return float(found[0] if isinstance(found, tuple) else cast(float, found))


def _visual(line: QTextLine, start: int, end: int, bidi: bool) -> list[tuple[float, float]]:
    """From left to right; in mixed directions a range may lie in several pieces. Spaces at the end are cut."""
    words = line.naturalTextRect()
    if bidi:
        return [(max(a, words.left()), min(b, words.right())) for a, b in _joined(line, start, end)]
    left = words.left() if start <= line.textStart() else _x(line, start)
    whole = end >= line.textStart() + line.textLength()
    return [(left, words.right() if whole else min(_x(line, end), words.right()))]


def _joined(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Where the glyphs of a range stand: where two directions meet a caret has two places, a glyph has one."""
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    joined: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if joined and left <= joined[-1][1] + _SPACE:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined
