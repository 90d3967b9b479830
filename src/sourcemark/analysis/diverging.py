"""Which statements of one unit differ, in what and how much, for all units of two annotators at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model.codebook import SOURCE_TYPE
from ..model.ids import Id
from .comparing import Comparison
from .differences import Kind
from .facets import GRADES, JUDGED, SOURCE, facets_of, grades, numbers
from .tables import MISSING, Floats, Ints

SPANS, CHAIN = "spans", "chain"
"""What is compared beside the facets of `facets`."""

Flags = NDArray[np.bool_]


class Found(NamedTuple):
    """One kind of difference: in which of the pairs, how severe there, and about which facets."""

    kind: Kind
    at: Ints
    severity: Floats
    facets: Sequence[tuple[Id, ...]]


class Diverging:
    """What is compared, as numbers that are equal where the values are; made once for all pairs of annotators."""

    def __init__(self, comparison: Comparison) -> None:
        statements, canon = comparison.marks.statements, comparison.canon
        self.type = comparison.column(SOURCE_TYPE).whole
        self.source = comparison.column(SOURCE).whole
        self.grades = {scale: numbers(grades(statements, scale), GRADES[scale]) for scale in GRADES}
        chains = [tuple([canon.source(hop.source) for hop in s.chain]) for s in statements]
        further = set(facets_of(canon)).difference((SOURCE_TYPE, SOURCE, *GRADES, *JUDGED))
        self.further = {facet: comparison.column(facet).whole for facet in sorted(further)}
        self.further[CHAIN] = numbers(chains, set(chains))

    def between(self, one: Ints, two: Ints, overlap: Floats) -> Iterator[Found]:
        """All kinds of difference between statements `one[i]` and `two[i]` (rows), whose overlaps are given."""
        yield self._plain("other type", 4.0, self.type[one] != self.type[two], SOURCE_TYPE)
        yield self._plain("other source", 3.0, self.source[one] != self.source[two], SOURCE)
        at = np.flatnonzero(overlap != 1.0)
        yield Found("other span", at, 3.0 - overlap[at], [(SPANS,)] * len(at))
        for scale in GRADES:
            yield from self._graded(scale, one, two)
        yield self._further(one, two)

    def _plain(self, kind: Kind, severity: float, differ: Flags, facet: Id) -> Found:
        at = np.flatnonzero(differ)
        return Found(kind, at, np.full(len(at), severity), [(facet,)] * len(at))

    def _graded(self, scale: Id, one: Ints, two: Ints) -> Iterator[Found]:
        """Letters and digits are as far apart as their places; the last is no place, but "cannot be judged"."""
        first, second = self.grades[scale][one], self.grades[scale][two]
        cannot, differ = len(GRADES[scale]) - 1, first != second
        missing = (first == MISSING) | (second == MISSING)
        judged = differ & ~missing & ((first == cannot) | (second == cannot))
        yield self._plain("judged or not", 1.5, judged, scale)
        at = np.flatnonzero(differ & ~judged)
        severity = np.where(missing, 1.1, 1.0 + np.abs(first - second) / 5)[at]
        yield Found("other grade", at, severity, [(scale,)] * len(at))

    def _further(self, one: Ints, two: Ints) -> Found:
        differ = {facet: values[one] != values[two] for facet, values in self.further.items()}
        at = np.flatnonzero(np.any(list(differ.values()), axis=0))
        rows = zip(*(flags[at].tolist() for flags in differ.values()), strict=True)
        facets = [tuple(facet for facet, is_ in zip(differ, row, strict=True) if is_) for row in rows]
        return Found("other facet", at, np.full(len(at), 0.5), facets)
