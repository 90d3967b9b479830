"""How far annotators agree: boundaries and every facet, each with its counts, intervals, values and notes.

    comparison = Comparison(readings, Canon(codebook, standing_for(sources)), [ann, ben])
    report = agreement(comparison)
    behind(comparison, "source_type", (ann, ben), ("official", "expert"))

Facets are compared over units (`units`): a unit in which an annotator has no statement is missing there, and so is
every unit of an article that the annotator has not seen. Where a unit has several values of a facet, the first
chosen stands in the coefficients, and `same` tells how often all are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from ..model.ids import Id
from .bootstrap import DRAWS, Figure, Measures, figures
from .boundaries import Boundaries, PairOfReaders, boundaries
from .coefficients import percent
from .coincidences import coincidences
from .comparing import Comparison
from .facets import NAMES, NO_SOURCE, SOURCE, Column, facets_of
from .figures import Agreement, Names, nominal, ordinal
from .tables import MISSING, tabled
from .training import Training, learned
from .units import RawRow, raw

SEED = 1
Told = Callable[[int, int], object]
"""Hears how far it is: parts done, and how many there are."""


def _quiet(done: int, total: int) -> None:
    """Nobody listens."""


class OnFacet(Struct, frozen=True, kw_only=True):
    """One facet. `figures.values` are names, `ids` the same values as ids, in the same order."""

    facet: Id
    ids: tuple[Id, ...]
    figures: Agreement
    same: Figure | None
    """Where several values may be chosen: the share of agreement when all of them must be the same."""


class Report(Struct, frozen=True, kw_only=True):
    """Everything that can be said of how far these annotators agree on these articles."""

    annotators: tuple[Id, ...]
    articles: int
    shared: int
    """Articles that two of them or more have seen."""
    statements: tuple[int, ...]
    """Of each annotator."""
    units: int
    boundaries: Boundaries
    facets: tuple[OnFacet, ...]
    seed: int
    draws: int


class Trained(Struct, frozen=True, kw_only=True):
    """A newcomer against a reference such as the adjudicated layer."""

    spans: PairOfReaders
    """Precision: what the newcomer marked that is in the reference. Recall: what of the reference was found."""
    facets: tuple[Training, ...]


class Asked(Struct, frozen=True, kw_only=True):
    """What is to be told."""

    facets: tuple[Id, ...] | None = None
    """None: all of them (`facets_of`)."""
    threshold: float = 0.5
    """The least intersection over union of spans that count as matched, above 0 and at most 1."""
    seed: int = SEED
    draws: int = DRAWS
    """0: no intervals."""
    sources: Mapping[Id, str] = {}
    """Names of sources, for notes and lists of values."""


ALL = Asked()


def agreement(comparison: Comparison, asked: Asked = ALL, told: Told = _quiet) -> Report:
    """All figures of a comparison. `told` hears of each part before it is computed, and may raise to end it."""
    marks = comparison.marks
    columns = _columns(comparison, asked.facets)
    told(0, len(columns) + 1)
    return Report(
        annotators=marks.annotators,
        articles=len(marks.articles),
        shared=int(np.count_nonzero(marks.seen.sum(axis=1) > 1)),
        statements=tuple(np.bincount(marks.annotator, minlength=len(marks.annotators)).tolist()),
        units=len(comparison.units.article),
        boundaries=_boundaries(comparison, asked),
        facets=tuple(_on_facet(comparison, column, asked) for column in _each(columns, told)),
        seed=asked.seed,
        draws=asked.draws,
    )


def trained(comparison: Comparison, asked: Asked = ALL) -> Trained:
    """The second annotator of a comparison of two, held against the first."""
    units, facets = comparison.units, list[Training]()
    for column in _columns(comparison, asked.facets):
        table, names = units.table(column.numbers), _names(comparison, column, asked)
        facets.append(learned(table, units.article, names, seed=asked.seed, draws=asked.draws))
    return Trained(spans=_boundaries(comparison, asked).pairs[0], facets=tuple(facets))


def behind(
    comparison: Comparison, facet: Id, annotators: tuple[Id, Id], values: tuple[Id | None, Id | None]
) -> list[tuple[Id, Id]]:
    """Statements of two annotators behind one cell of their confusion table, in the order of the text.

    Values are ids as in `OnFacet.ids`; None is a missing value of a statement that there is.
    """
    marks, column = comparison.marks, comparison.column(facet)
    rows = [comparison.units.rows[marks.annotators.index(who)] for who in annotators]
    wanted = [MISSING if value is None else column.values.index(value) for value in values]
    there = [(row >= 0) & (column.numbers[row] == value) for row, value in zip(rows, wanted, strict=True)]
    found = there[0] & there[1]
    ids = [[marks.statements[row].id for row in side[found].tolist()] for side in rows]
    return list(zip(*ids, strict=True))


def raw_table(comparison: Comparison, facets: Sequence[Id] | None = None) -> Iterator[RawRow]:
    """The values that the figures are made of, one line each, so that they can be computed elsewhere."""
    return raw(comparison.marks, comparison.units, _columns(comparison, facets))


def _columns(comparison: Comparison, facets: Sequence[Id] | None) -> list[Column]:
    chosen = facets_of(comparison.canon) if facets is None else facets
    return [comparison.column(facet) for facet in chosen]


def _each(columns: Sequence[Column], told: Told) -> Iterator[Column]:
    for number, column in enumerate(columns, 1):
        told(number, len(columns) + 1)
        yield column


def _boundaries(comparison: Comparison, asked: Asked) -> Boundaries:
    marks, pairings = comparison.marks, comparison.pairings
    return boundaries(marks, pairings, threshold=asked.threshold, seed=asked.seed, draws=asked.draws)


def _on_facet(comparison: Comparison, column: Column, asked: Asked) -> OnFacet:
    units, names = comparison.units, _names(comparison, column, asked)
    measured = nominal if column.scale == "nominal" else ordinal
    found = measured(units.table(column.numbers), units.article, names, seed=asked.seed, draws=asked.draws)
    same = None if column.together is None else _same(comparison, column, asked)
    return OnFacet(facet=column.facet, ids=column.values, figures=found, same=same)


def _same(comparison: Comparison, column: Column, asked: Asked) -> Figure:
    """How often all values are the same."""
    units = comparison.units
    table = tabled(units.table(column.whole), len(column.sets), units.article).pairable()
    measures = [Measures(coincidences(table), {"same": percent})]
    return figures(measures, table.articles, asked.seed, asked.draws)["same"]


def _names(comparison: Comparison, column: Column, asked: Asked) -> Names:
    """What a person reads; an id where there is no name."""
    facet = comparison.canon.codebook.facet(column.facet)
    if column.facet in NAMES or facet is None:
        known = {**asked.sources, NO_SOURCE: "no source"} if column.facet == SOURCE else {}
        name = NAMES.get(column.facet, column.facet)
    else:
        known, name = {code.id: code.name for code in facet.codes}, facet.name
    return Names(name, comparison.marks.annotators, [known.get(value, value) for value in column.values])
