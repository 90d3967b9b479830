"""The pairing of two annotators' statements: the best there is, and the same from either side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import canon, mark, pairs, read
from scipy.optimize import linear_sum_assignment
from strategies import places

from sourcemark.analysis import overlaps
from sourcemark.analysis.assignment import assigned, assigned_table
from sourcemark.analysis.marks import Marks
from sourcemark.analysis.matching import Matching
from sourcemark.analysis.pairing import pairing
from sourcemark.analysis.readings import Reading
from sourcemark.model.statements import Statement

types = st.sampled_from([None, "official", "expert"])


@st.composite
def readings(draw: st.DrawFn, length: int = 40, most: int = 7) -> Reading:
    """Two annotators' statements in a short text, so that many overlap; pieces, duplicates and all."""
    theirs = {
        who: [
            mark(f"{who}{number}", *((s.start, s.end) for s in spans), type=draw(types))
            for number, spans in enumerate(draw(st.lists(places(length), max_size=most)))
        ]
        for who in "ab"
    }
    return read(length=length, **theirs)


def overlap(one: Statement, two: Statement) -> float:
    first, second = (
        {at for s in statement.spans for at in range(s.start, s.end)} for statement in (one, two)
    )
    return len(first & second) / len(first | second)


@given(readings())
def test_the_total_overlap_is_the_greatest_there_is(reading: Reading) -> None:
    found, (first, second) = pairs(reading), reading.marks.values()
    table = np.array([[overlap(one, two) for two in second] for one in first]).reshape(
        len(first), len(second)
    )
    best = table[linear_sum_assignment(table, maximize=True)].sum()
    assert sum(shared for _, _, shared in found) == pytest.approx(best, abs=1e-7)


@given(readings())
def test_each_statement_goes_with_one_that_it_overlaps_and_with_no_other(reading: Reading) -> None:
    known = {statement.id: statement for theirs in reading.marks.values() for statement in theirs}
    found = pairs(reading)
    assert len({one for one, _, _ in found}) == len({two for _, two, _ in found}) == len(found)
    for one, two, shared in found:
        assert shared == pytest.approx(overlap(known[one], known[two]))
        assert shared > 0


@given(readings())
def test_it_is_the_same_from_either_side(reading: Reading) -> None:
    turned = [(two, one, shared) for one, two, shared in pairs(reading, "b", "a")]
    assert sorted(turned) == sorted(pairs(reading))


@given(readings(), st.randoms(use_true_random=False))
def test_it_does_not_depend_on_the_order_in_which_statements_come(reading: Reading, random: object) -> None:
    shuffled = {who: sorted(theirs, key=lambda _: random.random()) for who, theirs in reading.marks.items()}  # type: ignore[attr-defined]
    assert pairs(read(length=40, **shuffled)) == pairs(reading)


def test_spans_that_only_touch_are_no_pair() -> None:
    assert pairs(read(a=[mark("1", (0, 5))], b=[mark("2", (5, 9))])) == []


def test_optimal_is_not_greedy() -> None:
    # greedy takes 1-4 (0.75) and leaves 2 and 3 alone, or with less
    first = [mark("1", (0, 8)), mark("2", (8, 12))]
    second = [mark("3", (0, 5)), mark("4", (3, 12))]
    found = pairs(read(a=first, b=second))
    assert [(one, two) for one, two, _ in found] == [("1", "3"), ("2", "4")]


def test_all_pieces_of_a_statement_count() -> None:
    torn = mark("1", (0, 5), (20, 25))
    whole, far = mark("2", (0, 6)), mark("3", (0, 4), (20, 26))
    assert pairs(read(a=[torn], b=[whole, far])) == [("1", "3", pytest.approx(9 / 11))]


def test_what_one_marks_twice_is_paired_once() -> None:
    twice = [mark("1", (0, 9), type="official"), mark("2", (0, 9), type="expert")]
    assert pairs(read(a=twice, b=[])) == []
    assert pairs(read(a=twice, b=[mark("3", (0, 9), type="expert")])) == [("2", "3", 1.0)]
    assert pairs(read(a=twice, b=[mark("3", (0, 9))])) == [("1", "3", 1.0)]


def test_a_tie_goes_to_the_same_type_then_to_the_ids() -> None:
    middle = mark("1", (5, 15), type="expert")
    before, behind = mark("2", (0, 10), type="official"), mark("3", (10, 20), type="expert")
    assert [(one, two) for one, two, _ in pairs(read(a=[middle], b=[before, behind]))] == [("1", "3")]
    untyped = [mark("2", (0, 10)), mark("3", (10, 20))]
    assert [(one, two) for one, two, _ in pairs(read(a=[middle], b=untyped))] == [("1", "2")]


def test_a_merged_type_is_the_one_it_was_merged_into() -> None:
    middle = mark("1", (5, 15), type="expert")
    before, behind = mark("2", (0, 10), type="official"), mark("3", (10, 20), type="analyst")
    assert [(one, two) for one, two, _ in pairs(read(a=[middle], b=[before, behind]))] == [("1", "3")]


def test_articles_are_apart() -> None:
    both = [read("x", 10, a=[mark("1", (0, 10))], b=[]), read("y", 10, a=[], b=[mark("2", (0, 10))])]
    assert len(pairing(Marks(both, canon()), 0, 1).near) == 0


@given(st.data())
def test_both_forms_of_assignment_find_the_best(data: st.DataObject) -> None:
    rows, columns = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    cells = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0]) | st.floats(0.001, 1)
    table = np.array(data.draw(st.lists(cells, min_size=rows * columns, max_size=rows * columns)))
    table = table.reshape(rows, columns)
    best = table[linear_sum_assignment(table, maximize=True)].sum()
    entries = [[(column, worth) for column, worth in enumerate(row) if worth] for row in table.tolist()]
    for found in (assigned(entries), assigned_table(table)):
        assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
        assert sum(table[row, column] for row, column in found) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(20))
def test_both_forms_find_the_best_of_large_tables(seed: int) -> None:
    random = np.random.default_rng(seed)
    table = random.random((12 + seed, 15)) * (random.random((12 + seed, 15)) < 0.2 + seed / 25)
    best = table[linear_sum_assignment(table, maximize=True)].sum()
    entries = [[(column, worth) for column, worth in enumerate(row) if worth] for row in table.tolist()]
    for found in (assigned(entries), assigned_table(table)):
        assert sum(table[row, column] for row, column in found) == pytest.approx(best)


def test_of_equal_sums_the_one_in_the_order_of_ids_is_taken() -> None:
    rows, columns = np.array([0, 0, 1, 1]), np.array([2, 3, 2, 3])
    found = Matching(rows, columns, np.array([0.75, 0.5, 0.5, 0.25]), np.full(4, -1))
    found.groups()
    assert [side.tolist() for side in found.pairs()] == [[0, 1], [2, 3]]


def nested(who: str, count: int, step: int = 0) -> list[Statement]:
    return [mark(f"{who}{n:05}", (2 * n + step, 40_000 - 3 * n)) for n in range(count)]


def test_nested_spans_in_great_number_are_paired_at_best() -> None:
    reading = read(length=40_000, a=nested("a", 700), b=nested("b", 700, 1))
    found = pairs(reading)
    first, second = (
        [(s.spans[0].start, s.spans[0].end) for s in theirs] for theirs in reading.marks.values()
    )
    (low, high), (start, end) = (np.array(list(zip(*spans, strict=True))) for spans in (first, second))
    shared = np.minimum.outer(high, end) - np.maximum.outer(low, start)
    table = shared / (np.maximum.outer(high, end) - np.minimum.outer(low, start))
    assert sum(worth for _, _, worth in found) == pytest.approx(
        table[linear_sum_assignment(table, maximize=True)].sum()
    )


def test_a_crowd_is_held_against_its_nearest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(length=40_000, a=nested("a", 200), b=nested("b", 200, 1))
    calm = read(
        "y", 40_000, a=[mark("1", (0, 9)), mark("2", (0, 8))], b=[mark("3", (0, 7)), mark("4", (1, 9))]
    )
    marks = Marks([reading, calm], canon())
    assert len(pairing(marks, 0, 1).near) == 40_000 + 4
    monkeypatch.setattr(overlaps, "MOST", 10_000)
    found = pairing(marks, 0, 1)
    assert len(found.near) <= 10_000 + 4
    assert len(found.first) == 202
