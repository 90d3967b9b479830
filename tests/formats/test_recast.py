"""Foreign texts made canonical with their places: every place comes to where its character went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.formats.recast import Recast
from sourcemark.model.text import canonical

WILD = st.text(st.sampled_from("ab é😀\r\n\f\u2028\ufeff\0\ufffe\x85\u0301"), max_size=30)


@given(WILD)
def test_places_count_what_is_left_of_them(text: str) -> None:
    recast = Recast(text)
    assert recast.text == canonical(text).text
    ends = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    assert [recast.place(at) for at in ends] == [len(canonical(text[:at]).text) for at in ends]


@given(WILD)
def test_utf16_units_come_to_the_same_places(text: str) -> None:
    plain, units = Recast(text), Recast(text, utf16=True)
    for at in range(len(text) + 1):
        assert units.place(len(text[:at].encode("utf-16-le")) // 2) == plain.place(at)


@pytest.mark.parametrize("place", [-1, 4, 10**12])
def test_a_place_outside_is_refused(place: int) -> None:
    with pytest.raises(ValueError, match="outside of the text"):
        Recast("a\rb").place(place)


def test_a_span_of_what_is_removed_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Recast("a\0b").span(1, 2)
