"""Units: statements of several annotators that are taken for one and the same.

Rule: the best pairings of every two annotators are gone through from the greatest overlap to the least (then one
source type first, then by id); two units become one if no annotator has a statement in both. So a unit holds at
most one statement of each annotator, and with two annotators units are exactly the pairs, and the statements
that stayed single.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from .facets import Column
from .marks import Marks
from .pairing import Pairing
from .tables import MISSING, Ints


class Units:
    """`rows`, shape (annotators, units): the row in `Marks` of the statement that an annotator has in a unit, or -1.

    Units stand in the order of the articles and of the text. `article`: number of each unit's article.
    """

    def __init__(self, marks: Marks, unit: Ints) -> None:
        """`unit`: for every row the unit it belongs to, any numbers."""
        every = np.arange(len(unit))
        known, first, found = np.unique(unit, return_index=True, return_inverse=True)
        start = np.full(len(known), np.iinfo(np.int64).max)
        np.minimum.at(start, found, marks.start)
        place = np.empty(len(known), np.int64)
        place[np.lexsort((first, start))] = np.arange(len(known))
        self.unit: Ints = place[found]
        self.rows: Ints = np.full((len(marks.annotators), len(known)), MISSING)
        self.rows[marks.annotator, self.unit] = every
        self.article: Ints = np.zeros(len(known), np.int64)
        self.article[self.unit] = marks.article

    def table(self, column: Ints) -> Ints:
        """The values of a column, shape (annotators, units); missing where an annotator has no statement."""
        padded = np.append(column, MISSING)
        table: Ints = padded[self.rows]
        return table


def units(marks: Marks, pairings: Iterable[Pairing]) -> Units:
    """The units that the pairings of every two annotators make."""
    pairs = list(pairings)
    nothing = np.zeros(0, np.int64)
    first = np.concatenate([nothing, *(pairing.first for pairing in pairs)])
    second = np.concatenate([nothing, *(pairing.second for pairing in pairs)])
    overlap = np.concatenate([nothing, *(pairing.overlap for pairing in pairs)])
    low, high = np.minimum(first, second), np.maximum(first, second)
    order = np.lexsort((high, low, marks.type[low] != marks.type[high], -overlap))
    return Units(marks, np.array(_joined(marks, low[order].tolist(), high[order].tolist()), np.int64))


def _joined(marks: Marks, first: list[int], second: list[int]) -> list[int]:
    """For every row the row that stands for its unit."""
    head = list(range(len(marks.statements)))
    who = [1 << annotator for annotator in marks.annotator.tolist()]
    for one, two in zip(first, second, strict=True):
        a, b = _head(head, one), _head(head, two)
        if a != b and not who[a] & who[b]:
            head[b] = a
            who[a] |= who[b]
    return [_head(head, row) for row in range(len(head))]


def _head(head: list[int], row: int) -> int:
    while head[row] != row:
        head[row] = head[head[row]]
        row = head[row]
    return row


class RawRow(NamedTuple):
    """One line of the raw table. `unit` counts from 1; `statement` is empty where the annotator has none."""

    unit: int
    article: str
    annotator: str
    statement: str
    facet: str
    value: str


MARKED = "marked"
"""Facet of the raw table: whether an annotator who has seen the article has a statement in the unit."""


def raw(marks: Marks, found: Units, columns: Iterable[Column]) -> Iterator[RawRow]:
    """Every value that a figure is made of, unit by unit; what is missing has no line.

    For facets of which many values may be chosen, a line `facet.all` names them all.
    """
    chosen = list(columns)
    for unit, (article, rows) in enumerate(zip(found.article.tolist(), found.rows.T.tolist(), strict=True)):
        for number, row in enumerate(rows):
            if not marks.seen[article, number]:
                continue
            statement = marks.statements[row].id if row >= 0 else ""
            where = unit + 1, marks.articles[article], marks.annotators[number], statement
            yield RawRow(*where, MARKED, "yes" if row >= 0 else "no")
            if row >= 0:
                yield from (RawRow(*where, *cell) for column in chosen for cell in column.cells(row))
