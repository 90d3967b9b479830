"""Outside words are kept from turning what stands beside them."""

from __future__ import annotations

from sourcemark.model.direction import beside, isolated


def test_words_that_may_run_leftward_are_isolated() -> None:
    assert isolated("المتحدث") == "\u2068المتحدث\u2069"
    assert isolated("2026-05-03") == "\u20682026-05-03\u2069", (
        "digits join the direction of what is before them"
    )


def test_plain_words_stay_as_they_are() -> None:
    assert isolated("Meridian") == "Meridian"
    assert isolated("") == ""


def test_parts_that_say_something_stand_beside_each_other() -> None:
    assert beside(("المتحدث", "", "Meridian")) == "\u2068المتحدث\u2069 · Meridian"
    assert beside(()) == ""
