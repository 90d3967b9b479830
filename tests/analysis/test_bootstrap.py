"""Intervals: articles drawn with replacement."""

from __future__ import annotations

import numpy as np
import pytest
from rated import in_one

from sourcemark.analysis.bootstrap import Figure, Measures, figures, resampled
from sourcemark.analysis.coefficients import alpha, by_rank, percent
from sourcemark.analysis.coincidences import Matrix, coincidences
from sourcemark.analysis.tables import Floats, Ints, tabled

ARTICLES, UNITS, K, DRAWS = 12, 80, 4, 200


def ordinal(matrix: Matrix) -> Floats:
    return alpha(matrix, by_rank)


def drawn_at_random(seed: int = 3) -> tuple[Ints, Ints]:
    """Three annotators who agree in half of the units, some of which are missing."""
    random = np.random.default_rng(seed)
    size = (3, UNITS)
    same = random.random(UNITS) < 0.5
    values = np.where(same, random.integers(0, K, UNITS), random.integers(-1, K, size))
    return values, np.sort(
        np.concatenate([np.arange(ARTICLES), random.integers(0, ARTICLES, UNITS - ARTICLES)])
    )


def measured(values: Ints, articles: Ints, seed: int = 1, draws: int = DRAWS) -> dict[str, Figure]:
    cells = coincidences(tabled(values, K, articles))
    measures = Measures(cells, {"percent": percent, "nominal": alpha, "ordinal": ordinal})
    return figures([measures], cells.articles, seed, draws)


def test_an_interval_is_what_units_repeated_by_hand_give() -> None:
    values, articles = drawn_at_random()
    by_hand = []
    for times in np.concatenate([*resampled(ARTICLES, 1, DRAWS, DRAWS)], axis=1).T:
        again = np.repeat(values, times.astype(int)[articles], axis=1)
        by_hand.append(ordinal(coincidences(tabled(again, K, in_one(again))).whole())[0])
    found = measured(values, articles)["ordinal"]
    assert [found.low, found.high] == pytest.approx(np.percentile(by_hand, [2.5, 97.5]).tolist())


def test_each_draw_takes_as_many_articles_as_there_are_in_any_parts() -> None:
    at_once = np.concatenate([*resampled(ARTICLES, 5, 50, 50)], axis=1)
    in_parts = np.concatenate([*resampled(ARTICLES, 5, 50, 7)], axis=1)
    assert at_once.shape == (ARTICLES, 50)
    assert at_once.tolist() == in_parts.tolist()
    assert at_once.sum(axis=0).tolist() == [ARTICLES] * 50
    assert at_once.std() > 0


def test_the_seed_decides() -> None:
    values, articles = drawn_at_random()
    assert measured(values, articles) == measured(values, articles)
    one, two = (measured(values, articles, seed)["nominal"] for seed in (1, 2))
    assert one.value == two.value
    assert (one.low, one.high) != (two.low, two.high)


def test_units_of_one_article_stand_together() -> None:
    """Ten times the units in the same articles are no more evidence; in ten times the articles they are."""
    values, articles = drawn_at_random()
    often = np.tile(values, 10)
    together = measured(often, np.tile(articles, 10))["percent"]
    apart = measured(often, (articles + ARTICLES * np.arange(10)[:, None]).ravel())["percent"]
    alone = measured(values, articles)["percent"]
    assert (together.low, together.high) == pytest.approx((alone.low, alone.high))
    assert width(apart) < width(alone) / 2


def width(figure: Figure) -> float:
    assert figure.low is not None
    assert figure.high is not None
    return figure.high - figure.low


def test_the_value_lies_in_its_interval() -> None:
    for figure in measured(*drawn_at_random()).values():
        assert figure.low is not None
        assert figure.value is not None
        assert figure.high is not None
        assert figure.low < figure.value < figure.high


def test_one_article_or_no_draws_give_no_interval() -> None:
    values, articles = drawn_at_random()
    for found in (measured(values, in_one(values)), measured(values, articles, draws=0)):
        assert all(f.value is not None and f.low is None and f.high is None for f in found.values())


def test_a_figure_that_many_draws_leave_undefined_has_no_interval() -> None:
    """One article of twelve has a second value; it is missing in a third of the draws."""
    values = np.zeros((2, ARTICLES), int)
    values[:, 0] = 1
    found = measured(values, np.arange(ARTICLES))
    assert found["nominal"] == Figure(1.0)
    assert found["percent"] == Figure(1.0, 1.0, 1.0)
