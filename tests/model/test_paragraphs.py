"""Blocks of layout: every line one, endless lines cut at a pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.paragraphs import LONGEST, paragraphs


@given(st.text(alphabet="ab .\n😀", max_size=80))
def test_short_lines_are_the_blocks(text: str) -> None:
    blocks = paragraphs(text)
    assert [text[start:end] for start, end in blocks] == text.split("\n")


@given(st.text(alphabet="ab \n", max_size=60))
def test_an_offset_is_in_the_block_of_its_line(text: str) -> None:
    blocks = paragraphs(text)
    for offset in range(len(text) + 1):
        assert blocks.block_at(offset) == text[:offset].count("\n")


@pytest.mark.parametrize("unit", ["word ", "Sentence. ", "x", "中文字。", "😀", "👩🏽‍🚀"])
def test_an_endless_line_is_cut_without_loss(unit: str) -> None:
    text = "Head\n" + unit * (5 * LONGEST // len(unit)) + "\ntail"
    blocks = paragraphs(text)
    pieces = [text[start:end] for start, end in blocks]
    assert "".join(pieces) == text.replace("\n", "")
    assert max(map(len, pieces)) <= LONGEST
    assert all(len(piece) % len(unit) == 0 for piece in pieces[1:-2])
    assert all(blocks.block_at(start) == n for n, (start, end) in enumerate(blocks))


def test_a_stretch_touches_its_blocks_only() -> None:
    blocks = paragraphs("one\ntwo\n\nfour")
    assert blocks.between(0, 3) == range(1)
    assert blocks.between(0, 5) == range(2)
    assert blocks.between(8, 12) == range(2, 4)
    assert blocks.bounds(2) == (8, 8)
    assert blocks.between(5, 5) == range(1, 2)
