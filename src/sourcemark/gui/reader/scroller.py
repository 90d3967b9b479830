"""Scroll bar, wheel and place keeping for one column. The bar counts code points, so it knows the whole at once."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractSlider, QScrollBar

from ...model.spans import Span
from .column import TOP, Anchor, Column
from .page import Page
from .values import Position

HEAD = 200
"""Steps of the bar that stand for the headline, which has no code points of its own."""

_Action = QAbstractSlider.SliderAction


class Scroller:
    """Turns values of the bar into anchors and back, and anchors into places that survive another layout."""

    def __init__(self, bar: QScrollBar, page: Page, column: Column) -> None:
        self._bar, self._page, self._column = bar, page, column
        self._kept: Position | None = None

    def sync(self) -> None:
        """Let the bar show where the column stands, without it answering."""
        pitch = self._page.type.pitch
        with QSignalBlocker(self._bar):
            self._bar.setRange(0, self._value(self._column.lowest))
            self._bar.setSingleStep(70)
            self._bar.setPageStep(max(70, self._column.view * 60 // pitch))
            self._bar.setValue(self._value(self._column.anchor))

    def to_value(self, value: int) -> bool:
        """Stand where the bar was dragged to. True when something moved."""
        self._kept = None
        return self._column.put(self._anchor(value))

    def move(self, pixels: int) -> bool:
        """Scroll down by `pixels`, up when negative."""
        self._kept = None
        moved = self._column.move(pixels)
        self.sync()
        return moved

    def to_end(self, last: bool) -> bool:
        """To the last line, or to the headline."""
        self._kept = None
        moved = self._column.put(self._column.lowest if last else TOP)
        self.sync()
        return moved

    def step(self, action: int) -> bool:
        """A click on the bar's arrows or trough, in lines and pages rather than in the bar's units."""
        line, page = self._page.type.pitch * 3, self.page_pixels
        by = {
            _Action.SliderSingleStepAdd.value: line,
            _Action.SliderSingleStepSub.value: -line,
            _Action.SliderPageStepAdd.value: page,
            _Action.SliderPageStepSub.value: -page,
        }.get(action)
        if by is None:
            return False
        moved = self.move(by)
        self._bar.setSliderPosition(self._bar.value())
        return moved

    @property
    def page_pixels(self) -> int:
        """A page of scrolling: the view less two lines, so that the eye finds its place again."""
        return max(self._page.type.pitch, self._column.view - 2 * self._page.type.pitch)

    def reveal(self, span: Span) -> bool:
        """Scroll as little as shows the span, with a line of context."""
        block, top, bottom = self._page.lines_of(span)
        moved = self._column.reveal(block, top, bottom, self._page.type.pitch)
        if moved:
            self._kept = None
            self.sync()
        return moved

    def position(self) -> Position:
        """Where the page stands, told by the first line of text that is at least half in view."""
        half = self._page.type.pitch // 2
        block, above = self._column.at(half)
        if block < 0:
            return Position(-1, half - above)
        if self._in_gap(block, above):
            block, above = block + 1, above - self._page.height_of(block)
        if self._page.is_blank(block):
            return Position(self._page.start(block), half - above)
        laid = self._page.layouts[block]
        line = laid.line_at(above)
        return Position(self._page.start(block) + laid.line_bounds(line)[0], half - above + laid.top_of(line))

    def restore(self, position: Position) -> bool:
        """Stand at a place again, under whatever layout there is now."""
        moved = self._column.put(self._anchor_of(position))
        self.sync()
        return moved

    def keep(self) -> Position:
        """The place to come back to after a resize or zoom. It does not drift over many of them."""
        if self._kept is None:
            self._kept = self.position()
        return self._kept

    def _anchor_of(self, position: Position) -> Anchor:
        if position.offset < 0:
            return Anchor(-1, -position.shift)
        # In a smaller type a line that was half in view would else be less, or one that was about to come
        # in be further off, and another one be the place.
        pitch, half = self._page.type.pitch, self._page.type.pitch // 2
        shift = min(max(position.shift, 1 + half - pitch), half + self._page.type.gap)
        block = self._page.block_at(position.offset)
        if self._page.is_blank(block):
            return Anchor(block, -shift)
        laid = self._page.layouts[block]
        return Anchor(block, laid.top_of(laid.line_of(position.offset - self._page.start(block))) - shift)

    def _in_gap(self, block: int, above: int) -> bool:
        """Below the last line of a block that is not the last one."""
        height = 0 if self._page.is_blank(block) else self._page.layouts[block].height
        return above >= height and block + 1 < len(self._page.blocks)

    def _value(self, anchor: Anchor) -> int:
        block, above = anchor
        if block < 0:
            return HEAD * above // max(1, self._page.height_of(-1))
        start, end = self._page.start(block), self._page.end(block)
        return HEAD + start + (end - start) * above // max(1, self._page.height_of(block))

    def _anchor(self, value: int) -> Anchor:
        if value >= self._bar.maximum():
            return self._column.lowest
        if value < HEAD:
            return Anchor(-1, self._page.height_of(-1) * value // HEAD)
        block = self._page.block_at(value - HEAD)
        start, end = self._page.start(block), self._page.end(block)
        return Anchor(block, self._page.height_of(block) * (value - HEAD - start) // max(1, end - start))
