"""Words and their edges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.characters import character_start
from sourcemark.model.words import next_word_edge, previous_word_edge, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Don’t go,” said Choi Jung-hoon.", ["Don’t", "go", "said", "Choi", "Jung-hoon"]),
        (
            "It cost $1,200.50 at AT&T -- 3.5% (U.S. price).",
            ["It", "cost", "1,200.50", "at", "AT&T", "3.5", "U.S.", "price"],
        ),
        ("cafe\u0301s 👩🏽‍🚀 🇩🇪🇫🇷 ok👍🏽!", ["cafe\u0301s", "👩🏽‍🚀", "🇩🇪", "🇫🇷", "ok", "👍🏽"]),
        ("मंत्री ने कहा।", ["मंत्री", "ने", "कहा"]),
        ("قالَ الوزيرُ، نعم", ["قالَ", "الوزيرُ", "نعم"]),
        ("大臣はミサイル。", ["大", "臣", "は", "ミサイル"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("a.b.com and e.g. this", ["a", "b", "com", "and", "e.g.", "this"]),
        ("", []),
    ],
)
def test_what_counts_as_a_word(text: str, expected: list[str]) -> None:
    assert [text[w.start : w.end] for w in words(text)] == expected


def test_edges_stop_at_words_and_at_punctuation() -> None:
    text = "“We left,” he said."
    assert [text[: next_word_edge(text, n)] for n in (0, 1, 7, 8)] == ["“", "“We", "“We left", "“We left,”"]
    assert [text[previous_word_edge(text, n) :] for n in (19, 18, 14)] == [".", "said.", "he said."]
    assert next_word_edge(text, 4, "start") == 8
    assert next_word_edge(text, 1, "start") == 4
    assert previous_word_edge(text, 10, "end") == 8


TEXTS = st.text(alphabet="ab'-. ,”\n3é\u0301中の👩🏽\u200d🚀🇩🇪ि", max_size=50)


@given(TEXTS, st.sampled_from(["start", "end"]))
def test_walking_ends_at_the_ends_and_never_splits_a_character(text: str, edge: str) -> None:
    at, seen = 0, [0]
    while at < len(text):
        at = next_word_edge(text, at, edge)  # type: ignore[arg-type]
        assert at > seen[-1]
        seen.append(at)
    assert at == len(text)
    while at > 0:
        before = at
        at = previous_word_edge(text, at, edge)  # type: ignore[arg-type]
        assert at < before
        assert at in seen
    assert all(character_start(text, at) == at for at in seen)


@given(TEXTS)
def test_words_are_in_order_and_apart(text: str) -> None:
    found = words(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    letters = {at for at, char in enumerate(text) if char.isalnum()}
    assert letters <= {at for w in found for at in range(w.start, w.end)}


@pytest.mark.parametrize("text", ["x" * 5_000, " " * 5_000, "中" * 5_000, "." * 5_000, "word " * 1_000])
def test_steps_stay_short_however_long_the_run(text: str) -> None:
    assert 2_000 < next_word_edge(text, 2_000) <= 2_300
    assert 1_700 <= previous_word_edge(text, 2_000) < 2_000
