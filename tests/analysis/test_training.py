"""A newcomer beside what was agreed on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from rated import in_one, table, tables
from sklearn.metrics import precision_recall_fscore_support

from sourcemark.analysis.bootstrap import Figure
from sourcemark.analysis.figures import Names
from sourcemark.analysis.per_value import Cell
from sourcemark.analysis.tables import Ints
from sourcemark.analysis.training import Learned, Training, learned

VALUES = Names("type", ["layer", "Ada"], ["official", "political", "expert"])


def trained(values: Ints, articles: Ints | None = None) -> Training:
    return learned(values, in_one(values) if articles is None else articles, VALUES, seed=1, draws=100)


def test_right_wrong_left_out_and_added() -> None:
    found = trained(table("0001.22", "001.12."))
    assert (found.compared, found.left_out, found.added) == (4, 2, 1)
    assert found.right == Figure(3 / 4)
    assert found.per_value == (Learned(0, 3, 2, 2), Learned(1, 0, 1, 0), Learned(2, 1, 1, 1))
    assert found.cells == (Cell(0, 0, 2), Cell(0, 1, 1), Cell(2, 2, 1))


def test_what_was_never_expected_or_given_has_no_share() -> None:
    first, second = trained(table("00", "11")).per_value
    assert (first.recall, first.precision) == (0, None)
    assert (second.recall, second.precision) == (None, 0)


def test_the_interval_is_drawn_by_article() -> None:
    values = table("0" * 40, "0" * 20 + "1" * 20)
    right = trained(values, np.repeat(np.arange(8), 5)).right
    assert right.low is not None
    assert right.high is not None
    assert 0 < right.low < 0.5 < right.high < 1


def test_nothing_in_common() -> None:
    found = trained(table("01..", "..01"))
    assert (found.right, found.per_value, found.cells) == (Figure(None), (), ())
    assert (found.left_out, found.added) == (2, 2)


@given(drawn=tables(most=2))
def test_recall_and_precision(drawn: tuple[Ints, int]) -> None:
    values, k = drawn
    agreed, theirs = values[:, (values >= 0).all(axis=0)]
    found = learned(values, in_one(values), Names("", ["", ""], [*"abcdef"[:k]]), seed=1, draws=0)
    places = [value.value for value in found.per_value]
    assert places == sorted({*agreed.tolist(), *theirs.tolist()})
    if places:
        kept = {"labels": places, "zero_division": np.nan}
        precision, recall, _, _ = precision_recall_fscore_support(agreed, theirs, **kept)
        ours = [(v.precision, v.recall) for v in found.per_value]
        assert [np.nan if p is None else p for p, _ in ours] == pytest.approx(precision, nan_ok=True)
        assert [np.nan if r is None else r for _, r in ours] == pytest.approx(recall, nan_ok=True)
