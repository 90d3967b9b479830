"""Overlapping marks cut into segments for painting, and stacked in lanes. Pure; the reader only paints.

A mark is `(start, end, id)`: one place of one statement, in code points, the end exclusive. The places of
a discontinuous statement share its id. What the mark looks like is known elsewhere, by its id.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

Mark = tuple[int, int, str]


class Segment(NamedTuple):
    """A stretch of text over which the same marks lie, outer ones first."""

    start: int
    end: int
    ids: tuple[str, ...]


def segments(marks: Iterable[Mark], start: int, end: int) -> list[Segment]:
    """The marked stretches of `[start, end)`, in order and apart; text without a mark is left out."""
    inside = sorted((m for m in marks if m[0] < end and start < m[1]), key=_outer_first)
    edges = sorted({min(max(edge, start), end) for m in inside for edge in m[:2]})
    found: list[Segment] = []
    upcoming, active = 0, list[Mark]()
    for left, right in pairwise(edges):
        active = [m for m in active if m[1] > left]
        while upcoming < len(inside) and inside[upcoming][0] <= left:
            active.append(inside[upcoming])
            upcoming += 1
        if active:
            found.append(Segment(left, right, tuple(dict.fromkeys(m[2] for m in active))))
    return found


def lanes(marks: Iterable[Mark]) -> dict[str, int]:
    """A stack level for each id, 0 the lowest: statements whose hulls overlap never share one.

    Each takes the lowest free level, outer ones first, so that the answer depends only on the marks and an
    outer one keeps its level when another is set inside it. Give it `MarkIndex.around` the lines in view.
    """
    free, busy, level = list[int](), list[tuple[int, int]](), dict[str, int]()
    for start, end, id in sorted(hulls(marks), key=_outer_first):
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        level[id] = heappop(free) if free else len(busy)
        heappush(busy, (end, level[id]))
    return level


def _outer_first(mark: Mark) -> tuple[int, int, str]:
    return mark[0], -mark[1], mark[2]


def hulls(marks: Iterable[Mark]) -> list[Mark]:
    """One range for each id, from its first start to its last end."""
    hulls: dict[str, tuple[int, int]] = {}
    for start, end, id in marks:
        first, last = hulls.get(id, (start, end))
        hulls[id] = (min(start, first), max(end, last))
    return [(start, end, id) for id, (start, end) in hulls.items()]
