"""Which keys the reader takes, and that screen readers hear what one walks to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import Reader, ReaderArticle

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.parametrize(
    ("key", "held", "letters"),
    [
        (Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier, "d"),
        (Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Up, CONTROL, ""),
        (Qt.Key.Key_Down, ALT, ""),
        (Qt.Key.Key_PageDown, CONTROL, ""),
    ],
)
def test_other_keys_are_left_to_the_window(
    reader: Reader, key: Qt.Key, held: Qt.KeyboardModifier, letters: str
) -> None:
    reader.show_article(ReaderArticle("One. Two. " * 500))
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, letters)
    QApplication.sendEvent(reader, event)
    assert not event.isAccepted()
    assert reader.verticalScrollBar().value() == 0


def test_no_input_method_is_opened(reader: Reader) -> None:
    assert not reader.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not reader.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_what_one_walks_to_can_be_heard(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ReaderArticle("One went home. Two stayed.", "A headline"))
    assert reader.accessibleName() == "A headline"
    with qtbot.waitSignals([reader.sentence_changed, reader.selection_changed]):
        qtbot.keyClick(reader, Qt.Key.Key_Down)
    assert reader.accessibleDescription() == "Two stayed."
    qtbot.keyClick(reader, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert reader.accessibleDescription() == "Two"


def test_the_statement_in_focus_can_be_heard(reader: Reader) -> None:
    reader.show_article(ReaderArticle("One went home. Two stayed."))
    reader.set_marks([(0, 14, "a")], {"a": "official"})
    reader.set_focus_statement("a")
    assert reader.accessibleDescription() == "One went home. — Statement: O · Source a · B2"
    reader.set_focus_statement("unknown")
    assert reader.accessibleDescription() == "One went home."


def test_signals_come_only_when_something_changed(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ReaderArticle("Only one sentence."))
    with qtbot.assertNotEmitted(reader.sentence_changed), qtbot.assertNotEmitted(reader.selection_changed):
        qtbot.keyClick(reader, Qt.Key.Key_Down)
        qtbot.keyClick(reader, Qt.Key.Key_PageDown)
