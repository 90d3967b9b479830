"""Offsets become heights: to the part of a line, in order, and beyond the lines in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.gui.reader.lanes.ruler import Line, Ruler

RULER = Ruler([Line(10, 20, 0, 20), Line(20, 30, 20, 40), Line(31, 41, 55, 75)])


def test_a_bar_ends_where_its_part_of_the_line_does() -> None:
    assert (RULER.top(10), RULER.bottom(20)) == (0, 20)
    assert (RULER.top(15), RULER.bottom(25)) == (10, 30)
    assert (RULER.top(20), RULER.bottom(30)) == (20, 40)


def test_a_line_feed_takes_no_height() -> None:
    assert (RULER.top(30), RULER.bottom(31)) == (40, 40)
    assert (RULER.top(31), RULER.bottom(42)) == (55, 75)


def test_what_goes_on_beyond_the_lines_ends_out_of_sight() -> None:
    assert RULER.top(3) == -20
    assert RULER.bottom(90) == 95


@given(st.integers(0, 60), st.integers(1, 30))
def test_what_comes_later_stands_lower(start: int, length: int) -> None:
    assert RULER.top(start) <= RULER.top(start + length)
    assert RULER.bottom(start + 1) <= RULER.bottom(start + 1 + length)
    if start >= 10 and start + length <= 41:
        assert RULER.top(start) <= RULER.bottom(start + length) <= RULER.top(start + length)
