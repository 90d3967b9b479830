"""Words found in the stored text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.gui.desk.reader.finder import Finder
from sourcemark.model.spans import Span


def test_case_does_not_matter_and_positions_are_code_points() -> None:
    text = "😀 Élan ÉLAN elan"
    finder = Finder(text, "élan")
    assert finder.after(0) == Span(2, 6)
    assert finder.after(3) == Span(7, 11)
    assert finder.after(8) is None


def test_what_looks_like_a_pattern_is_taken_as_words() -> None:
    assert Finder("cost (net) a.b", "(net)").after(0) == Span(5, 10)
    assert Finder("axb", "a.b").after(0) is None


def test_a_space_finds_any_white_space() -> None:
    assert Finder("north\n  river", "north river").after(0) == Span(0, 13)


def test_nothing_is_found_for_nothing() -> None:
    finder = Finder("text", " ")
    assert (finder.after(0), finder.before(4), finder.between(0, 4)) == (None, None, [])


@given(st.integers(0, 200_000), st.integers(0, 200_000))
def test_going_back_finds_the_nearest_hit_across_windows(at: int, beyond: int) -> None:
    text = "." * at + "needle" + "." * beyond
    assert Finder(text, "NEEDLE").before(len(text)) == Span(at, at + 6)
    assert Finder(text, "needle").before(at + 5) is None


def test_hits_that_reach_into_a_stretch_belong_to_it() -> None:
    assert Finder("xx needle xx", "needle").between(5, 7) == [Span(3, 9)]
    assert Finder("xx needle xx", "needle").between(9, 12) == []
