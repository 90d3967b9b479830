"""Optimal assignment: who goes with whom so that the sum of weights is greatest.

The Hungarian method by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987), exact, and at most
rows times what one search of the table takes. Two forms of one method: along the entries of a sparse table,
which is what overlaps of statements mostly are, and by whole rows of a full one (numpy), which would cost more
than it saves on the two or three statements that usually meet.
"""

from __future__ import annotations

from heapq import heappop, heappush

import numpy as np

from .tables import Floats, Ints

Entries = list[list[tuple[int, float]]]
"""For each row: columns with their weights, each above 0."""


def assigned(entries: Entries) -> list[tuple[int, int]]:
    """(row, column) of the best assignment of a sparse table, by row; rows may stay without a column."""
    found = _Sparse(entries)
    for row, columns in enumerate(entries):
        if columns:
            found.place(row)
    return sorted((row, column) for column, row in found.holder.items())


def assigned_table(weights: Floats) -> list[tuple[int, int]]:
    """The same for a full table; 0 stands for what must not be paired."""
    turned = weights.shape[0] > weights.shape[1]
    table = weights.T if turned else weights
    found = _Full(table)
    for row in [row for row, column in enumerate(found.held.tolist()) if column < 0]:
        found.place(row)
    held = list(enumerate(found.held.tolist()))
    pairs = [(column, row) for row, column in held] if turned else held
    return sorted((row, column) for row, column in pairs if weights[row, column] > 0)


class _Sparse:
    """Who holds each column, and the prices: weight <= price of row + of column, equal where it is held."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.holder: dict[int, int] = {}
        self.held: dict[int, int] = {}
        self.row_price = [max((weight for _, weight in columns), default=0.0) for columns in entries]
        self.column_price: dict[int, float] = {}

    def place(self, row: int) -> None:
        """Along the shortest path from `row` to a free column, or to a row that is best left without one."""
        way, done, heap = dict[int, int](), dict[int, float](), list[tuple[float, int, int]]()
        here, far = row, 0.0
        idle, last = float("inf"), row
        while True:
            if far + self.row_price[here] < idle:
                idle, last = far + self.row_price[here], here
            start = far + self.row_price[here]
            for column, weight in self.entries[here]:
                if column not in done:
                    heappush(heap, (start - weight + self.column_price.get(column, 0.0), column, here))
            while heap and heap[0][1] in done:
                heappop(heap)
            if not heap or heap[0][0] > idle:
                self._reprice(row, done, idle)
                return self._turn(self.held.pop(last, None), row, way)
            far, column, before = heappop(heap)
            way[column] = before
            if column not in self.holder:
                self._reprice(row, done, far)
                return self._turn(column, row, way)
            done[column] = far
            here = self.holder[column]

    def _reprice(self, row: int, done: dict[int, float], far: float) -> None:
        self.row_price[row] -= far
        for column, reached in done.items():
            self.row_price[self.holder[column]] -= far - reached
            self.column_price[column] = self.column_price.get(column, 0.0) + far - reached

    def _turn(self, column: int | None, row: int, way: dict[int, int]) -> None:
        """Give each column on the path to the row before it, back to `row`."""
        while column is not None:
            owner = way[column]
            before = self.held.get(owner)
            self.holder[column], self.held[owner] = owner, column
            column = before


class _Full:
    """A full table of no more rows than columns: who holds each column, and the prices as costs."""

    def __init__(self, weights: Floats) -> None:
        """A row takes its best column at once where it is free."""
        rows, columns = weights.shape
        self.weights = weights
        self.row_cost, self.column_cost = -weights.max(axis=1), np.zeros(columns)
        self.holder, self.held = np.full(columns, -1), np.full(rows, -1)
        for row, column in enumerate(weights.argmax(axis=1)):
            if self.holder[column] < 0:
                self.holder[column], self.held[row] = row, column

    def place(self, row: int) -> None:
        """Along the shortest path from `row` to a free column."""
        reached, way = np.full(len(self.holder), np.inf), np.full(len(self.holder), -1)
        shut, done = np.zeros(len(self.holder)), list[int]()
        here, far = row, 0.0
        while True:
            cost = far - self.row_cost[here] - self.weights[here] - self.column_cost + shut
            better = cost < reached
            reached[better], way[better] = cost[better], here
            column = int((reached + shut).argmin())
            far = float(reached[column])
            if self.holder[column] < 0:
                break
            shut[column] = np.inf
            done.append(column)
            here = int(self.holder[column])
        self._reprice(row, np.array(done, np.int64), reached, far)
        self._turn(column, row, way)

    def _reprice(self, row: int, done: Ints, reached: Floats, far: float) -> None:
        self.row_cost[row] += far
        self.row_cost[self.holder[done]] += far - reached[done]
        self.column_cost[done] -= far - reached[done]

    def _turn(self, column: int, row: int, way: Ints) -> None:
        """Give each column on the path to the row before it, back to `row`."""
        while True:
            owner = int(way[column])
            before = int(self.held[owner])
            self.holder[column], self.held[owner] = owner, column
            if owner == row:
                return
            column = before
