"""Titles and names come from outside: no hint takes them for markup, no button loses a character of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from sourcemark.gui.widgets.chips import Chip, ChipRow
from sourcemark.gui.widgets.choose import ChooseMany, ChooseOne
from sourcemark.gui.widgets.elided import ElidedLabel
from sourcemark.gui.widgets.fields import LineField
from sourcemark.gui.widgets.parts import button, tip
from sourcemark.gui.widgets.pick import Option, Pick
from sourcemark.gui.widgets.quiet_table import add_row, quiet_table
from sourcemark.gui.widgets.type_ahead import TypeAhead

BAIT = "<img src='//host/share'> Ben & Jerry say that 1 < 2 and do so at some length"


def shown(hint: str) -> str:
    """What somebody reads in a hint that Qt takes for markup."""
    assert hint.startswith("<qt>")  # so that it is read the same way everywhere
    document = QTextDocument()
    document.setHtml(hint)
    assert "￼" not in document.toPlainText(), "a picture would be loaded"
    return document.toPlainText()


@pytest.mark.parametrize("words", [BAIT, "plain", "two\nlines", "&lt;b&gt;", "<qt><b>bold</b></qt>"])
def test_a_hint_shows_the_words_as_they_are(qtbot: QtBot, words: str) -> None:
    assert shown(tip(words)) == words
    assert tip("") == ""


def test_widgets_give_hints_that_are_no_markup(qtbot: QtBot) -> None:
    label, field, ahead, many = ElidedLabel(BAIT), LineField("Line"), TypeAhead("Ahead"), ChooseMany("Many")
    line = LineField("Chips")
    row = ChipRow("Chips", line)
    for widget in (label, field, ahead, many, row):
        qtbot.addWidget(widget)
    field.show_value(BAIT)
    ahead.show_value(BAIT)
    many.offer([("a", BAIT, BAIT)])
    many.show_values(("a",))
    row.show_values([Chip(BAIT)])
    chip = next(w for w in row.findChildren(QObject) if type(w).__name__ == "_Chip")
    for widget in (label, field, ahead, many, chip):
        assert shown(widget.toolTip()) == BAIT


def test_lists_give_hints_that_are_no_markup(qtbot: QtBot) -> None:
    one, table = ChooseOne("One", optional=False), quiet_table("Table", ["Title"], 0)
    qtbot.addWidget(one)
    qtbot.addWidget(table)
    one.offer([("a", "A", BAIT)])
    add_row(table, [BAIT])
    assert shown(one.itemData(0, Qt.ItemDataRole.ToolTipRole)) == BAIT
    assert shown(table.item(0, 0).toolTip()) == BAIT


def test_an_ampersand_in_a_name_is_kept(qtbot: QtBot) -> None:
    pick, pressed = Pick("Pick", [Option("a", "Ben & Jerry")]), button("Ben & Jerry", lambda: None)
    qtbot.addWidget(pick)
    qtbot.addWidget(pressed)
    pick.show_value("a")
    for made in (pick, pressed):
        assert made.text() == "Ben && Jerry"
        assert made.shortcut().isEmpty()
    assert pressed.accessibleName() == "Ben & Jerry"
