"""Segments and lanes, against looking at every code point."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.segments import Mark, lanes, segments


def mark(start: int, length: int, id: str) -> Mark:
    return start, start + length, id


MARKS = st.lists(
    st.builds(mark, st.integers(0, 40), st.integers(1, 20), st.sampled_from("abcdef")), max_size=12
)


def test_two_overlapping_marks_become_three_segments() -> None:
    found = segments([(0, 10, "a"), (5, 15, "b")], 0, 20)
    assert found == [(0, 5, ("a",)), (5, 10, ("a", "b")), (10, 15, ("b",))]


def test_the_outer_mark_comes_first() -> None:
    assert segments([(0, 5, "a"), (0, 9, "b")], 0, 5) == [(0, 5, ("b", "a"))]


@given(MARKS, st.integers(0, 40), st.integers(1, 40))
def test_each_code_point_has_the_marks_that_cover_it(marks: list[Mark], start: int, length: int) -> None:
    end = start + length
    found = segments(marks, start, end)
    covering = {at: set(s.ids) for s in found for at in range(s.start, s.end)}
    expected = {at: {id for a, b, id in marks if a <= at < b} for at in range(start, end)}
    assert covering == {at: ids for at, ids in expected.items() if ids}
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_lanes_stack_from_the_bottom_and_are_used_again() -> None:
    assert lanes([(0, 10, "a"), (2, 5, "b"), (5, 9, "c"), (12, 14, "d")]) == {"a": 0, "b": 1, "c": 1, "d": 0}


def test_the_gap_of_a_discontinuous_statement_is_kept_free() -> None:
    assert lanes([(0, 2, "a"), (8, 10, "a"), (4, 6, "b")]) == {"a": 0, "b": 1}


@given(MARKS)
def test_overlapping_statements_never_share_a_lane(marks: list[Mark]) -> None:
    level = lanes(marks)
    hulls = {i: (min(m[0] for m in marks if m[2] == i), max(m[1] for m in marks if m[2] == i)) for i in level}
    for id, (start, end) in hulls.items():
        rivals = {level[o] for o, (s, e) in hulls.items() if o != id and s < end and start < e}
        assert level[id] not in rivals
        earlier = {level[o] for o, (s, e) in hulls.items() if (s, -e, o) < (start, -end, id) and e > start}
        assert set(range(level[id])) <= earlier


@given(MARKS, st.randoms())
def test_lanes_do_not_depend_on_the_order_given(marks: list[Mark], random: Random) -> None:
    shuffled = list(marks)
    random.shuffle(shuffled)
    assert lanes(shuffled) == lanes(marks)
