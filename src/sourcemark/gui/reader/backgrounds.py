"""What lies behind the words of one block: sentence, tints, selection, hits of a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ...model.spans import Span
from .laid import Laid
from .marks import Shown
from .pencil import Pencil


class Placed(NamedTuple):
    """A block in view: its first offset, its lines, and where its upper left corner stands."""

    start: int
    laid: Laid
    left: int
    top: int

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The places of a range of the article's code points, in the view; nothing outside the block."""
        first, last = max(start - self.start, 0), min(end - self.start, len(self.laid.text))
        if first >= last:
            return []
        return [box.translated(self.left, self.top) for box in self.laid.boxes(first, last)]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.laid.text)


def paint_sentence(pencil: Pencil, block: Placed, sentence: Span | None, active: bool) -> None:
    """A calm band behind the current sentence, and a bar in the margin: no selection has that."""
    if sentence is None:
        return
    boxes = block.boxes(sentence.start, sentence.end)
    if not boxes:
        return
    painter, look, metrics = pencil.painter, pencil.look, block.laid.metrics
    spare = (metrics.pitch - metrics.ascent - metrics.descent) / 2
    fill(painter, (box.adjusted(-2, -spare, 2, spare) for box in boxes), look.sentence)
    top, bottom = boxes[0].top(), boxes[-1].bottom()
    x = block.left + metrics.width + 7 if block.laid.right_to_left else block.left - 10
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent if active else look.hair)
    painter.drawRoundedRect(QRectF(x, top, 3, bottom - top), 1.5, 1.5)


def paint_tints(pencil: Pencil, block: Placed, shown: Shown) -> None:
    """The innermost statement gives a stretch its tint, the one in focus before all others."""
    look, marks, focus = pencil.look, pencil.marks, pencil.focus.id
    for segment in shown.segments:
        focused = focus in segment.ids
        id = focus if focused and focus else segment.ids[-1]
        fill(pencil.painter, block.boxes(segment.start, segment.end), look.tint(marks.style(id), focused))


def paint_ranges(pencil: Pencil, block: Placed, spans: Iterable[Span], colour: QColor) -> None:
    """Plain bands behind the words: a selection, hits of a search."""
    for span in spans:
        fill(pencil.painter, block.boxes(span.start, span.end), colour)


def paint_caret(pencil: Pencil, block: Placed, offset: int | None) -> None:
    """A thin line before the character at `offset`."""
    if offset is None or not block.start <= offset <= block.end:
        return
    metrics, local = block.laid.metrics, offset - block.start
    line = block.laid.line_of(local)
    x = block.left + block.laid.x_of(local, line)
    top = block.top + block.laid.baselines[line] - metrics.ascent
    pencil.painter.fillRect(
        QRectF(round(x) - 1, top, 2, metrics.ascent + metrics.descent), pencil.look.accent
    )


def paint_words(pencil: Pencil, block: Placed) -> None:
    """The text itself, as it was laid out."""
    pencil.painter.setPen(pencil.look.text)
    block.laid.layout.draw(pencil.painter, QPointF(block.left, block.top))


def fill(painter: QPainter, boxes: Iterable[QRectF], colour: QColor) -> None:
    """Rectangles snapped to whole pixels, so that neighbours neither overlap nor leave a seam."""
    for box in boxes:
        left, right = round(box.left()), round(box.right())
        painter.fillRect(left, round(box.top()), max(1, right - left), round(box.height()), colour)
