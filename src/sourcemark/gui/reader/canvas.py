"""Paints one view of the page: blocks from back to front, then the margin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from . import backgrounds, chips, strokes
from .backgrounds import Placed
from .column import Column
from .marks import Marks
from .page import Page
from .page_numbers import paint_pages
from .pencil import Pencil
from .state import Highlights, Proposed

if TYPE_CHECKING:
    from .lanes.column import Lanes


class Canvas:
    """Knows page, column and marks; draws them, and tells what lies where for the mouse."""

    def __init__(self, page: Page, column: Column, marks: Marks, margin: chips.Chips) -> None:
        self.page, self.column, self.marks, self.margin = page, column, marks, margin
        self.lanes: Lanes | None = None
        """What stands in the margin instead of chips."""
        self.proposed: Proposed | None = None

    def placed(self, block: int, y: int) -> Placed:
        """A block with its lines, its upper edge at `y`."""
        return Placed(self.page.start(block), self.page.layouts[block], self.page.frame.left, y)

    def blocks(self) -> Iterator[Placed]:
        """Blocks with words in view, from the top."""
        for block, y in self.column.visible():
            if block >= 0 and not self.page.is_blank(block):
                yield self.placed(block, y)

    def paint(self, pencil: Pencil, clip: QRegion, lit: Highlights) -> None:
        """Everything that touches `clip`."""
        pencil.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.column.anchor.block < 0:
            self.page.heading.paint(pencil, self.page.frame.left, -self.column.anchor.above)
        frame = self.page.frame
        for placed in self.blocks():
            if clip.intersects(self.area(placed)):
                self._paint_block(pencil, placed, lit)
                paint_pages(pencil, placed, self.page)
        if clip.intersects(QRect(frame.chips_left, 0, frame.chips_width, self.column.view)):
            if self.lanes is None:
                self._paint_margin(pencil, clip)
            else:
                self.lanes.paint(pencil, self)

    def area(self, block: Placed) -> QRect:
        """Where a block paints: letters stand above its first line, underlines below its last."""
        pitch = self.page.type.pitch
        return QRect(0, block.top - pitch, self.page.frame.chips_left, block.laid.height + 2 * pitch)

    def offset_at(self, point: QPointF, between: bool = True) -> int:
        """The edge between characters nearest to a point of the view, or the character under it."""
        block, y = self._block_at(point.y())
        if self.page.is_blank(block):
            return self.page.start(block)
        x = point.x() - self.page.frame.left
        return self.page.start(block) + self.page.layouts[block].offset_at(x, point.y() - y, between)

    def statements_at(self, point: QPointF) -> list[str]:
        """The statements whose words lie under a point, innermost first."""
        offset = self.offset_at(point, between=False)
        block, y = self._block_at(point.y())
        if block < 0 or self.page.is_blank(block):
            return []
        under = self.placed(block, y).boxes(offset, offset + 1)
        return self.marks.at(offset) if any(box.contains(point) for box in under) else []

    def chip_at(self, point: QPointF, focus: str | None) -> str | None:
        """The statement whose chip lies under a point."""
        if point.x() < self.page.frame.chips_left or self.lanes is not None:
            return None
        return next((stand.id for stand, box in self.stands(focus) if box.contains(point)), None)

    def first_offset(self) -> int:
        """The first character of the first whole line in view."""
        for placed in self.blocks():
            for line, baseline in enumerate(placed.laid.baselines):
                if placed.top + baseline - placed.laid.metrics.ascent >= 0:
                    return placed.start + placed.laid.line_bounds(line)[0]
        return 0

    def shows(self, offset: int) -> bool:
        """True when the line of that character is in view, at least in part."""
        block = self.page.block_at(offset)
        y = self.column.y_of(block)
        if y is None or self.page.is_blank(block):
            return y is not None
        laid = self.page.layouts[block]
        top = y + laid.top_of(laid.line_of(offset - self.page.start(block)))
        return -self.page.type.pitch < top < self.column.view

    def _block_at(self, y: float) -> tuple[int, int]:
        """The block with words at or above a height, else the first one, with the y of its upper edge."""
        shown = [(block, top) for block, top in self.column.visible() if block >= 0]
        shown = [place for place in shown if not self.page.is_blank(place[0])] or shown
        first = shown[0] if shown else (0, self.page.heading.height - self.column.anchor.above)
        return next((place for place in reversed(shown) if place[1] <= y), first)

    def stands(self, focus: str | None) -> list[tuple[chips.Stand, QRectF]]:
        """Chips in view with their places. Blocks shortly before the view are asked too: theirs may reach in."""
        each = chips.height(self.page.type)
        frame = self.page.frame
        found = chips.stand(self._wishes(each), focus, each)
        boxes = ((s, QRectF(frame.chips_left, s.top, frame.chips_width, each)) for s in found)
        return [(s, box) for s, box in boxes if box.bottom() > 0 and box.top() < self.column.view]

    def _paint_block(self, pencil: Pencil, block: Placed, lit: Highlights) -> None:
        shown = self.marks.shown(block.start, block.end)
        backgrounds.paint_sentence(pencil, block, lit.sentence, lit.active)
        backgrounds.paint_tints(pencil, block, shown)
        if self.lanes is not None:
            self.lanes.paint_behind(pencil, block)
        backgrounds.paint_ranges(pencil, block, lit.hits(block.start, block.end), pencil.look.hit)
        # A statement or proposal that was picked is selected too: what is drawn of it says so better.
        own = self.marks.spans(pencil.focus.id) if pencil.focus.id is not None else ()
        own += self.proposed.chosen if self.proposed is not None else ()
        chosen = [span for span in lit.selection if span not in own]
        backgrounds.paint_ranges(pencil, block, chosen, pencil.look.selection)
        strokes.paint_underlines(pencil, block, shown)
        if self.proposed is not None:
            self.proposed.paint(pencil, block)
        backgrounds.paint_words(pencil, block)
        if pencil.focus.id is not None:
            self._paint_focus(pencil, block, pencil.focus.id)
        if self.lanes is not None:
            self.lanes.paint_over(pencil, block)
        strokes.paint_badges(pencil, block, shown, lambda id: bool(self.margin[id].by))
        backgrounds.paint_caret(pencil, block, lit.caret)

    def _paint_focus(self, pencil: Pencil, block: Placed, id: str) -> None:
        strokes.paint_outline(pencil, block, self.marks.spans(id), self.marks.style(id))
        strokes.paint_source(pencil, block, pencil.focus.source_spans)
        strokes.paint_cue(pencil, block, pencil.focus.cue_spans)

    def _paint_margin(self, pencil: Pencil, clip: QRegion) -> None:
        for stand, box in self.stands(pencil.focus.id):
            if not clip.intersects(box.toAlignedRect()):
                continue
            chips.paint_chip(pencil, box, stand.id, self.margin[stand.id])
            if stand.hidden:
                chips.paint_hidden(pencil, box, stand.hidden)

    def _wishes(self, each: int) -> Iterator[chips.Wish]:
        first = True
        for placed in self.blocks():
            if first:
                yield from self._wishes_before(placed, each)
                first = False
            yield from self._wishes_of(placed, each)

    def _wishes_before(self, placed: Placed, each: int) -> Iterator[chips.Wish]:
        block, y = self.page.block_at(placed.start), placed.top
        while block > 0 and y > -chips.PUSHED * each:
            block -= 1
            y -= self.page.height_of(block)
            if not self.page.is_blank(block):
                yield from self._wishes_of(self.placed(block, y), each)

    def _wishes_of(self, placed: Placed, each: int) -> Iterator[chips.Wish]:
        shown = self.marks.shown(placed.start, placed.end)
        metrics = placed.laid.metrics
        for start, id in strokes.firsts(shown, self.marks, placed):
            line = placed.laid.line_of(start - placed.start)
            middle = placed.laid.baselines[line] - metrics.ascent * 0.36
            yield chips.Wish(id, placed.top + round(middle - each / 2))
