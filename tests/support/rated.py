"""Tables of values that annotators gave to units: written out, drawn at random, and counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from sourcemark.analysis.coincidences import Cells, Matrix, coincidences, confusions
from sourcemark.analysis.tables import Ints, tabled

BLANK = "."


def table(*rows: str, values: str = "01234") -> Ints:
    """A row of characters for each annotator; blanks only set them apart, a dot is a missing value."""
    return np.array([[values.index(v) if v != BLANK else -1 for v in row if v != " "] for row in rows])


def crossed(matrix: Sequence[Sequence[int]]) -> Ints:
    """Two annotators whose confusion table is this one."""
    counts = np.array(matrix)
    return np.array([np.repeat(side.ravel(), counts.ravel()) for side in np.indices(counts.shape)])


def in_one(values: Ints) -> Ints:
    """All units in one article."""
    return np.zeros(values.shape[1], int)


def met(values: Ints, k: int) -> Matrix:
    """The coincidence matrix."""
    return coincidences(tabled(values, k, in_one(values))).whole()


def confused(values: Ints, k: int) -> Matrix:
    """The confusion table of the first two annotators."""
    return confusions(tabled(values, k, in_one(values))).whole()


def full(cells: Cells) -> Ints:
    """Written out, (articles, k, k)."""
    out = np.zeros((cells.articles, cells.k, cells.k))
    pair, article = np.divmod(cells.code, cells.articles)
    out[article, pair // cells.k, pair % cells.k] = cells.amount
    return out


@st.composite
def tables(draw: st.DrawFn, *, most: int = 5, missing: bool = True) -> tuple[Ints, int]:
    """Two to `most` annotators who agree now and then, and k."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    annotators, units = draw(st.integers(2, most)), draw(st.integers(1, 60))
    k, alike, left = draw(st.integers(2, 6)), draw(st.floats(0, 1)), draw(st.floats(0, 0.7)) * missing
    size = (annotators, units)
    values = np.where(random.random(size) < alike, random.integers(0, k, units), random.integers(0, k, size))
    return np.where(random.random(size) < left, -1, values), k
