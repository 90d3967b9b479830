"""Two mentions in a text: whether they can be one source."""

from __future__ import annotations

import pytest

from sourcemark.model.spans import Span
from sourcemark.suggest.network.mentions import named_apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Iran’s semi-official Kavir News Agency", "the British maritime security agency UKMTO", True),
        ("Vonk", "Jelle Hofkamp, the app’s head of product", True),
        ("Ruiz", "the harbour master Ana Ruiz", False),
        ("the company", "Ana Ruiz", False),
        ("the Republican", "Ana Ruiz", False),
        ("the Prime Minister", "Ana Ruiz", False),
        ("WHO", "the World Health Organization", False),
        ("she", "Ana Ruiz", False),
    ],
)
def test_two_names_without_a_common_word_are_two_sources(one: str, other: str, apart: bool) -> None:
    text = f"It rained, {one} said. It rained, {other} said."
    at, far = text.index(one), text.rindex(other)
    assert named_apart(text, Span(at, at + len(one)), Span(far, far + len(other))) == apart
