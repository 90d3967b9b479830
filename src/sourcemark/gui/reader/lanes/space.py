"""How wide the lanes are and where each stands. Pure; everything is a multiple of one unit, 8 pixels at 100 %."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDE, NARROW = 4, 3
"""Units from one lane to the next, and in a narrow pane. One of them is the gap."""

ENOUGH = 11
"""Width of a text beside which lanes may be wide, in heights of its lines: some 35 characters."""


class Space(NamedTuple):
    """Pixels. `lefts` are counted from the left edge of the margin."""

    lefts: tuple[int, ...]
    inner: int
    """Width of a lane without the gap after it."""
    unit: int
    lines: tuple[tuple[int, bool], ...]
    """Where lines part the lanes, and whether they are double."""
    width: int
    """Of all, the gap at the end included."""

    def lane_at(self, x: float) -> int | None:
        """The lane at a place of the margin."""
        near = (
            n
            for n, left in enumerate(self.lefts)
            if left - self.unit / 2 <= x < left + self.inner + self.unit / 2
        )
        return next(near, None)


def unit(pitch: int) -> int:
    """From the height of a line."""
    return max(6, round(pitch * 0.3))


def space(pane: int, pitch: int, adjudicated: Sequence[bool]) -> Space:
    """Lanes in a pane so wide; `adjudicated` tells for each whether it is set apart."""
    each = unit(pitch)
    count = len(adjudicated)
    apart = sum(a and n > 0 for n, a in enumerate(adjudicated)) * each
    step = WIDE * each
    if pane - count * step - apart < ENOUGH * pitch:
        step = NARROW * each
    return _placed(step, each, adjudicated)


def _placed(step: int, each: int, adjudicated: Sequence[bool]) -> Space:
    lefts: list[int] = []
    lines: list[tuple[int, bool]] = []
    x = 0
    for number, apart in enumerate(adjudicated):
        if number:
            x += each if apart else 0
            lines.append((x - (each if apart else each // 2), apart))
        lefts.append(x)
        x += step
    return Space(tuple(lefts), step - each, each, tuple(lines), x)
