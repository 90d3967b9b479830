"""Readings laid beside each other: the pairings of every two annotators, the units they make, and all values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from ..model.ids import Id
from .facets import Column, column
from .marks import Marks
from .pairing import pairing
from .readings import Canon, Reading
from .units import units


class Comparison:
    """What all differences and figures of some readings are made of; made once for all of them."""

    def __init__(
        self, readings: Iterable[Reading], canon: Canon, annotators: Sequence[Id] | None = None
    ) -> None:
        """`annotators`: who is compared, and in which order; by default everybody, by id."""
        self.canon = canon
        self.marks = Marks(readings, canon, annotators)
        every = combinations(range(len(self.marks.annotators)), 2)
        self.pairings = {two: pairing(self.marks, *two) for two in every}
        """By the numbers of two annotators, the lower first."""
        self.units = units(self.marks, self.pairings.values())
        self._columns: dict[Id, Column] = {}

    def column(self, facet: Id) -> Column:
        """One facet of all statements."""
        if facet not in self._columns:
            self._columns[facet] = column(self.marks.statements, self.canon, facet)
        return self._columns[facet]
