"""The groups of statements that a reviewer decides on, worst first, and those on which all agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from ..model.ids import Id
from .comparing import Comparison
from .differences import Difference, Group
from .diverging import SPANS, Diverging, Found
from .pairing import Pairing
from .readings import Canon, Reading
from .tables import Floats, Ints


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


def _severity(difference: Difference) -> float:
    return difference.severity


class _Grouping:
    def __init__(self, comparison: Comparison) -> None:
        self.marks, self.units = comparison.marks, comparison.units
        self.ids: list[Id | None] = [*(statement.id for statement in self.marks.statements), None]
        self.diverging = Diverging(comparison)
        self.differences = defaultdict[int, list[Difference]](list)
        self.overlapping = defaultdict[int, set[int]](set)
        for two, pairing in comparison.pairings.items():
            self._pair(two, pairing)

    def all(self) -> Iterator[Group]:
        """Units in the order of the text."""
        names, statements = self.marks.annotators, [*self.marks.statements, None]
        seen = [np.flatnonzero(line).tolist() for line in self.marks.seen]
        who = [tuple([names[number] for number in numbers]) for numbers in seen]
        units = zip(self.units.article.tolist(), self.units.rows.T.tolist(), strict=True)
        for unit, (article, rows) in enumerate(units):
            found, near = self.differences.get(unit), self.overlapping.get(unit)
            yield Group(
                article=self.marks.articles[article],
                annotators=who[article],
                statements=tuple([statements[rows[number]] for number in seen[article]]),
                differences=tuple(sorted(found, key=_severity, reverse=True)) if found else (),
                overlapping=tuple([self.marks.statements[row].id for row in sorted(near)]) if near else (),
            )

    def _pair(self, two: tuple[int, int], pairing: Pairing) -> None:
        """All differences between two annotators."""
        one, other = (self.units.rows[number] for number in two)
        both = np.flatnonzero((one >= 0) & (other >= 0))
        overlap = pairing.overlap_of(one[both], other[both])
        for found in self.diverging.between(one[both], other[both], overlap):
            self._keep(two, both[found.at], found, overlap[found.at].tolist())
        nearest = self._nearest(pairing)
        shared = self.marks.both_saw(*two)[self.units.article]
        alone = np.flatnonzero(((one >= 0) != (other >= 0)) & shared)
        overlap = nearest[np.maximum(one, other)[alone]]
        only = Found("only one", alone, 6.0 - overlap, [(SPANS,)] * len(alone))
        self._keep(two, alone, only, overlap.tolist())
        self._look_around(pairing)

    def _nearest(self, pairing: Pairing) -> Floats:
        """For every statement its greatest overlap with one of the other's."""
        nearest = np.zeros(len(self.marks.statements) + 1)
        np.maximum.at(nearest, pairing.near_first, pairing.near)
        np.maximum.at(nearest, pairing.near_second, pairing.near)
        return nearest

    def _keep(self, two: tuple[int, int], units: Ints, found: Found, overlaps: list[float]) -> None:
        names = self.marks.annotators[two[0]], self.marks.annotators[two[1]]
        rows = zip(*(self.units.rows[number, units].tolist() for number in two), strict=True)
        articles, severities = self.units.article[units].tolist(), found.severity.tolist()
        lines = zip(units.tolist(), articles, rows, overlaps, severities, found.facets, strict=True)
        for unit, article, (first, second), overlap, severity, facets in lines:
            difference = Difference(
                kind=found.kind,
                article=self.marks.articles[article],
                annotators=names,
                statements=(self.ids[first], self.ids[second]),
                overlap=overlap,
                severity=severity,
                facets=facets,
            )
            self.differences[unit].append(difference)

    def _look_around(self, pairing: Pairing) -> None:
        """Statements that overlap one of another unit."""
        first, second = pairing.near_first, pairing.near_second
        apart = self.units.unit[first] != self.units.unit[second]
        for one, two in ((first[apart], second[apart]), (second[apart], first[apart])):
            for unit, row in zip(self.units.unit[one].tolist(), two.tolist(), strict=True):
                self.overlapping[unit].add(row)
