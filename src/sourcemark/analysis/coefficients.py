"""Agreement beyond chance, for several draws of articles at once: 1 - observed / expected disagreement.

Each function takes a `Matrix` and gives an array (draws,), nan where the coefficient is not defined: nothing was
paired, or chance alone leaves no disagreement because only one value occurs.

Sources: Cohen 1960 and 1968; Fleiss 1971; Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", and 2019,
"Content Analysis", 4th edition, chapter 12; Cicchetti and Feinstein 1990 for the agreement on one value.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .coincidences import Matrix
from .tables import Floats, Ints

Distance = Callable[[Ints, Ints, Floats], Floats]
"""How far apart pairs of values are (squared where the scale asks for it), (pairs, draws) or (pairs, 1): from their
rows, their columns and how often each value occurs, (k, draws)."""


def differs(row: Ints, column: Ints, margins: Floats) -> Floats:
    """Nominal: 0 for the same value, 1 for two."""
    return np.asarray(row != column, dtype=np.float64)[:, None]


def by_rank(row: Ints, column: Ints, margins: Floats) -> Floats:
    """Krippendorff's ordinal distance: the values given between the two, each end by half, squared.

    That is the square of the difference of their mean ranks; |a - b| would take steps for equal that nobody
    measured.
    """
    ranks = np.cumsum(margins, axis=0) - margins / 2
    return np.square(ranks[row] - ranks[column])


def fixed(distances: Floats) -> Distance:
    """Distances or weights of disagreement, (k, k), that do not depend on what occurs."""
    return lambda row, column, margins: distances[row, column][:, None]


def interval(points: Floats) -> Distance:
    """Squared differences of the numbers that the values stand for, (k,)."""
    return fixed(np.square(points[:, None] - points[None, :]))


def ratio(points: Floats) -> Distance:
    """Squared differences in relation to the sums of the numbers, (k,), none below 0."""
    sums = points[:, None] + points[None, :]
    apart = points[:, None] - points[None, :]
    return fixed(np.square(np.divide(apart, sums, out=np.zeros_like(sums), where=sums != 0)))


def linear(k: int) -> Distance:
    """Weight of a disagreement: the steps between the two values."""
    steps = np.arange(k, dtype=np.float64)
    return fixed(np.abs(steps[:, None] - steps[None, :]))


def quadratic(k: int) -> Distance:
    """Weight of a disagreement: the square of the steps between the two values (Fleiss and Cohen 1973)."""
    return interval(np.arange(k, dtype=np.float64))


def percent(matrix: Matrix) -> Floats:
    """Share of agreement: how often a value is met by the same value of another annotator of that unit."""
    total = matrix.amount.sum(axis=0)
    return _share(matrix.amount[matrix.row == matrix.column].sum(axis=0), total)


def alpha(matrix: Matrix, distance: Distance = differs) -> Floats:
    """Krippendorff's alpha, from a coincidence matrix; any number of annotators, missing values left out."""
    margins = matrix.rows
    total = margins.sum(axis=0)
    return _beyond_chance(matrix, margins, margins, distance, total - 1)


def fleiss(matrix: Matrix) -> Floats:
    """Fleiss' kappa, from the coincidence matrix of the units to which every annotator gave a value."""
    margins = matrix.rows
    return _beyond_chance(matrix, margins, margins, differs, margins.sum(axis=0))


def cohen(matrix: Matrix, distance: Distance = differs) -> Floats:
    """Cohen's kappa of two annotators, from a confusion matrix; weighted when a distance is given."""
    rows = matrix.rows
    return _beyond_chance(matrix, rows, matrix.columns, distance, rows.sum(axis=0))


def of_each_value(matrix: Matrix) -> Floats:
    """How often a value, where one annotator gives it, is given by another, too: (k, draws).

    From a coincidence matrix. For two annotators it is 2a / (2a + b + c), the positive agreement of Cicchetti and
    Feinstein 1990, "High agreement but low kappa: II".
    """
    same = matrix.row == matrix.column
    agreed = np.zeros((matrix.k, matrix.amount.shape[1]))
    agreed[matrix.row[same]] = matrix.amount[same]
    return _share(agreed, matrix.rows)


def _beyond_chance(
    matrix: Matrix, rows: Floats, columns: Floats, distance: Distance, total: Floats
) -> Floats:
    """1 - total × observed / expected."""
    observed: Floats = (matrix.amount * distance(matrix.row, matrix.column, rows)).sum(axis=0)
    value: Floats = 1 - _share(total * observed, _expected(rows, columns, distance))
    return value


def _expected(rows: Floats, columns: Floats, distance: Distance) -> Floats:
    """Disagreement of every row value with every column value, each as often as it occurs."""
    apart: Floats
    if distance is differs:
        # the same sum without k × k terms: sources are counted in thousands
        apart = rows.sum(axis=0) * columns.sum(axis=0) - (rows * columns).sum(axis=0)
    else:
        row, column = (side.ravel() for side in np.indices((len(rows), len(columns))))
        apart = (rows[row] * columns[column] * distance(row, column, rows)).sum(axis=0)
    return apart


def _share(part: Floats, whole: Floats) -> Floats:
    shares = np.full(part.shape, np.nan)
    np.divide(part, whole, out=shares, where=whole > 0)
    return shares
