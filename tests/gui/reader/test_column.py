"""The anchor's arithmetic against the plain one: all heights added up."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.gui.reader.column import TOP, Anchor, Column

HEIGHTS = st.lists(st.integers(0, 90), min_size=1, max_size=30)


class Page:
    """Heights by block, the heading's first."""

    def __init__(self, heading: int, heights: list[int]) -> None:
        self.heights = [heading, *heights]
        self.tops = [0, *accumulate(self.heights)]

    def column(self, view: int) -> Column:
        return Column(len(self.heights) - 1, lambda block: self.heights[block + 1], view)

    def y(self, anchor: Anchor) -> int:
        return self.tops[anchor.block + 1] + anchor.above


@given(st.integers(1, 90), HEIGHTS, st.integers(1, 400), st.lists(st.integers(-500, 500)))
def test_scrolling_adds_up_and_stops_at_both_ends(
    heading: int, heights: list[int], view: int, moves: list[int]
) -> None:
    page = Page(heading, heights)
    column, y = page.column(view), 0
    for pixels in moves:
        column.move(pixels)
        y = min(max(0, y + pixels), max(0, page.tops[-1] - view))
        assert page.y(column.anchor) == y


@given(st.integers(1, 90), HEIGHTS, st.integers(1, 400))
def test_the_lowest_anchor_shows_the_last_pixel_at_the_bottom(
    heading: int, heights: list[int], view: int
) -> None:
    page = Page(heading, heights)
    assert page.y(page.column(view).lowest) == max(0, page.tops[-1] - view)


@given(st.integers(1, 90), HEIGHTS, st.integers(1, 400), st.integers(0, 2000))
def test_what_is_visible_covers_the_view_without_a_gap(
    heading: int, heights: list[int], view: int, pixels: int
) -> None:
    page = Page(heading, heights)
    column = page.column(view)
    column.move(pixels)
    shown = list(column.visible())
    top = page.y(column.anchor)
    assert [y for _, y in shown] == [page.tops[block + 1] - top for block, _ in shown]
    last = shown[-1][0]
    assert page.tops[last + 2] - top >= min(view, page.tops[-1] - top)


@given(st.integers(1, 90), HEIGHTS, st.data())
def test_revealing_scrolls_only_when_something_is_hidden(
    heading: int, heights: list[int], data: st.DataObject
) -> None:
    page = Page(heading, heights)
    column = page.column(view=120)
    column.move(data.draw(st.integers(0, 2000)))
    block = data.draw(st.integers(0, len(heights) - 1))
    before, y = column.anchor, page.tops[block + 1]
    top = page.y(before)
    moved = column.reveal(block, 0, heights[block], margin=5)
    after = page.y(column.anchor)
    assert moved is (column.anchor != before)
    if y >= top and y + heights[block] <= top + 120 and heights[block]:
        assert not moved
    assert after <= y
    assert y + heights[block] <= after + 120


def test_it_begins_at_the_headline() -> None:
    assert Page(10, [5]).column(100).anchor == TOP
