"""Statements of one lane that overlap stand beside each other, and short ones are made long enough."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.gui.reader.lanes.tracks import MOST, Bar, Track, legible, tracks

MARKS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda m: (m[0], m[0] + m[1])), max_size=12
).map(lambda places: [(start, end, f"s{n}") for n, (start, end) in enumerate(places)])


def test_one_alone_has_the_whole_lane() -> None:
    assert tracks([(0, 10, "a"), (10, 20, "b")]) == {"a": Track(0, 1), "b": Track(0, 1)}
    assert Track(0, 1).share(24, 1) == (0, 24)


def test_what_hangs_together_shares_the_width() -> None:
    found = tracks([(0, 50, "a"), (5, 10, "b"), (20, 40, "c"), (45, 60, "d"), (60, 70, "e")])
    assert found == {"a": Track(0, 2), "b": Track(1, 2), "c": Track(1, 2), "d": Track(1, 2), "e": Track(0, 1)}
    assert [Track(n, 2).share(25, 1) for n in range(2)] == [(0, 12), (13, 12)]


def test_the_pieces_of_a_statement_stand_in_one_track() -> None:
    found = tracks([(0, 10, "a"), (40, 50, "a"), (20, 30, "b")])
    assert found["a"] != found["b"]
    assert found["a"].of == found["b"].of == 2


@given(MARKS)
def test_those_that_overlap_never_share_a_track_but_the_last(marks: list[tuple[int, int, str]]) -> None:
    found = tracks(marks)
    assert set(found) == {id for _, _, id in marks}
    for one, two in combinations(marks, 2):
        if one[0] < two[1] and two[0] < one[1]:
            a, b = found[one[2]], found[two[2]]
            assert a.of == b.of
            assert a.number != b.number or a.number == MOST - 1


ALONE = Track()


def bar(top: float, bottom: float, track: Track = ALONE, least: float = 10) -> Bar:
    return Bar(top, bottom, track, "", least)


def heights(bars: list[Bar]) -> list[tuple[float, float]]:
    return [(bar.top, bar.bottom) for bar in legible(bars)]


def test_a_short_bar_grows_down_then_up_as_far_as_there_is_room() -> None:
    assert heights([bar(50, 53)]) == [(50, 60)]
    assert heights([bar(50, 53), bar(56, 80)]) == [(46, 56), (56, 80)]
    assert heights([bar(30, 49), bar(50, 53), bar(56, 80)]) == [(30, 49), (49, 56), (56, 80)]


def test_a_bar_beside_is_no_hindrance() -> None:
    assert heights([bar(50, 53, Track(0, 2)), bar(54, 80, Track(1, 2))]) == [(50, 60), (54, 80)]
    assert heights([bar(50, 53, Track(2, 3)), bar(54, 80, Track(1, 2))]) == [(44, 54), (54, 80)]


@given(MARKS)
def test_growing_hides_nothing(marks: list[tuple[int, int, str]]) -> None:
    beside = tracks(marks)
    if max((track.number for track in beside.values()), default=0) == MOST - 1:
        return  # the last track may be shared
    grown = legible(Bar(start, end, beside[id], id, 9) for start, end, id in marks)
    before = {(id): (start, end) for start, end, id in marks}
    for one in grown:
        assert one.top <= before[one.id][0]
        assert one.bottom >= before[one.id][1]
    for one, two in combinations(grown, 2):
        if set(one.track.slots) & set(two.track.slots):
            assert one.bottom <= two.top or two.bottom <= one.top
