"""What annotators gave to their statements, facet by facet, as numbers.

Nominal: the source type and every other facet of the codebook, the source, how the words are given (mode), statement
or attitude. Where several values may be chosen (a facet that allows many, sources), the first one chosen stands for
them, and whether all are the same is a figure of its own.

Ordinal: the two grades, with F and 6 as missing. Whether a source or an information can be judged at all is a
nominal facet beside each; without a grade it is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from msgspec import Struct

from ..model.ids import Id
from ..model.scales import CANNOT_BE_JUDGED, CREDIBILITY, RELIABILITY
from ..model.statements import Statement
from .figures import Scale
from .readings import Canon
from .tables import MISSING, Ints

V = TypeVar("V", bound=Hashable)
Chosen = tuple[Id, ...]

SOURCE, MODE, KIND = "source", "mode", "statement_kind"
GRADES = {"reliability": RELIABILITY, "credibility": CREDIBILITY}
JUDGED = {"reliability_judged": "reliability", "credibility_judged": "credibility"}
NAMES = {
    SOURCE: "Source",
    MODE: "Mode",
    KIND: "Statement or attitude",
    "reliability": "Reliability",
    "reliability_judged": "Reliability can be judged",
    "credibility": "Credibility",
    "credibility_judged": "Credibility can be judged",
}
"""Facets that every statement has, whatever the codebook says. Their ids are theirs alone."""
NO_SOURCE = ""
"""The value of a statement whose text names no source: two who both say so agree."""
CAN, CANNOT = "judged", "cannot be judged"


class Column(Struct, frozen=True):
    """One facet of every statement: `numbers` are places among `values` (ids), -1 for missing."""

    facet: Id
    scale: Scale
    values: tuple[Id, ...]
    numbers: Ints
    sets: tuple[Chosen, ...] = ()
    """Where there may be many values: all that were chosen together, each set sorted."""
    together: Ints | None = None
    """Places among `sets`, -1 for missing."""

    @property
    def whole(self) -> Ints:
        """Numbers that are the same for the same values, all of them."""
        return self.numbers if self.together is None else self.together

    def cells(self, row: int) -> Iterator[tuple[str, str]]:
        """Facet and value as the raw table shows them."""
        if self.numbers[row] != MISSING:
            yield self.facet, self.values[self.numbers[row]]
            if self.together is not None:
                yield f"{self.facet}.all", ";".join(self.sets[self.together[row]])


def facets_of(canon: Canon) -> tuple[Id, ...]:
    """All facets there are: those of the codebook, then those every statement has."""
    return (*(facet for facet in canon.facets if facet not in NAMES), *NAMES)


def column(statements: Sequence[Statement], canon: Canon, facet: Id) -> Column:
    """One facet of all statements; one that nobody knows is missing everywhere."""
    if facet in GRADES:
        order = tuple(grade for grade in GRADES[facet] if grade not in CANNOT_BE_JUDGED)
        return Column(facet, "ordinal", order, numbers(grades(statements, facet), order))
    if facet in JUDGED:
        judged = [_can(grade) for grade in grades(statements, JUDGED[facet])]
        return Column(facet, "nominal", (CAN, CANNOT), numbers(judged, (CAN, CANNOT)))
    if facet == MODE:
        return _named(facet, [s.attribution.mode for s in statements], ("direct", "indirect", "mixed"))
    if facet == KIND:
        return _named(facet, [s.statement_kind for s in statements], ("statement", "attitude"))
    if facet == SOURCE:
        return _chosen(facet, [s.attribution.sources or (NO_SOURCE,) for s in statements], canon.source, ())
    given = [s.codes.get(facet, ()) for s in statements]
    found = _chosen(facet, given, lambda code: canon.code(facet, code), canon.order(facet))
    return found if canon.many(facet) else Column(facet, "nominal", found.values, found.numbers)


def grades(statements: Iterable[Statement], scale: Id) -> list[str | None]:
    """The letters or digits given on one of the two scales."""
    if scale == "reliability":
        return [s.reliability.grade if s.reliability else None for s in statements]
    return [s.credibility.grade if s.credibility else None for s in statements]


def _can(grade: str | None) -> str | None:
    return None if grade is None else CANNOT if grade in CANNOT_BE_JUDGED else CAN


def _chosen(facet: Id, given: Sequence[Chosen], canon: Callable[[Id], Id], order: Chosen) -> Column:
    """Values of which several may be chosen; each different choice is looked at once."""
    choices = sorted(set(given))
    place = numbers(given, choices)
    heirs = [tuple(dict.fromkeys(map(canon, chosen))) for chosen in choices]
    first = _named(facet, [heir[0] if heir else None for heir in heirs], order)
    every = [tuple(sorted(heir)) or None for heir in heirs]
    sets = tuple(sorted({chosen for chosen in every if chosen}))
    return Column(facet, "nominal", first.values, first.numbers[place], sets, numbers(every, sets)[place])


def _named(facet: Id, values: Sequence[str | None], order: tuple[Id, ...]) -> Column:
    """Values in the order of the codebook, those it does not know behind them."""
    known = {value for value in values if value is not None}
    listed = (*(value for value in order if value in known), *sorted(known.difference(order)))
    return Column(facet, "nominal", listed, numbers(values, listed))


def numbers(values: Sequence[V | None], order: Iterable[V]) -> Ints:
    """Places in `order`; what is not in it is missing."""
    known: dict[V | None, int] = {value: at for at, value in enumerate(order)}
    place = {value: known.get(value, MISSING) for value in set(values)}
    return np.fromiter(map(place.__getitem__, values), np.int64, len(values))
