"""What a filter lets through."""

from __future__ import annotations

import pytest

from sourcemark.gui.widgets.filter_line import fits


@pytest.mark.parametrize("words", ["", "  ", "dam", "holds THE", "straße", "DAMM ho"])
def test_each_of_the_words_must_occur(words: str) -> None:
    assert fits("The Damm holds, STRASSE by straße", words)


@pytest.mark.parametrize("words", ["damn", "dam breaks"])
def test_a_word_that_does_not_occur_fits_nothing(words: str) -> None:
    assert not fits("The Damm holds", words)
