"""A newcomer's values beside those that were agreed on: how often right, and where not.

Here one side is the standard, so nothing is corrected for chance: how much was right is what a learner asks.
Recall and precision of each value are those of information retrieval (van Rijsbergen 1979, chapter 7).
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .bootstrap import DRAWS, Figure, Measures, figures
from .coefficients import percent
from .coincidences import confusions
from .figures import Names
from .per_value import Cell, cells_of
from .tables import MISSING, Table, tabled


class Learned(Struct, frozen=True):
    """One value, over the units to which both sides gave a value."""

    value: int
    """Its place among the values of the facet."""
    expected: int
    """Units in which it is the agreed value."""
    given: int
    """Units in which the newcomer gave it."""
    right: int
    """Units in which both hold."""

    @property
    def recall(self) -> float | None:
        """Share of the expected ones that were found; None where none was expected."""
        return self.right / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """Share of the given ones that were right; None where none was given."""
        return self.right / self.given if self.given else None


class Training(Struct, frozen=True, kw_only=True):
    """How a newcomer does on one facet."""

    facet: str
    values: tuple[str, ...]
    right: Figure
    """Share of `compared` in which the newcomer gave the agreed value."""
    compared: int
    """Units to which both sides gave a value."""
    left_out: int
    """Units with an agreed value to which the newcomer gave none."""
    added: int
    """Units to which only the newcomer gave a value."""
    per_value: tuple[Learned, ...]
    """The values that either side gave, in their order."""
    cells: tuple[Cell, ...]
    """Rows: the agreed value; columns: the newcomer's."""
    seed: int
    draws: int


def learned(
    table: NDArray[np.integer], articles: NDArray[np.integer], names: Names, *, seed: int, draws: int = DRAWS
) -> Training:
    """Row 0 of the table is agreed on, row 1 the newcomer's; otherwise as `figures.nominal`."""
    whole = tabled(table, len(names.values), articles)
    both = whole.pairable()
    cells = confusions(both)
    agreed, theirs = whole.values != MISSING
    return Training(
        facet=names.facet,
        values=tuple(names.values),
        right=figures([Measures(cells, {"right": percent})], both.articles, seed, draws)["right"],
        compared=both.values.shape[1],
        left_out=int(np.count_nonzero(agreed & ~theirs)),
        added=int(np.count_nonzero(theirs & ~agreed)),
        per_value=_each(both),
        cells=cells_of(cells),
        seed=seed,
        draws=draws,
    )


def _each(both: Table) -> tuple[Learned, ...]:
    agreed, theirs = both.values
    right = np.bincount(agreed[agreed == theirs], minlength=both.k).tolist()
    expected, given = (np.bincount(side, minlength=both.k).tolist() for side in (agreed, theirs))
    counted = zip(range(both.k), expected, given, right, strict=True)
    return tuple(Learned(*value) for value in counted if value[1] or value[2])
