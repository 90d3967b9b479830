"""The quick way to the words of a text finds what the careful one does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.word_edges import word_edges
from sourcemark.model.words import words

LATIN = st.text(
    st.sampled_from("aZéßÆ19_ .,:'’-–&@·\t\n°©\u00ad\u0301U.S。軍군😀\u200d\u0300ª½"), max_size=60
)


def by_words(text: str) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words(text)]


@given(st.one_of(LATIN, st.text(max_size=60)))
def test_the_same_words(text: str) -> None:
    text = text.replace("\r", "")
    assert list(zip(*word_edges(text), strict=True)) == by_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. said 3.5 per cent; AT&T didn't. Müller-Lüdenscheidt’s 12:30 o'clock, a.b.c.d",
        "One.\n\nال وزير said © 2024\n군대 moved to 10°C, caf\u0301e\n",
        "",
        "\n\n",
    ],
)
def test_what_is_met_in_articles(text: str) -> None:
    assert list(zip(*word_edges(text), strict=True)) == by_words(text)
