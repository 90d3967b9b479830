"""All figures of agreement on one facet: coefficients with intervals, values, confusions, and what to mind.

A table has the shape (annotators, units): -1 is missing, 0 .. k-1 are the values in the order in which they are named.
Missing values count nowhere, units with fewer than two values neither; Fleiss' kappa takes only units to which
every annotator gave a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .bootstrap import DRAWS, Figure, Measure, Measures, figures
from .coefficients import alpha, by_rank, cohen, fleiss, linear, percent, quadratic
from .coincidences import Matrix, coincidences, confusions
from .notes import notes
from .per_value import Cell, Counts, ValueFigures, cells_of, each_value
from .tables import MISSING, Floats, Table, tabled

Scale = Literal["nominal", "ordinal"]


class Names(NamedTuple):
    """What a table is about, as a person reads it: the facet, who gave its rows, what its numbers stand for."""

    facet: str
    annotators: Sequence[str]
    values: Sequence[str]


class Agreement(Struct, frozen=True, kw_only=True):
    """What can be said of one facet. Shares and coefficients are 1 at best; percent agreement, too, is a share."""

    facet: str
    scale: Scale
    annotators: tuple[str, ...]
    values: tuple[str, ...]
    counts: Counts
    measures: dict[str, Figure]
    """percent, alpha; nominal: fleiss, with two annotators cohen; ordinal with two annotators: linear, quadratic
    (weighted kappa). In this order."""
    per_value: tuple[ValueFigures, ...]
    cells: tuple[Cell, ...]
    """What is not empty in the confusion table of two annotators (rows: the first), else in the coincidence matrix."""
    notes: tuple[str, ...]
    seed: int
    draws: int


def nominal(
    table: NDArray[np.integer], articles: NDArray[np.integer], names: Names, *, seed: int, draws: int = DRAWS
) -> Agreement:
    """Agreement on values without an order.

    `articles`: (units,), any number for each article; `draws`: 0 for no intervals. ValueError when the table is
    none.
    """
    return _agreement(names, _Counted("nominal", tabled(table, len(names.values), articles)), seed, draws)


def ordinal(
    table: NDArray[np.integer], articles: NDArray[np.integer], names: Names, *, seed: int, draws: int = DRAWS
) -> Agreement:
    """Agreement on values in the order in which they are named, such as grades; otherwise as `nominal`."""
    return _agreement(names, _Counted("ordinal", tabled(table, len(names.values), articles)), seed, draws)


class _Counted:
    """The units that can be paired, and what met in them."""

    def __init__(self, scale: Scale, table: Table) -> None:
        self.scale: Scale = scale
        self.table = table.pairable()
        self._full = self.table.given == len(table.values)
        self.counts = Counts(
            units=table.values.shape[1],
            pairable=self.table.values.shape[1],
            complete=int(np.count_nonzero(self._full)),
            articles=self.table.articles,
            missing=tuple(np.count_nonzero(table.values == MISSING, axis=1).tolist()),
        )
        self.met = coincidences(self.table)
        self.two = len(table.values) == 2
        self.crossed = confusions(self.table) if self.two else self.met

    def families(self) -> list[Measures]:
        """The figures of this scale, each with the count that it is made of."""
        if self.scale == "ordinal":
            ours = [Measures(self.met, {"percent": percent, "alpha": _ordinal_alpha})]
            return [*ours, Measures(self.crossed, _weighted(self.table.k))] if self.two else ours
        complete = coincidences(self.table.only(self._full))
        ours = [
            Measures(self.met, {"percent": percent, "alpha": alpha}),
            Measures(complete, {"fleiss": fleiss}),
        ]
        return [*ours, Measures(self.crossed, {"cohen": cohen})] if self.two else ours


def _ordinal_alpha(matrix: Matrix) -> Floats:
    return alpha(matrix, by_rank)


def _weighted(k: int) -> dict[str, Measure]:
    """Weighted kappa of two annotators, by its weights."""
    steps, squares = linear(k), quadratic(k)
    return {"linear": lambda matrix: cohen(matrix, steps), "quadratic": lambda matrix: cohen(matrix, squares)}


def _agreement(names: Names, counted: _Counted, seed: int, draws: int) -> Agreement:
    counts = counted.counts
    measures = figures(counted.families(), counts.articles, seed, draws)
    per_value = each_value(counted.table, counted.met.whole())
    prevalence = [(names.values[value.value], value.prevalence) for value in per_value]
    return Agreement(
        facet=names.facet,
        scale=counted.scale,
        annotators=tuple(names.annotators),
        values=tuple(names.values),
        counts=counts,
        measures=measures,
        per_value=per_value,
        cells=cells_of(counted.crossed),
        notes=notes(counts, prevalence, measures),
        seed=seed,
        draws=draws,
    )
