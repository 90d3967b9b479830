"""What annotators gave to units, counted: how often one value meets another, article by article.

A table is an integer array of shape (annotators, units); -1 is a missing value, the others are 0 .. k-1. All counts
here add up over units, so a set of articles drawn anew is a sum, not a second count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MISSING = -1
ROOM = 2**22
"""Counters that are worth having at once, however few of them count anything."""


class Matrix(NamedTuple):
    """Values that met, for several draws of articles at once; only pairs of values that occur are listed."""

    k: int
    row: Ints
    """(pairs,), rising."""
    column: Ints
    amount: Floats
    """(pairs, draws)."""

    @property
    def rows(self) -> Floats:
        """How often each value stands in a row: (k, draws)."""
        return _grouped(self.k, self.row, self.amount)

    @property
    def columns(self) -> Floats:
        """How often each value stands in a column: (k, draws)."""
        order = np.argsort(self.column, kind="stable")
        return _grouped(self.k, self.column[order], self.amount[order])


class Cells(NamedTuple):
    """Values that met, by article: a matrix k × k for each, as a list of what is not empty."""

    k: int
    articles: int
    code: Ints
    """(row × k + column) × articles + article, rising."""
    amount: Floats

    @property
    def width(self) -> int:
        """How many numbers a draw of articles takes while it is summed."""
        return len(self.code) if self._sparse else self._pairs

    def whole(self) -> Matrix:
        """The sum over all articles."""
        starts = _starts(self.code // self.articles)
        row, column = np.divmod(self.code[starts] // self.articles, self.k)
        return Matrix(self.k, row, column, np.add.reduceat(self.amount, starts)[:, None])

    def drawn(self, times: Floats) -> Matrix:
        """The sum over articles, each taken `times` often: (articles, draws)."""
        pair, article = np.divmod(self.code, self.articles)
        starts = _starts(pair)
        place = np.searchsorted(pair[starts], pair)
        row, column = np.divmod(pair[starts], self.k)
        if self._sparse:
            each = [np.bincount(place, self.amount * time[article], len(starts)) for time in times.T]
            return Matrix(self.k, row, column, np.stack(each, axis=1))
        every = np.zeros((len(starts), self.articles))
        every[place, article] = self.amount
        return Matrix(self.k, row, column, every @ times)

    @property
    def _pairs(self) -> int:
        """Pairs of values that occur."""
        return len(_starts(self.code // self.articles))

    @property
    def _sparse(self) -> bool:
        """True where multiplying all the zeros would take longer than picking what is not."""
        return self._pairs * self.articles > ROOM


def checked(table: NDArray[np.integer], k: int) -> Ints:
    """The table as it is counted here; ValueError when it is none."""
    values = np.asarray(table, dtype=np.int64)
    if values.ndim != 2:
        raise ValueError(f"a table has annotators and units, not {values.ndim} dimensions")
    if values.size and not MISSING <= values.min() <= values.max() < k:
        raise ValueError(f"values lie between {values.min()} and {values.max()}, but k is {k}")
    return values


def given(table: Ints) -> Ints:
    """How many annotators gave a value: (units,)."""
    values: Ints = np.count_nonzero(table != MISSING, axis=0)
    return values


def confusions(table: Ints, k: int, articles: Ints, first: int = 0, second: int = 1) -> Cells:
    """Rows: the values of annotator `first`; columns: those of `second`; over units with both."""
    count = _articles(articles)
    return _merged(k, count, [_met(table[first], table[second], k, articles, None)])


def coincidences(table: Ints, k: int, articles: Ints) -> Cells:
    """Krippendorff's coincidence matrix of each article, over units with two values or more.

    Every ordered pair of values in a unit with m values counts 1 / (m - 1), so that each value counts once
    (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). Symmetric.
    """
    weight = 1 / np.maximum(given(table) - 1, 1) if len(table) > 2 else None
    met = [_met(one, two, k, articles, weight) for one, two in combinations(table, 2)]
    count = _articles(articles)
    return _merged(k, count, [*met, *((_turned(code, k, count), amount) for code, amount in met)])


def _articles(articles: Ints) -> int:
    return int(articles.max()) + 1 if len(articles) else 1


def _met(one: Ints, two: Ints, k: int, articles: Ints, weight: Floats | None) -> tuple[Ints, Floats]:
    """Codes of the pairs of values of two annotators, and how often each came."""
    both = (one != MISSING) & (two != MISSING)
    count = _articles(articles)
    code = ((one * k + two) * count + articles)[both]
    return _tally(code, None if weight is None else weight[both], k * k * count)


def _turned(code: Ints, k: int, articles: int) -> Ints:
    """The codes with row and column exchanged."""
    pair, article = np.divmod(code, articles)
    turned: Ints = (pair % k * k + pair // k) * articles + article
    return turned


def _merged(k: int, articles: int, parts: Iterable[tuple[Ints, Floats]]) -> Cells:
    none = np.empty(0, np.int64), np.empty(0)
    codes, amounts = zip(none, *parts, strict=True)
    code, amount = _tally(np.concatenate(codes), np.concatenate(amounts), k * k * articles)
    return Cells(k, articles, code, amount)


def _tally(code: Ints, weight: Floats | None, limit: int) -> tuple[Ints, Floats]:
    """Which codes came, rising, and the sum of their weights."""
    if limit <= max(ROOM, len(code)):
        # a counter for every code there might be is many times quicker than sorting
        amount = np.bincount(code, weight, minlength=1).astype(np.float64)
        found = np.flatnonzero(amount).astype(np.int64)
        return found, amount[found]
    found, place = np.unique(code, return_inverse=True)
    return found, np.bincount(place, weight, minlength=len(found)).astype(np.float64)


def _starts(rising: Ints) -> Ints:
    """Where each run of equal numbers, none below 0, begins."""
    return np.flatnonzero(np.diff(rising, prepend=-1)).astype(np.int64)


def _grouped(k: int, rising: Ints, amount: Floats) -> Floats:
    sums = np.zeros((k, amount.shape[1]))
    starts = _starts(rising)
    if len(starts):
        sums[rising[starts]] = np.add.reduceat(amount, starts, axis=0)
    return sums
