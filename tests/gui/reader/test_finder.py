"""Words found in the stored text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.gui.reader.finder import Finder
from sourcemark.model.spans import Span


def finder(text: str, wanted: str) -> Finder:
    made = Finder(text)
    made.look_for(wanted)
    return made


def test_case_does_not_matter_and_positions_are_code_points() -> None:
    text = "😀 Élan ÉLAN elan"
    found = finder(text, "élan")
    assert found.after(0) == Span(2, 6)
    assert found.after(3) == Span(7, 11)
    assert found.after(8) is None


def test_what_looks_like_a_pattern_is_taken_as_words() -> None:
    assert finder("cost (net) a.b", "(net)").after(0) == Span(5, 10)
    assert finder("axb", "a.b").after(0) is None


def test_a_space_finds_any_white_space() -> None:
    assert finder("north\n  river", "north river").after(0) == Span(0, 13)


def test_nothing_is_found_for_nothing() -> None:
    found = finder("text", " ")
    assert (found.after(0), found.before(4), found.between(0, 4)) == (None, None, [])


@given(st.integers(0, 200_000), st.integers(0, 200_000))
def test_going_back_finds_the_nearest_hit_across_windows(at: int, beyond: int) -> None:
    text = "." * at + "needle" + "." * beyond
    assert finder(text, "NEEDLE").before(len(text)) == Span(at, at + 6)
    assert finder(text, "needle").before(at + 5) is None


def test_hits_that_reach_into_a_stretch_belong_to_it() -> None:
    assert finder("xx needle xx", "needle").between(5, 7) == [Span(3, 9)]
    assert finder("xx needle xx", "needle").between(9, 12) == []


def test_a_letter_that_grows_in_lower_case_shifts_nothing() -> None:
    text = "İİİ Needle"
    assert len(text.lower()) > len(text)
    assert finder(text, "needle").after(0) == Span(4, 10)


def test_several_words_are_found_after_a_false_start() -> None:
    assert finder("harbour " * 500 + "harbour master", "harbour master").after(0) == Span(4000, 4014)


def test_a_sigma_is_a_sigma_at_the_end_of_a_word_too() -> None:
    assert finder("ΠΡΟΣΩΠΟ", "προς").after(0) == Span(0, 4)
    assert finder("προς", "ΠΡΟΣ").after(0) == Span(0, 4)
