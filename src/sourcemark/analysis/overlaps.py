"""Which statements of one annotator overlap which of another, and by how many code points."""

from __future__ import annotations

import numpy as np

from .marks import Pieces
from .tables import Ints

MOST = 1_000_000
"""Overlaps looked at in one article; a bound on memory and time that only a strange or hostile set meets."""


def overlaps(first: Pieces, second: Pieces) -> tuple[Ints, Ints, Ints]:
    """Rows of `first`, rows of `second`, code points both mark: one entry for every two that share at least one.

    Sorted by the two rows. Touching is not overlapping. Of two overlapping spans either the second starts inside
    the first, or the first starts inside the second and not with it: two ranges in sorted starts, found by
    bisection. Takes O(n log n + overlaps).

    Where more than `MOST` meet in one article (a thousand spans over a thousand), each span is held only
    against the nearest of those that start inside it: as many as keep the article within `MOST`.
    """
    a, b = _starting_in(first, second, "left")
    d, c = _starting_in(second, first, "right")
    a, b = np.concatenate([a, c]), np.concatenate([b, d])
    shared = np.minimum(first.end[a], second.end[b]) - np.maximum(first.start[a], second.start[b])
    return _summed(first.owner[a], second.owner[b], shared)


def _starting_in(outer: Pieces, inner: Pieces, side: str) -> tuple[Ints, Ints]:
    """Pairs in which the inner piece starts within the outer one; `side` "right" leaves out a common start."""
    low = np.searchsorted(inner.start, outer.start, "left" if side == "left" else "right")
    count = np.searchsorted(inner.start, outer.end, "left") - low
    count = np.minimum(count, _allowed(outer, count))
    total = int(count.sum())
    rows = np.repeat(np.arange(len(count)), count)
    columns = np.arange(total) - np.repeat(np.cumsum(count) - count - low, count)
    return rows, columns


def _allowed(outer: Pieces, count: Ints) -> Ints:
    """For each outer piece: how many may be held against it."""
    articles = int(outer.article.max(initial=-1)) + 1
    crowded = np.bincount(outer.article, count, articles) > MOST / 2
    share = MOST // 2 // np.maximum(1, np.bincount(outer.article, minlength=articles))
    allowed: Ints = np.where(crowded, share, len(outer.start) + MOST)[outer.article]
    return allowed


def _summed(a: Ints, b: Ints, shared: Ints) -> tuple[Ints, Ints, Ints]:
    """Pieces of one statement taken together."""
    order = np.lexsort((b, a))
    a, b, shared = a[order], b[order], shared[order]
    if not len(a):
        return a, b, shared
    fresh = np.flatnonzero(np.concatenate([[True], (a[1:] != a[:-1]) | (b[1:] != b[:-1])]))
    return a[fresh], b[fresh], np.add.reduceat(shared, fresh)
