"""Blocks: they cover a text once, begin where sense does, and stay small whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.suggest.blocks import AFTER, BEFORE, LENGTH, blocks

SENTENCE = "The mayor said “we will pay for the bridge” on Friday. "
PARAGRAPH = SENTENCE * 8 + "\n\n"


def starts(text: str) -> list[int]:
    return [block.core_start for block in blocks(text)]


def test_an_article_is_one_block() -> None:
    assert list(blocks(PARAGRAPH * 20)) == [(0, len(PARAGRAPH) * 20, 0, len(PARAGRAPH) * 20)]


def test_an_empty_text_has_none() -> None:
    assert list(blocks("")) == []


def test_cuts_are_made_between_paragraphs() -> None:
    assert [at % len(PARAGRAPH) for at in starts(PARAGRAPH * 200)] == [0] * len(starts(PARAGRAPH * 200))


def test_a_wrapped_text_is_cut_at_blank_lines() -> None:
    wrapped = SENTENCE.replace("pay for", "pay\nfor") * 8 + "\n\n"
    assert all(at % len(wrapped) == 0 for at in starts(wrapped * 200))


def test_an_endless_line_is_cut_between_sentences() -> None:
    assert {at % len(SENTENCE) for at in starts(SENTENCE * 900)} <= {0, len(SENTENCE) - 1}


def test_an_endless_line_is_cut_outside_quotations() -> None:
    said = 'She said: "We go. We stay. We wait. We leave. We eat." He left. '
    text = said * 800
    assert all(text.count('"', 0, at) % 2 == 0 for at in starts(text))
    assert all(text.count('"', 0, block.start) % 2 == 0 for block in blocks(text))


def test_without_sentences_it_is_cut_at_blanks() -> None:
    text = "word " * 10_000
    assert all(at % 5 == 0 for at in starts(text))


def test_without_blanks_it_is_cut_anywhere_but_in_a_character() -> None:
    text = "e\u0301" * 20_000
    assert all(at % 2 == 0 for at in starts(text))


@settings(max_examples=30)
@given(
    st.lists(
        st.sampled_from([SENTENCE, "x" * 3_000, '"', "\n", "\n\n", " ", "😀", "e\u0301" * 500]), max_size=60
    ),
    st.integers(1, 12),
)
def test_blocks_cover_any_text_once(parts: list[str], times: int) -> None:
    text = "".join(parts) * times
    found = list(blocks(text))
    assert [block.core_start for block in found] == [0, *[block.core_end for block in found[:-1]]][
        : len(found)
    ]
    assert (found[-1].core_end if found else 0) == len(text)
    for start, end, core_start, core_end in found:
        assert core_start < core_end <= core_start + LENGTH + AFTER
        assert core_start - BEFORE <= start <= core_start
        assert core_end <= end <= core_end + AFTER


@pytest.mark.parametrize("gap", ["\n\n", "\n", ". ", " "])
def test_surroundings_are_there_where_the_text_has_any(gap: str) -> None:
    text = f"Some words of it and more{gap}" * 3_000
    first, *rest = blocks(text)
    assert first.start == 0
    assert all(block.core_start - block.start > 1_500 for block in rest)
    assert all(block.end - block.core_end == AFTER for block in [first, *rest][:-2])
