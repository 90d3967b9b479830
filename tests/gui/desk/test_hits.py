"""Counting hits: case aside, across lines, and with letters whose lower case is longer."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.gui.desk.foot.hits import COUNTED, Hits


@given(st.text("abAB İß\n", max_size=60), st.text("abAB İß", min_size=1, max_size=3))
def test_as_many_as_a_pattern_finds(text: str, words: str) -> None:
    if not words.strip():
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    starts = [hit.start() for hit in pattern.finditer(text)]
    hits = Hits(text)
    for place, start in enumerate(starts, 1):
        assert hits.number(words, start) == f"{place} of {len(starts)}"


def test_beyond_a_limit_the_number_is_not_exact() -> None:
    assert Hits("x" * (COUNTED + 5)).number("X", 2) == f"3 of more than {COUNTED:,}"
