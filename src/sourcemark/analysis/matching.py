"""The three steps in which the best pairing of two annotators' statements is found (why: `pairing`)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .assignment import Entries, assigned, assigned_table
from .tables import Floats, Ints

SMALL, FULL, LARGEST = 400, 16, 25_000_000
"""A table with more cells than the first and no more than the last is solved as a full one, if a statement overlaps so
many others in the mean."""

SAME_TYPE, SAME_ORDER = 1e-9, 1e-10
"""What one type, and ids in the same order, weigh: less than any difference of overlaps that matters."""


class Matching:
    """Overlaps not yet decided, and pairs found so far. Rows and columns are numbers of statements."""

    def __init__(self, rows: Ints, columns: Ints, overlap: Floats, type: Ints) -> None:
        """One entry for every two that overlap; `type`: source type of every statement, -1 for none."""
        self._rows, self._columns, self.overlap, self._type = rows, columns, overlap, type
        self._taken = np.zeros(len(type), bool)
        self._open = np.arange(len(rows))
        self._found: list[tuple[Ints, Ints]] = [(rows[:0], columns[:0])]

    def pairs(self) -> tuple[Ints, Ints]:
        """What was found: rows and columns."""
        rows, columns = zip(*self._found, strict=True)
        return np.concatenate(rows), np.concatenate(columns)

    def same_spans(self) -> None:
        """Where several of one annotator have the same spans, as many as the other has find a partner."""
        same = self._open[self.overlap[self._open] == 1.0]
        once = self._alone(same)
        self._take(self._rows[same[once]], self._columns[same[once]])
        self._take_pairs([pair for group in self._groups(same[~once]) for pair in self._alike(group)])

    def lonely(self) -> None:
        """Two that overlap only each other."""
        at = self._open[self._alone(self._open)]
        self._take(self._rows[at], self._columns[at])

    def groups(self) -> None:
        """Each set of statements that hang together by overlaps, solved by itself."""
        self._take_pairs([pair for group in self._groups(self._open) for pair in self._solved(group)])

    def _take_pairs(self, pairs: list[tuple[int, int]]) -> None:
        both = np.array(pairs, np.int64).reshape(-1, 2)
        self._take(both[:, 0], both[:, 1])

    def _take(self, rows: Ints, columns: Ints) -> None:
        """Pair these, and forget what else overlaps them."""
        self._found.append((rows, columns))
        self._taken[rows] = self._taken[columns] = True
        taken = self._taken[self._rows[self._open]] | self._taken[self._columns[self._open]]
        self._open = self._open[~taken]

    def _alone(self, at: Ints) -> NDArray[np.bool_]:
        """Of the overlaps `at`: those whose two statements have no other among them."""
        rows, columns, most = self._rows[at], self._columns[at], len(self._taken)
        by_row, by_column = np.bincount(rows, minlength=most), np.bincount(columns, minlength=most)
        alone: NDArray[np.bool_] = (by_row[rows] == 1) & (by_column[columns] == 1)
        return alone

    def _groups(self, at: Ints) -> list[Ints]:
        """The overlaps `at`, those that hang together in one array each."""
        if not len(at):
            return []
        label = self._labels(at)
        order = np.argsort(label, kind="stable")
        ends = np.flatnonzero(np.diff(label[order])) + 1
        at, edges = at[order], [0, *ends.tolist(), len(at)]
        return [at[low:high] for low, high in pairwise(edges)]

    def _labels(self, at: Ints) -> Ints:
        """The least statement of the group each overlap belongs to, spread along overlaps until nothing changes."""
        rows, columns = self._rows[at], self._columns[at]
        label = np.arange(len(self._taken))
        while True:
            least = np.minimum(label[rows], label[columns])
            if (label[rows] == least).all() and (label[columns] == least).all():
                return least
            for ends in (rows, columns):
                np.minimum.at(label, label[ends], least)
                np.minimum.at(label, ends, least)
            label = label[label]

    def _alike(self, group: Ints) -> list[tuple[int, int]]:
        """Statements that all have the same spans: those of one type first, the rest in order."""
        rows, left = _different(self._rows[group]), _different(self._columns[group])
        pairs, rest = list[tuple[int, int]](), list[int]()
        for row in rows:
            same = next((column for column in left if self._type[column] == self._type[row]), None)
            if same is None:
                rest.append(row)
            else:
                left.remove(same)
                pairs.append((row, same))
        return pairs + list(zip(rest, left, strict=False))

    def _solved(self, group: Ints) -> list[tuple[int, int]]:
        """The best pairs of one group."""
        theirs, others = self._rows[group], self._columns[group]
        same = (self._type[theirs] == self._type[others]) & (self._type[theirs] >= 0)
        entries, rows, columns = _entries(theirs, others, self.overlap[group] + SAME_TYPE * same)
        cells = len(rows) * len(columns)
        if SMALL < cells <= LARGEST and FULL * min(len(rows), len(columns)) < len(group):
            pairs = assigned_table(_table(entries, len(columns)))
        else:
            pairs = assigned(entries)
        return [(rows[row], columns[column]) for row, column in pairs]


def _entries(theirs: Ints, others: Ints, worth: Floats) -> tuple[Entries, list[int], list[int]]:
    """Weights by row, with a little more for what stands in the same order; and what rows and columns stand for.

    Without numpy: two or three entries are the rule.
    """
    first, second = theirs.tolist(), others.tolist()
    rows, columns = sorted(set(first)), sorted(set(second))
    down, across = ({number: at for at, number in enumerate(numbers)} for numbers in (rows, columns))
    high, wide = len(rows), len(columns)
    unit = SAME_ORDER / (high * wide * min(high, wide))
    entries: Entries = [[] for _ in rows]
    for one, two, weight in zip(first, second, worth.tolist(), strict=True):
        row, column = down[one], across[two]
        entries[row].append((column, weight + unit * (high - row) * (wide - column)))
    return entries, rows, columns


def _table(entries: Entries, columns: int) -> Floats:
    table = np.zeros((len(entries), columns))
    for row, found in enumerate(entries):
        places, weights = zip(*found, strict=True)
        table[row, places] = weights
    return table


def _different(numbers: Ints) -> list[int]:
    found: list[int] = np.unique(numbers).tolist()
    return found
