"""What lies behind one coefficient: each value by itself, and which values are taken for which."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from .coefficients import of_each_value
from .coincidences import Cells, Matrix
from .tables import MISSING, Ints, Table


class Counts(Struct, frozen=True):
    """How much there is to compare."""

    units: int
    pairable: int
    """Units with values of two annotators or more: all figures are made of them."""
    complete: int
    """Units to which every annotator gave a value, where there are two annotators or more."""
    articles: int
    """Articles with pairable units: the intervals draw from them."""
    missing: tuple[int, ...]
    """Units without a value, by annotator."""


class ValueFigures(Struct, frozen=True):
    """One value that occurs in the pairable units. Shares are of all values given there."""

    value: int
    """Its place among the values of the facet."""
    count: int
    """How often it was given."""
    prevalence: float
    by_annotator: tuple[float | None, ...]
    """Its share of what each annotator gave; None for an annotator who gave nothing."""
    agreement: float
    """Where one annotator gives it, how often another does, too (Cicchetti and Feinstein 1990)."""


class Cell(Struct, frozen=True):
    """How often `row` met `column`, both places among the values of the facet."""

    row: int
    column: int
    count: float


def each_value(table: Table, matrix: Matrix) -> tuple[ValueFigures, ...]:
    """Of the pairable units and their coincidence matrix: the values that occur, in their order."""
    counts = np.zeros((len(table.values), table.k), np.int64)
    annotator, unit = np.nonzero(table.values != MISSING)
    np.add.at(counts, (annotator, table.values[annotator, unit]), 1)
    totals, of_all = counts.sum(axis=1), counts.sum(axis=0)
    agreement = of_each_value(matrix)[:, 0]
    return tuple(
        ValueFigures(
            value=int(value),
            count=int(of_all[value]),
            prevalence=float(of_all[value] / of_all.sum()),
            by_annotator=_shares(counts[:, value], totals),
            agreement=float(agreement[value]),
        )
        for value in np.flatnonzero(of_all)
    )


def cells_of(cells: Cells) -> tuple[Cell, ...]:
    """What is not empty, over all articles, by row and column."""
    matrix = cells.whole()
    listed = zip(matrix.row.tolist(), matrix.column.tolist(), matrix.amount[:, 0].tolist(), strict=True)
    return tuple(Cell(*cell) for cell in listed)


def _shares(counts: Ints, totals: Ints) -> tuple[float | None, ...]:
    return tuple(float(n / total) if total else None for n, total in zip(counts, totals, strict=True))
