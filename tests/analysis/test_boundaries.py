"""Precision, recall and F1 of spans."""

from __future__ import annotations

import pytest
from marked import canon, mark, read

from sourcemark.analysis.boundaries import Boundaries, boundaries
from sourcemark.analysis.comparing import Comparison
from sourcemark.analysis.readings import Reading


def told(*readings: Reading, threshold: float = 0.5, draws: int = 0) -> Boundaries:
    comparison = Comparison(readings, canon())
    return boundaries(comparison.marks, comparison.pairings, threshold=threshold, seed=1, draws=draws)


def worked() -> Reading:
    """a has four statements, b three: one exact, one of 8 in 10 code points, one that touches only."""
    first = [mark("1", (0, 10)), mark("2", (20, 30)), mark("3", (40, 50)), mark("4", (60, 70))]
    second = [mark("5", (0, 10)), mark("6", (22, 30)), mark("7", (50, 60))]
    return read(a=first, b=second)


def test_a_worked_example() -> None:
    (pair,) = told(worked()).pairs
    assert (pair.first, pair.second, pair.articles, pair.statements) == ("a", "b", 1, (4, 3))
    assert (pair.exact.same, pair.matched.same) == (1, 2)
    exact, matched = pair.exact, pair.matched
    assert (exact.precision.value, exact.recall.value) == (pytest.approx(1 / 3), pytest.approx(1 / 4))
    assert (matched.precision.value, matched.recall.value) == (pytest.approx(2 / 3), pytest.approx(2 / 4))
    assert (exact.f1.value, matched.f1.value) == (pytest.approx(2 / 7), pytest.approx(4 / 7))


@pytest.mark.parametrize(("threshold", "same"), [(0.8, 2), (0.81, 1), (1.0, 1)])
def test_the_threshold_is_the_least_overlap_that_counts(threshold: float, same: int) -> None:
    assert told(worked(), threshold=threshold).pairs[0].matched.same == same


def test_a_span_marked_twice_by_one_is_not_agreement() -> None:
    twice = told(read(a=[mark("1", (0, 9)), mark("2", (0, 9))], b=[]))
    assert (twice.pairs[0].exact.same, twice.exact.value) == (0, 0.0)
    assert told(
        read(a=[mark("1", (0, 9)), mark("2", (0, 9))], b=[mark("3", (0, 9))])
    ).exact.value == pytest.approx(2 / 3)


def test_articles_that_one_has_not_seen_count_nowhere() -> None:
    lonely = read("y", a=[mark("8", (0, 9))])
    found = told(worked(), lonely)
    assert found.pairs[0].statements == (4, 3)
    assert found.notes == ("1 of 2 articles were seen by one annotator or none; they count nowhere.",)


def test_who_saw_it_and_marked_nothing_disagrees() -> None:
    (pair,) = told(read(a=[mark("1", (0, 9))], b=[])).pairs
    assert (pair.exact.recall.value, pair.exact.precision.value, pair.exact.f1.value) == (0.0, None, 0.0)


def test_more_than_two_have_the_mean_over_their_pairs() -> None:
    spans = [mark("1", (0, 10))], [mark("2", (0, 10))], [mark("3", (0, 10)), mark("4", (20, 30))]
    found = told(read(a=spans[0], b=spans[1], c=spans[2]))
    assert [(pair.first, pair.second) for pair in found.pairs] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found.exact.value == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)


def test_intervals_come_from_articles_drawn_anew() -> None:
    good = [read(f"g{n}", a=[mark(f"g{n}", (0, 9))], b=[mark(f"h{n}", (0, 9))]) for n in range(5)]
    bad = [read(f"b{n}", a=[mark(f"i{n}", (0, 9))], b=[mark(f"j{n}", (50, 59))]) for n in range(5)]
    found = told(*good, *bad, draws=500).exact
    assert found.value == pytest.approx(0.5)
    assert (found.low, found.high) == (pytest.approx(0.2, abs=0.11), pytest.approx(0.8, abs=0.11))
    assert told(*good, draws=500).exact.low == 1.0
    assert told(good[0], draws=500).exact.low is None


@pytest.mark.parametrize(
    ("readings", "note"),
    [
        ([], "Only one annotator"),
        ([read(a=[mark("1", (0, 9))])], "Only one annotator"),
        ([read("x", a=[]), read("y", b=[])], "No article was seen by two"),
        ([read(a=[], b=[])], "Nobody marked anything"),
    ],
)
def test_where_nothing_can_be_said_it_says_why(readings: list[Reading], note: str) -> None:
    found = told(*readings, draws=10)
    assert (found.exact.value, found.matched.value, found.unitised.value) == (None, None, None)
    assert found.notes[0].startswith(note)
