"""The groups of statements that a reviewer decides on, worst first, and those on which all agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from ..model.ids import Id
from .comparing import Comparison
from .differences import Difference, Group
from .diverging import SPANS, Diverging, Found
from .pairing import Pairing
from .readings import Canon, Reading
from .tables import Floats, Ints

_NONE = np.zeros(0, np.int64)


def groups_of(
    readings: Iterable[Reading], canon: Canon, annotators: Sequence[Id] | None = None
) -> list[Group]:
    """All groups of these articles: by severity, what is agreed last; equals in the order of the text."""
    return groups(Comparison(readings, canon, annotators))


def groups(comparison: Comparison) -> list[Group]:
    """As `groups_of`, for readings that are compared already."""
    return sorted(_Grouping(comparison).all(), key=_worst)


def _worst(group: Group) -> tuple[float, float]:
    return -group.severity, -sum([difference.severity for difference in group.differences])


class _Grouping:
    """Differences and overlaps are gathered in columns and dealt out to their units at the end: it is quicker."""

    def __init__(self, comparison: Comparison) -> None:
        self.marks, self.units = comparison.marks, comparison.units
        self.ids: list[Id | None] = [*(statement.id for statement in self.marks.statements), None]
        self.diverging = Diverging(comparison)
        self.differences = list[Difference]()
        self.where, self.severities, self.around = list[Ints](), list[Floats](), list[Ints]()
        for two, pairing in comparison.pairings.items():
            self._pair(two, pairing)

    def all(self) -> Iterator[Group]:
        """Units in the order of the text."""
        names, statements = self.marks.annotators, [*self.marks.statements, None]
        seen = [np.flatnonzero(line).tolist() for line in self.marks.seen]
        who = [tuple([names[number] for number in numbers]) for numbers in seen]
        units = zip(self.units.article.tolist(), self.units.rows.T.tolist(), strict=True)
        columns = zip(units, self._differences(), self._overlapping(), strict=True)
        for (article, rows), differences, overlapping in columns:
            yield Group(
                article=self.marks.articles[article],
                annotators=who[article],
                statements=tuple([statements[rows[number]] for number in seen[article]]),
                differences=differences,
                overlapping=overlapping,
            )

    def _differences(self) -> Iterator[tuple[Difference, ...]]:
        """Of every unit, worst first."""
        units, severities = np.concatenate([_NONE, *self.where]), np.concatenate([_NONE, *self.severities])
        order = np.lexsort((-severities, units))
        found = [self.differences[at] for at in order.tolist()]
        return (tuple(found[low:high]) for low, high in self._dealt(units[order]))

    def _overlapping(self) -> Iterator[tuple[Id, ...]]:
        """Of every unit: statements that overlap it without belonging to it."""
        every = len(self.marks.statements) + 1
        units, rows = np.divmod(np.unique(np.concatenate([_NONE, *self.around])), every)
        ids = [self.marks.statements[row].id for row in rows.tolist()]
        return (tuple(ids[low:high]) for low, high in self._dealt(units))

    def _dealt(self, units: Ints) -> Iterator[tuple[int, int]]:
        """Where the entries of each unit begin and end; `units` rising."""
        return pairwise(np.searchsorted(units, np.arange(len(self.units.article) + 1)).tolist())

    def _pair(self, two: tuple[int, int], pairing: Pairing) -> None:
        """All differences between two annotators."""
        one, other = (self.units.rows[number] for number in two)
        both = np.flatnonzero((one >= 0) & (other >= 0))
        overlap = pairing.overlap_of(one[both], other[both])
        for found in self.diverging.between(one[both], other[both], overlap):
            self._keep(two, both[found.at], found, overlap[found.at].tolist())
        shared = self.marks.both_saw(*two)[self.units.article]
        alone = np.flatnonzero(((one >= 0) != (other >= 0)) & shared)
        overlap = self._nearest(pairing)[np.maximum(one, other)[alone]]
        only = Found("only one", alone, 6.0 - overlap, [(SPANS,)] * len(alone))
        self._keep(two, alone, only, overlap.tolist())
        for first, second in (
            (pairing.near_first, pairing.near_second),
            (pairing.near_second, pairing.near_first),
        ):
            unit = self.units.unit[first]
            apart = unit != self.units.unit[second]
            self.around.append(unit[apart] * (len(self.marks.statements) + 1) + second[apart])

    def _nearest(self, pairing: Pairing) -> Floats:
        """For every statement its greatest overlap with one of the other's."""
        nearest = np.zeros(len(self.marks.statements))
        np.maximum.at(nearest, pairing.near_first, pairing.near)
        np.maximum.at(nearest, pairing.near_second, pairing.near)
        return nearest

    def _keep(self, two: tuple[int, int], units: Ints, found: Found, overlaps: list[float]) -> None:
        self.where.append(units)
        self.severities.append(found.severity)
        names = self.marks.annotators[two[0]], self.marks.annotators[two[1]]
        rows = (self.units.rows[number, units].tolist() for number in two)
        articles = self.units.article[units].tolist()
        lines = zip(articles, *rows, overlaps, found.severity.tolist(), found.facets, strict=True)
        for article, first, second, overlap, severity, facets in lines:
            difference = Difference(
                kind=found.kind,
                article=self.marks.articles[article],
                annotators=names,
                statements=(self.ids[first], self.ids[second]),
                overlap=overlap,
                severity=severity,
                facets=facets,
            )
            self.differences.append(difference)
