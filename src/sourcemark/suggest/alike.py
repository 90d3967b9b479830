"""When two attributions are the same: by the words they cover. Blanks, quotation marks and stops decide nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..model.spans import Span

ALIKE = 0.5
"""Intersection over union from which on two sets of words are held for the same."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Covered = frozenset[int]
"""Numbers of words."""


class Place(NamedTuple):
    """The words of an attribution."""

    content: Covered
    source: Covered | None
    """None: whoever it is."""

    def same(self, other: Place) -> bool:
        """Whether content and source are alike."""
        if iou(self.content, other.content) < ALIKE:
            return False
        return self.source is None or other.source is None or iou(self.source, other.source) >= ALIKE


class Words:
    """The words of a text, and which of them a list of spans covers: those that begin in a span."""

    def __init__(self, text: str) -> None:
        self._starts = [found.start() for found in _WORD.finditer(text)]

    def covered(self, spans: Iterable[Span]) -> Covered:
        """Numbers of the words that begin in one of the spans."""
        out: set[int] = set()
        for span in spans:
            out.update(range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)))
        return frozenset(out)

    def place(self, content: Iterable[Span], source: Iterable[Span]) -> Place:
        """The words of both."""
        return Place(self.covered(content), self.covered(source))


def iou(one: Covered, other: Covered) -> float:
    """Intersection over union; two empty sets are alike."""
    return len(one & other) / len(one | other) if one or other else 1.0


def matched(
    ours: Sequence[Place], theirs: Sequence[Place], same: Callable[[Place, Place], bool] = Place.same
) -> dict[int, int]:
    """Which of ours is which of theirs, one to one, the likest contents first."""
    return one_to_one(
        ((-iou(one.content, other.content),), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if same(one, other)
    )


def one_to_one(pairs: Iterable[tuple[tuple[float, ...], int, int]]) -> dict[int, int]:
    """Pairs `(rank, one, other)` taken greedily, the least rank first, so that none is in two: one -> other."""
    out, taken = dict[int, int](), set[int]()
    for _, one, other in sorted(pairs):
        if one not in out and other not in taken:
            out[one] = other
            taken.add(other)
    return out
