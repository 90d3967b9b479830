"""Row 11: alpha of a million units against the `krippendorff` package, and what intervals cost."""

from __future__ import annotations

from collections.abc import Callable
from math import isclose
from typing import Literal

import krippendorff
import numpy as np
from measuring import Figure, against, alone, in_turns, median, take, tell

from sourcemark.analysis.coefficients import Distance, alpha, by_rank, differs
from sourcemark.analysis.coincidences import coincidences
from sourcemark.analysis.figures import Agreement, Names, nominal, ordinal
from sourcemark.analysis.tables import Ints, tabled

UNITS, VALUES, MISSING = 1_000_000, 5, 0.1
ARTICLES, SMALLER = 1_000, 100_000


def readings(units: int) -> Ints:
    """Two annotators who agree in most units; a tenth of the values is missing."""
    random = np.random.default_rng(11)
    size = (2, units)
    same = random.random(units) < 0.7
    values = np.where(same, random.integers(0, VALUES, units), random.integers(0, VALUES, size))
    return np.where(random.random(size) < MISSING, -1, values)


def ours(values: Ints, distance: Distance) -> float:
    """From the table to the coefficient, as the program counts it."""
    table = tabled(values, VALUES, np.zeros(values.shape[1], np.int64))
    return float(alpha(coincidences(table).whole(), distance)[0])


def compared(level: Literal["nominal", "ordinal"], distance: Distance, times: int = 3) -> Figure:
    """One level of measurement; both count the same table, in the form in which each takes it."""
    values = readings(UNITS)
    theirs = np.where(values < 0, np.nan, values)
    assert isclose(ours(values, distance), krippendorff.alpha(theirs, level_of_measurement=level))
    floor, mine = in_turns(
        times,
        lambda: take(lambda: krippendorff.alpha(theirs, level_of_measurement=level)),
        lambda: take(lambda: ours(values, distance)),
    )
    what = f"{level} alpha, 2 annotators, 1,000,000 units, against `krippendorff`"
    return against(11, what, median(floor), median(mine), 1)


def with_intervals(level: str, make: Callable[..., Agreement], times: int = 5) -> Figure:
    """All that is said of a facet, as the Review room asks for it."""
    values, facet = readings(SMALLER), Names("type", ["a", "b"], [*"01234"])
    articles = np.arange(SMALLER) * ARTICLES // SMALLER
    (taken,) = in_turns(times, lambda: take(lambda: make(values, articles, facet, seed=1)))
    return alone(11, f"all {level} figures, 100,000 units, 1,000 draws of 1,000 articles", median(taken))


if __name__ == "__main__":
    tell([compared("nominal", differs)])
    tell([compared("ordinal", by_rank)])
    tell([with_intervals("nominal", nominal)])
    tell([with_intervals("ordinal", ordinal)])
