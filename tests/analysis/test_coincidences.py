"""Counts of what met, article by article."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated import full, in_one, table, tables

from sourcemark.analysis.coincidences import Matrix, coincidences, confusions
from sourcemark.analysis.tables import Ints, tabled


def test_rows_are_the_first_annotator_and_columns_the_second() -> None:
    values = table("001.", "0112", "2222")
    matrix = full(confusions(tabled(values, 3, in_one(values)), 0, 1))[0]
    assert matrix.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert full(confusions(tabled(values, 3, in_one(values)), 1, 0))[0].tolist() == matrix.T.tolist()


def test_each_value_of_a_unit_counts_once_however_many_there_are() -> None:
    values = table("0.0", "0.1", "10.")
    matrix = full(coincidences(tabled(values, 2, in_one(values))))[0]
    assert matrix.tolist() == [[1, 2], [2, 0]]
    assert matrix.sum() == 5


@given(drawn=tables(), seed=st.integers(0, 2**32))
def test_articles_add_up_to_the_whole(drawn: tuple[Ints, int], seed: int) -> None:
    values, k = drawn
    articles = np.random.default_rng(seed).integers(0, 4, values.shape[1])
    inside = [values[:, articles == article] for article in np.unique(articles)]
    parts = [full(coincidences(tabled(part, k, in_one(part))))[0] for part in inside]
    whole = full(coincidences(tabled(values, k, articles)))
    assert whole == pytest.approx(np.array(parts))
    assert whole.sum(axis=0) == pytest.approx(full(coincidences(tabled(values, k, in_one(values))))[0])


@pytest.mark.parametrize(
    ("k", "articles", "units"),
    [(3, 5, 40), (800, 4000, 6000)],
    ids=["few values", "many values and articles"],
)
def test_an_article_drawn_twice_counts_as_if_its_units_stood_there_twice(
    k: int, articles: int, units: int
) -> None:
    random = np.random.default_rng(7)
    values = random.integers(-1, k, (2, units))
    place = np.concatenate([np.arange(articles), random.integers(0, articles, units - articles)])
    times = random.integers(0, 3, (articles, 2))
    drawn = confusions(tabled(values, k, place)).drawn(times.astype(float))
    for draw in range(2):
        again = np.repeat(values, times[place, draw], axis=1)
        expected = confusions(tabled(again, k, in_one(again))).whole()
        assert listed(drawn, draw) == listed(expected, 0)
        assert drawn.rows[:, draw].tolist() == expected.rows[:, 0].tolist()
        assert drawn.columns[:, draw].tolist() == expected.columns[:, 0].tolist()


def listed(matrix: Matrix, draw: int) -> list[tuple[int, int, float]]:
    amounts = matrix.amount[:, draw]
    return [
        (r, c, n)
        for r, c, n in zip(*(x.tolist() for x in (matrix.row, matrix.column, amounts)), strict=True)
        if n
    ]


def test_nothing_met() -> None:
    for values in (table("01"), table("0.", ".1"), np.empty((3, 0), int)):
        cells = coincidences(tabled(values, 2, in_one(values)))
        assert (len(cells.whole().row), cells.whole().rows.tolist()) == (0, [[0], [0]])


@pytest.mark.parametrize(
    "wrong", [np.array([0, 1]), np.array([[0, 3]]), np.array([[-2, 0]]), np.array([[0, 1, 0]])]
)
def test_what_is_no_table_is_refused(wrong: Ints) -> None:
    with pytest.raises(ValueError, match=r"does not go with articles|values lie between"):
        tabled(wrong, 3, np.array([0, 0]))
