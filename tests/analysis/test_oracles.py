"""Every coefficient against independent libraries, on random tables."""

from __future__ import annotations

from typing import Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from rated import confused, met, tables
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import fleiss_kappa

from sourcemark.analysis import coefficients as of
from sourcemark.analysis.tables import Ints

Table = tuple[Ints, int]


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@given(drawn=tables())
def test_alpha(level: Literal["nominal", "ordinal", "interval", "ratio"], drawn: Table) -> None:
    values, k = drawn
    points = np.arange(k, dtype=float)
    distance = {"nominal": of.differs, "ordinal": of.by_rank}.get(level)
    distance = distance or {"interval": of.interval, "ratio": of.ratio}[level](points)
    (ours,) = of.alpha(met(values, k), distance)
    if varied(values):
        there = np.where(values < 0, np.nan, values)
        theirs = krippendorff.alpha(there, value_domain=range(k), level_of_measurement=level)
        assert ours == pytest.approx(theirs)
    else:
        assert np.isnan(ours)


def varied(values: Ints) -> bool:
    """True when there is more than one value in the units with two or more."""
    paired = values[:, (values >= 0).sum(axis=0) > 1]
    return len(np.unique(paired[paired >= 0])) > 1


@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
@given(drawn=tables(most=2))
def test_kappa_of_two(weights: Literal["linear", "quadratic"] | None, drawn: Table) -> None:
    values, k = drawn
    distance = {None: of.differs, "linear": of.linear(k), "quadratic": of.quadratic(k)}[weights]
    (ours,) = of.cohen(confused(values, k), distance)
    one, two = values[:, (values >= 0).all(axis=0)]
    if len({*one, *two}) > 1:
        assert ours == pytest.approx(cohen_kappa_score(one, two, labels=range(k), weights=weights))
    else:
        assert np.isnan(ours)


@given(drawn=tables(missing=False))
def test_kappa_of_many(drawn: Table) -> None:
    values, k = drawn
    (ours,) = of.fleiss(met(values, k))
    counts = (values[..., None] == np.arange(k)).sum(axis=0)
    if varied(values):
        assert ours == pytest.approx(fleiss_kappa(counts))
    else:
        assert np.isnan(ours)


@given(drawn=tables())
def test_percent_and_each_value_are_counted_pair_by_pair(drawn: Table) -> None:
    values, k = drawn
    agreed, given_ = np.zeros(k), np.zeros(k)
    for unit in values.T:
        present = unit[unit >= 0].tolist()
        for place, value in enumerate(present):
            others = present[:place] + present[place + 1 :]
            if others:
                given_[value] += 1
                agreed[value] += others.count(value) / len(others)
    matrix = met(values, k)
    if given_.sum():
        assert of.percent(matrix) == pytest.approx([agreed.sum() / given_.sum()])
    each = of.of_each_value(matrix)[:, 0]
    assert each[given_ > 0] == pytest.approx(agreed[given_ > 0] / given_[given_ > 0])
    assert np.isnan(each[given_ == 0]).all()
