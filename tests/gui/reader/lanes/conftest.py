"""A reader with the lanes of two annotators and of what was decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sourcemark.gui.reader import Reader, ReaderArticle
from sourcemark.gui.reader.lanes import Lane, LaneMark, LaneReader
from sourcemark.model.spans import Span

TEXT = "Two officials said the patrols had doubled since August. Nobody would say why they had.\n" * 40
LANES = (
    Lane(
        "ann",
        "AM",
        "Annegret Müller",
        (
            LaneMark("a1", (Span(0, 56),), "official"),
            LaneMark("a2", (Span(88, 140),), "official", ("other type", "other span")),
            LaneMark("a3", (Span(200, 260),), "media", ("only one",)),
        ),
    ),
    Lane(
        "bo",
        "BK",
        "Bo Klein",
        (
            LaneMark("b1", (Span(0, 56),), "official"),
            LaneMark("b2", (Span(88, 175),), "expert", ("other type", "other span")),
        ),
    ),
    Lane("done", "✓", "Adjudicated", (LaneMark("d1", (Span(0, 56),), "official"),), adjudicated=True),
)


@pytest.fixture
def laned(put_up: Callable[[Reader], None]) -> LaneReader:
    """On the screen, without a headline, nothing in focus."""
    made = LaneReader()
    put_up(made)
    made.show_article(ReaderArticle(TEXT))
    made.set_lanes(LANES)
    return made
