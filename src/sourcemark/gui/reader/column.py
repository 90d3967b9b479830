"""Where the page stands: an anchor in the text instead of a height of the whole.

The anchor is a block and how many pixels of it lie above the upper edge of the view. Only blocks in
view, and those scrolled over, are ever laid out. The headline is block -1. Heights are whole pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Anchor(NamedTuple):
    """The block at the upper edge of the view and how much of it is above that edge, in pixels."""

    block: int
    above: int


TOP = Anchor(-1, 0)


class Column:
    """Blocks under each other, seen through a view of some height."""

    def __init__(self, count: int, height_of: Callable[[int], int], view: int) -> None:
        self._count, self._height_of = count, height_of
        self.view = view
        self.anchor = TOP
        self._lowest: Anchor | None = None

    def changed(self, view: int) -> None:
        """The view has another height, or blocks have."""
        self.view, self._lowest = view, None

    @property
    def lowest(self) -> Anchor:
        """The anchor at which the last line stands at the bottom of the view."""
        if self._lowest is None:
            self._lowest = self._step_back(Anchor(self._count, 0), self.view)
        return self._lowest

    def put(self, anchor: Anchor) -> bool:
        """Stand at `anchor`, or as near as the ends allow. True when that is another place."""
        moved = min(max(self._normal(anchor), TOP), self.lowest)
        if moved == self.anchor:
            return False
        self.anchor = moved
        return True

    def move(self, pixels: int) -> bool:
        """Scroll down by `pixels`, up when negative. True when something moved."""
        return self.put(Anchor(self.anchor.block, self.anchor.above + pixels))

    def reveal(self, block: int, top: int, bottom: int, margin: int) -> bool:
        """Scroll as little as shows `[top, bottom)` of a block with some margin; its top when it is too tall."""
        y = self.y_of(block)
        if y is not None and y + top >= 0 and y + bottom <= self.view:
            return False
        above = y + top < 0 if y is not None else block < self.anchor.block
        if above or bottom - top + 2 * margin > self.view:
            return self.put(Anchor(block, top - margin))
        return self.put(Anchor(block, bottom + margin - self.view))

    def at(self, y: int) -> Anchor:
        """What stands at a height of the view: the block, and how far below its upper edge."""
        block, above = self._normal(Anchor(self.anchor.block, self.anchor.above + y))
        return Anchor(block, above) if block < self._count else self._last(above)

    def visible(self) -> Iterator[tuple[int, int]]:
        """Blocks in view from the top, each with the y of its upper edge."""
        block, y = self.anchor.block, -self.anchor.above
        while block < self._count and y < self.view:
            yield block, y
            y += self._height_of(block)
            block += 1

    def y_of(self, block: int) -> int | None:
        """The y of a block's upper edge when it is in view, else None."""
        return next((y for shown, y in self.visible() if shown == block), None)

    def _normal(self, anchor: Anchor) -> Anchor:
        block, above = anchor
        if above < 0:
            return self._step_back(Anchor(block, 0), -above)
        while block < self._count and above >= (height := self._height_of(block)):
            block, above = block + 1, above - height
        return Anchor(block, above)

    def _last(self, beyond: int) -> Anchor:
        return Anchor(self._count - 1, self._height_of(self._count - 1) + beyond)

    def _step_back(self, anchor: Anchor, pixels: int) -> Anchor:
        block, missing = anchor.block, pixels - anchor.above
        while missing > 0 and block > -1:
            block -= 1
            missing -= self._height_of(block)
        return Anchor(block, max(0, -missing))
