"""The map between code points and UTF-16 units, judged by Python's own encoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.utf16 import Utf16Map, to_code_points, to_utf16

TEXTS = st.text(alphabet="ab\n é中\u0301\u200d😀🇩🇪𝔘\U0010ffff", max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_offset_is_where_the_encoder_puts_it(text: str) -> None:
    mapped = Utf16Map(text)
    assert mapped.length == units(text)
    for offset in range(len(text) + 1):
        expected = units(text[:offset])
        assert mapped.unit(offset) == to_utf16(text, offset) == expected
        assert mapped.code_point(expected) == to_code_points(text, expected) == offset


@given(TEXTS)
def test_a_unit_inside_a_pair_goes_down_to_its_start(text: str) -> None:
    mapped = Utf16Map(text)
    for offset, char in enumerate(text):
        first = mapped.unit(offset)
        held = range(first, first + units(char))
        assert [mapped.code_point(unit) for unit in held] == [offset] * len(held)


@pytest.mark.parametrize("text", ["", "plain", "é中 no astral"])
def test_text_of_the_basic_plane_needs_no_shift(text: str) -> None:
    mapped = Utf16Map(text)
    assert [mapped.unit(i) for i in range(len(text) + 1)] == list(range(len(text) + 1))
