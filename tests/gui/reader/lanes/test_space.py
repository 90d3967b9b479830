"""Lanes stand on the grid, those of what was decided apart, and give way in a narrow pane."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sourcemark.gui.reader.lanes.lettering import Lettering
from sourcemark.gui.reader.lanes.space import space, unit

SIZES = Lettering(13, 8)


def test_lanes_stand_on_a_grid_of_eight() -> None:
    room = space(900, 26, [False, False, False, True])
    assert room.unit == unit(26) == 8
    assert room.lefts == (0, 32, 64, 104)
    assert room.inner == 24
    assert room.lines == ((28, False), (60, False), (96, True))
    assert room.width == 136


@pytest.mark.parametrize("count", [4, 5, 6])
def test_in_a_narrow_pane_lanes_give_way(count: int) -> None:
    pane = count * 32 + 11 * 26
    wide, narrow = (space(width, 26, [False] * count) for width in (pane, pane - 1))
    assert narrow.width == count * 24 < wide.width == count * 32


def test_a_place_belongs_to_one_lane_or_to_the_gap() -> None:
    room = space(900, 26, [False, False, True])
    assert [room.lane_at(x) for x in (-9, 0, 23, 27, 28, 60, 66, 73, 200)] == [
        None,
        0,
        0,
        0,
        1,
        None,
        None,
        2,
        None,
    ]


def test_signs_stand_beside_the_letter_or_below_it_and_inside() -> None:
    assert SIZES.wide(24)
    assert not SIZES.wide(12)
    beside, below = SIZES.signs(100, 24, 0, 40), SIZES.signs(100, 12, 0, 40)
    assert beside[0].y < SIZES.line <= below[0].y
    for left, width, places in ((100, 24, beside), (100, 12, below)):
        assert all(
            left <= p.x and p.x + SIZES.sign <= left + width and p.y + SIZES.sign <= 40 for p in places
        )
        assert all(a.y + SIZES.sign < b.y for a, b in pairwise(places))


@pytest.mark.parametrize("width", [7, 12, 16, 24])
def test_a_bar_that_differs_has_room_for_one_sign_at_least(width: int) -> None:
    assert SIZES.signs(0, width, 0, SIZES.least(width, signs=1))
    assert SIZES.least(width, signs=0) >= SIZES.line
