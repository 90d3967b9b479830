"""How far down a place of the text stands, to the part of a line. Pure: lines in, heights out.

A bar runs on through its last line as far as the statement does, so that two statements in one line stand one
below the other, and a span that ends a word later ends a little lower. Which way the line reads makes no difference.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One line in view: its code points, the end exclusive, and its share of the page in pixels."""

    start: int
    end: int
    top: float
    bottom: float


class Ruler:
    """Heights of offsets among lines from the top; at least one line. Beyond them: a line's height further."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]
        self._beyond = lines[0].bottom - lines[0].top
        self.start, self.end = lines[0].start, lines[-1].end

    def top(self, offset: int) -> float:
        """The height at which what begins at `offset` begins."""
        if offset < self.start:
            return self._lines[0].top - self._beyond
        return _within(self._lines[bisect_right(self._starts, offset) - 1], offset)

    def bottom(self, end: int) -> float:
        """The height at which what ends before `end` ends."""
        if end > self.end + 1:  # a line feed after the last line goes no further than the line
            return self._lines[-1].bottom + self._beyond
        return _within(self._lines[max(0, bisect_left(self._starts, end) - 1)], end)


def _within(line: Line, offset: int) -> float:
    share = (offset - line.start) / max(1, line.end - line.start)
    return line.top + min(share, 1.0) * (line.bottom - line.top)
