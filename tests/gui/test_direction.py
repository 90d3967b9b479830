"""How lines with words from right to left are set: seen on the glyphs, not on the characters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from sourcemark.gui.status import step_words
from sourcemark.gui.widgets.choice import elided
from sourcemark.model.changes import Step

SPEAKER = "المتحدث"
SAID = "قال المتحدث إن العملية انتهت."


def place(line: str, part: str) -> float:
    """How far from the left edge `part` begins in a line of a left-to-right window."""
    layout = QTextLayout(line, QApplication.font())
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    set_line = layout.createLine()
    layout.endLayout()
    at = set_line.cursorToX(line.rindex(part))
    return float(at[0] if isinstance(at, tuple) else at)


def step(name: str) -> Step:
    return Step(operation="o", name=name, at=datetime.now(UTC), annotator="a", size=1)


@pytest.mark.usefixtures("qapp")
def test_the_time_stands_behind_the_step_that_names_somebody() -> None:
    words = step_words("Undo", step(f"Attribute to {SPEAKER}"), "عمر")
    time = words[-5:]
    assert place(words, "Undo") < place(words, SPEAKER) < place(words, "عمر") < place(words, time)


@pytest.mark.usefixtures("qapp")
def test_a_quote_in_a_row_ends_where_it_ends() -> None:
    line = elided(QFontMetrics(QApplication.font()), SAID, 1000)
    assert place(line, ".") < place(line, "المتحدث")


@pytest.mark.usefixtures("qapp")
def test_what_is_cut_of_a_quote_is_cut_at_its_end() -> None:
    line = elided(QFontMetrics(QApplication.font()), f"{SAID} {SAID}", 120)
    assert place(line, "…") < place(line, "المتحدث")
