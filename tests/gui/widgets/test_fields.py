"""Fields that are saved when they are left tell what somebody typed, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sourcemark.gui.widgets.fields import LineField
from sourcemark.gui.widgets.lines import WriteText

Key = Qt.Key


@pytest.mark.parametrize("value", [" spaced ", "two\nlines", "\ttab\t", " ", "long " * 10_000])
def test_a_line_that_is_only_read_tells_nothing(qtbot: QtBot, value: str) -> None:
    field, told = LineField("Line"), list[str]()
    qtbot.addWidget(field)
    field.settled.connect(told.append)
    field.show_value(value)
    field.settle()
    assert told == []
    qtbot.keyClick(field, Key.Key_End)
    qtbot.keyClick(field, Key.Key_X)
    qtbot.keyClick(field, Key.Key_Return)
    assert told == [f"{value}x".strip()]
    field.settle()
    assert len(told) == 1, "it is told once"


def test_lines_in_which_nothing_came_of_the_typing_tell_nothing(qtbot: QtBot) -> None:
    field, told = WriteText("Note"), list[str]()
    qtbot.addWidget(field)
    field.settled.connect(told.append)
    field.show_value(" spaced ")
    for key in (Key.Key_X, Key.Key_Backspace):
        qtbot.keyClick(field, key)
    field.settle()
    assert told == []
    qtbot.keyClick(field, Key.Key_X)
    field.settle()
    assert told == ["x spaced"]
