"""Hands on the keyboard: keys go where the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_HELD = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
}


def focus() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def press(*keys: Qt.Key, held: str = "") -> None:
    """Presses keys one after the other, with `held` ("ctrl shift") down."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held.split():
        modifiers |= _HELD[name]
    for key in keys:
        QTest.keyClick(focus(), key, modifiers)


def write(words: str) -> None:
    """Types words in any script."""
    for character in words:
        if character.isascii():
            QTest.keyClick(focus(), character)
        else:
            pressed = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(focus(), pressed)


def nameless(room: QWidget) -> list[QWidget]:
    """Controls that a person can reach and a screen reader would have no name for."""
    parts = [room, *room.findChildren(QWidget)]
    reached = (p for p in parts if p.focusPolicy() & Qt.FocusPolicy.TabFocus and not p.focusProxy())
    return [p for p in reached if not p.accessibleName()]
