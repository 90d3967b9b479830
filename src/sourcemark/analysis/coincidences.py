"""How often one value meets another in a unit, article by article.

All counts here add up over units, so a set of articles drawn anew is a sum, not a second count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

import numpy as np

from .tables import MISSING, Floats, Ints, Table

FEW = 2**16
"""Counters that cost nothing, even if most of them count nothing."""
ROOM = 2**22
"""Numbers that are worth multiplying at once, even if most of them are 0."""


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


def confusions(table: Table, first: int = 0, second: int = 1) -> Cells:
    """Rows: the values of annotator `first`; columns: those of `second`; over units with both."""
    return _merged(table, [_met(table, first, second, None)])


def coincidences(table: Table) -> Cells:
    """Krippendorff's coincidence matrix of each article, over units with two values or more.

    Every ordered pair of values in a unit with m values counts 1 / (m - 1), so that each value counts once
    (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"). Symmetric.
    """
    annotators = len(table.values)
    weight = 1 / np.maximum(table.given - 1, 1) if annotators > 2 else None
    met = [_met(table, one, two, weight) for one, two in combinations(range(annotators), 2)]
    turned = [(_turned(code, table.k, table.articles), amount) for code, amount in met]
    return _merged(table, [*met, *turned])


def _met(table: Table, first: int, second: int, weight: Floats | None) -> tuple[Ints, Floats]:
    """Codes of the pairs of values of two annotators, and how often each came."""
    one, two = table.values[first], table.values[second]
    both = (one != MISSING) & (two != MISSING)
    code = ((one * table.k + two) * table.articles + table.place)[both]
    return _tally(code, None if weight is None else weight[both], table.k**2 * table.articles)


def _turned(code: Ints, k: int, articles: int) -> Ints:
    """The codes with row and column exchanged."""
    pair, article = np.divmod(code, articles)
    turned: Ints = (pair % k * k + pair // k) * articles + article
    return turned


def _merged(table: Table, parts: Iterable[tuple[Ints, Floats]]) -> Cells:
    none = np.empty(0, np.int64), np.empty(0)
    codes, amounts = zip(none, *parts, strict=True)
    code, amount = _tally(np.concatenate(codes), np.concatenate(amounts), table.k**2 * table.articles)
    return Cells(table.k, table.articles, code, amount)


def _tally(code: Ints, weight: Floats | None, limit: int) -> tuple[Ints, Floats]:
    """Which codes came, rising, and the sum of their weights."""
    if limit <= max(FEW, 8 * len(code)):
        # a counter for every code there might be is quicker than sorting those there are
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
