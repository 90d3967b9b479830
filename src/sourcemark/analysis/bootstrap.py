"""How far a figure might lie elsewhere, had other articles been read: percentile intervals of the bootstrap.

Articles are drawn, not units: the units of one article resemble each other, and intervals that ignore it are too
narrow.
Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapters 8 and 13.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from .coincidences import Cells, Matrix
from .tables import Floats

DRAWS = 1000
COVERED = 95
"""Per cent of the draws that lie in an interval, and that an interval needs."""
ROOM = 2**21
"""Numbers held at once: draws are made in parts of this size."""

Measure = Callable[[Matrix], Floats]


class Measures(NamedTuple):
    """Figures that are made of one count, by name."""

    cells: Cells
    of: Mapping[str, Measure]


class Figure(Struct, frozen=True):
    """A figure and the interval in which 95 % of the draws lie; None where there is none."""

    value: float | None
    low: float | None = None
    high: float | None = None


def figures(families: Sequence[Measures], articles: int, seed: int, draws: int = DRAWS) -> dict[str, Figure]:
    """Every measure with its interval; all of them see the same draws of `articles` articles.

    No interval where there are fewer than two articles, no draws, or where the figure is defined in fewer than 95 %
    of the draws: what the others would say is not known.
    """
    points = _measured((family.cells.whole(), family.of) for family in families)
    drawn = _drawn(families, articles, seed, draws) if articles > 1 and draws else {}
    return {name: figure_of(value[0], drawn.get(name)) for name, value in points.items()}


def figure_of(value: float, drawn: Floats | None) -> Figure:
    """A value with the interval its draws leave; nan is no value, and leaves none."""
    if np.isnan(value):
        return Figure(None)
    known = drawn[~np.isnan(drawn)] if drawn is not None else np.empty(0)
    if drawn is None or 100 * len(known) < COVERED * len(drawn):
        return Figure(float(value))
    tail = (100 - COVERED) / 2
    low, high = np.percentile(known, [tail, 100 - tail])
    return Figure(float(value), float(low), float(high))


def _drawn(families: Sequence[Measures], articles: int, seed: int, draws: int) -> dict[str, Floats]:
    """Each measure in each draw."""
    widest = max(articles, *(family.cells.width for family in families))
    part = max(1, ROOM // widest)
    found = [
        _measured((family.cells.drawn(times), family.of) for family in families)
        for times in resampled(articles, seed, draws, part)
    ]
    return {name: np.concatenate([some[name] for some in found]) for name in found[0]}


def _measured(counted: Iterable[tuple[Matrix, Mapping[str, Measure]]]) -> dict[str, Floats]:
    return {name: measure(matrix) for matrix, measures in counted for name, measure in measures.items()}


def resampled(articles: int, seed: int, draws: int, part: int) -> Iterator[Floats]:
    """How often each article is drawn, (articles, draws), in parts of so many draws; the same for any part."""
    random = np.random.default_rng(seed)
    for start in range(0, draws, part):
        width = min(part, draws - start)
        picked = random.random((width, articles)) * articles
        code = picked.astype(np.int64) * width + np.arange(width)[:, None]
        counted = np.bincount(code.ravel(), minlength=articles * width)
        yield counted.reshape(articles, width).astype(np.float64)
