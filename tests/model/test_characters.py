"""Characters as people see them are never split."""

from __future__ import annotations

import pytest

from sourcemark.model.characters import character_end, character_start

WHOLE = [
    "é",
    "e\u0301",
    "क्षि"[:2],
    "👩🏽‍🚀",
    "👨‍👩‍👧",
    "🇩🇪",
    "🏴\U000e0067\U000e0062\U000e007f",
    "1\ufe0f\u20e3",
    "ש\u05b8",
    "\u1100\u1161\u11a8",
]


@pytest.mark.parametrize("char", WHOLE)
def test_the_edges_are_before_and_after(char: str) -> None:
    text = f"a{char}b"
    for offset in range(2, 1 + len(char)):
        assert character_start(text, offset) == 1
        assert character_end(text, offset) == 1 + len(char)
    for edge in (0, 1, 1 + len(char), len(text)):
        assert character_start(text, edge) == character_end(text, edge) == edge


def test_flags_in_a_row_are_pairs() -> None:
    text = "🇩🇪🇫🇷🇰🇷"
    assert [character_start(text, n) for n in range(7)] == [0, 0, 2, 2, 4, 4, 6]


def test_a_heap_of_marks_does_not_stall() -> None:
    assert character_start("a" + "\u0301" * 10_000, 9_000) == 9_000 - 64
