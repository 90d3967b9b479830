"""What annotators gave to units, as numbers.

A table is an integer array of shape (annotators, units); -1 is a missing value, the others are 0 .. k-1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MISSING = -1


class Table(NamedTuple):
    """Values of units that lie in articles."""

    k: int
    values: Ints
    """(annotators, units)."""
    place: Ints
    """The article of each unit, 0 .. articles - 1."""
    articles: int

    @property
    def given(self) -> Ints:
        """How many annotators gave a value: (units,)."""
        values: Ints = np.count_nonzero(self.values != MISSING, axis=0)
        return values

    def only(self, units: NDArray[np.bool_]) -> Table:
        """Some of the units; the articles keep their numbers."""
        return self._replace(values=self.values[:, units], place=self.place[units])

    def pairable(self) -> Table:
        """The units with two values or more, and the articles that hold any."""
        left = self.only(self.given > 1)
        known, place = np.unique(left.place, return_inverse=True)
        return left._replace(place=place, articles=len(known))


def tabled(values: NDArray[np.integer], k: int, articles: NDArray[np.integer]) -> Table:
    """A table whose units lie in these articles, (units,), whatever their numbers; ValueError when it is none."""
    ours = np.asarray(values, dtype=np.int64)
    if ours.ndim != 2 or ours.shape[1:] != articles.shape:
        raise ValueError(f"a table of {ours.shape} does not go with articles of {articles.shape}")
    if ours.size and not MISSING <= ours.min() <= ours.max() < k:
        raise ValueError(f"values lie between {ours.min()} and {ours.max()}, but k is {k}")
    known, place = np.unique(articles, return_inverse=True)
    return Table(k, ours, place.astype(np.int64), len(known))
