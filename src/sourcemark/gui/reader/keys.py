"""Which keys the reader takes for itself: those that move the caret, the selection or the page. Letters never."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Walk(NamedTuple):
    """To the sentence beside, or with it."""

    forward: bool
    extend: bool


class Move(NamedTuple):
    """By character or word, to the left or right as one sees it."""

    rightward: bool
    by_word: bool
    extend: bool


class Turn(NamedTuple):
    """One page on or back."""

    forward: bool


class Jump(NamedTuple):
    """To the end or the beginning of the article."""

    last: bool


_VERTICAL = {Key.Key_Down: True, Key.Key_Up: False}
_SIDEWAYS = {Key.Key_Right: True, Key.Key_Left: False}
_PAGES = {Key.Key_PageDown: True, Key.Key_PageUp: False}
_ENDS = {Key.Key_End: True, Key.Key_Home: False}


def meaning(event: QKeyEvent) -> Walk | Move | Turn | Jump | None:
    """What the key asks of the reader, or None when it is somebody else's."""
    key, held = Key(event.key()), event.modifiers() & ~_KEYPAD
    shift, control = bool(held & _SHIFT), bool(held & _CONTROL)
    if held & ~(_SHIFT | _CONTROL):
        return None
    if key in _SIDEWAYS:
        return Move(_SIDEWAYS[key], control, shift)
    if key in _ENDS and not shift:
        return Jump(_ENDS[key])
    return None if control else _plain(key, shift)


def _plain(key: Qt.Key, shift: bool) -> Walk | Turn | None:
    """Keys that ask for the same without Control only."""
    if key in _VERTICAL:
        return Walk(_VERTICAL[key], shift)
    if key in _PAGES and not shift:
        return Turn(_PAGES[key])
    return Turn(not shift) if key == Key.Key_Space else None
