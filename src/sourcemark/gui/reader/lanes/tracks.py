"""Overlapping statements of one lane set side by side, and bars made long enough to be read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from ....model.segments import Mark, hulls, lanes

MOST = 3
"""Bars side by side in a lane; what is nested deeper shares the last track."""

_SLOTS = 6
"""Parts of a lane that tracks are made of: divisible by 1, 2 and 3."""


class Track(NamedTuple):
    """Which of so many columns of the lane a statement stands in; 0 is next to the text."""

    number: int = 0
    of: int = 1

    def share(self, width: float, gap: float) -> tuple[float, float]:
        """Left edge and width within a lane of `width`, the columns `gap` apart."""
        each = (width - gap * (self.of - 1)) / self.of
        return self.number * (each + gap), each

    @property
    def slots(self) -> range:
        """The parts of the lane it takes."""
        each = _SLOTS // self.of
        return range(self.number * each, (self.number + 1) * each)


class Bar(NamedTuple):
    """One piece of a statement from `top` to `bottom`, in pixels of the view."""

    top: float
    bottom: float
    track: Track
    id: str
    least: float
    """Height that it needs to be read."""


def tracks(marks: Iterable[Mark]) -> dict[str, Track]:
    """Each statement's track. Those that hang together by overlapping share the lane's width evenly.

    Give it `Marks.around` what is in view, so that tracks stay while one scrolls.
    """
    marks = list(marks)
    level = {id: min(number, MOST - 1) for id, number in lanes(marks).items()}
    found: dict[str, Track] = {}
    for _, together in groupby(_numbered(sorted(hulls(marks))), key=_cluster):
        ids = [mark[2] for _, mark in together]
        of = 1 + max(level[id] for id in ids)
        found.update((id, Track(level[id], of)) for id in ids)
    return found


def legible(bars: Iterable[Bar]) -> list[Bar]:
    """Bars from the top. Shorter ones grow to what they need, downwards first, as far as their neighbours let them."""
    ordered = sorted(bars)
    floor = [float("-inf")] * _SLOTS
    found: list[Bar] = []
    for bar, ceiling in zip(ordered, _ceilings(ordered), strict=True):
        bottom = max(bar.bottom, min(bar.top + bar.least, ceiling))
        top = min(bar.top, max(bottom - bar.least, *(floor[slot] for slot in bar.track.slots)))
        for slot in bar.track.slots:
            floor[slot] = bottom
        found.append(bar._replace(top=top, bottom=bottom))
    return found


def _ceilings(ordered: Sequence[Bar]) -> list[float]:
    """For each bar the top of the next one in its part of the lane."""
    below = [float("inf")] * _SLOTS
    found: list[float] = []
    for bar in reversed(ordered):
        found.append(min(below[slot] for slot in bar.track.slots))
        for slot in bar.track.slots:
            below[slot] = bar.top
    return found[::-1]


def _numbered(ordered: Iterable[Mark]) -> Iterable[tuple[int, Mark]]:
    """Each with the number of the cluster of overlapping ones it belongs to."""
    number, reach = 0, -1
    for mark in ordered:
        if mark[0] >= reach:
            number += 1
        reach = max(reach, mark[1])
        yield number, mark


def _cluster(numbered: tuple[int, Mark]) -> int:
    return numbered[0]
