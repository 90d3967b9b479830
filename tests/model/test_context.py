"""A statement in the sentences around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.context import context


def test_the_sentence_is_shown_and_the_words_are_found_in_it() -> None:
    text = "It rained. The dam held, he said. Nobody slept."
    start = text.index("The dam held")
    found = context(text, start, start + 12)
    assert found.text == "It rained. The dam held, he said. Nobody slept."
    assert found.text[found.start : found.end] == "The dam held"


def test_a_long_way_to_the_words_is_cut() -> None:
    text = "and " * 200 + "then it broke."
    start = text.index("it broke")
    found = context(text, start, start + 8)
    assert found.text.startswith("… ")
    assert len(found.text) < 200
    assert found.text[found.start : found.end] == "it broke"


def test_words_beyond_a_cut_text_are_left_out() -> None:
    assert context("It rained.", 3, 400).text == "It rained."
    assert context("", 0, 5).text == ""


@given(st.text(alphabet="ab .\n\U0001f600", max_size=60), st.data())
def test_the_words_are_always_where_it_says(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = context(text, start, end)
    assert found.text[found.start : found.end] == text[start:end].replace("\n", " ")
