"""Keys: which ones stand for an action, when two collide, and which letter a key means.

Letters are what the codebook names. On a keyboard of another script (Cyrillic, Greek, Arabic …) the
key in the same place counts, so that nobody has to switch the layout for tagging.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from .actions import ACTIONS, Action, action, overlaps

PLATFORM = sys.platform

_SET_1 = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm", 2: "1234567890"}
"""PC scan codes (set 1, the same as Linux input codes): first code -> the keys in a row."""
_MAC = "asdfhgzxcv bqweryt123465 97 80 ou ip lj k    nm"
"""macOS virtual key codes (kVK_ANSI_*): the index is the code."""

_SCANS = {start + i: letter for start, row in _SET_1.items() for i, letter in enumerate(row)}
_MACS = {code: letter for code, letter in enumerate(_MAC) if letter != " "}
_X11_OFFSET = 8
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


def physical_letter(scan: int, virtual: int, platform: str) -> str | None:
    """The letter or digit that stands in this place of a US keyboard; None for any other key.

    `platform` is as in `sys.platform`: each system counts keys in its own way.
    """
    if platform == "darwin":
        return _MACS.get(virtual)
    return _SCANS.get(scan if platform == "win32" else scan - _X11_OFFSET)


def latin(text: str) -> str | None:
    """`text` in lower case when it is one Latin letter or digit, else None."""
    if len(text) != 1 or not text.isalnum():
        return None
    known = text.isascii() or unicodedata.name(text, "").startswith("LATIN ")
    return text.lower() if known else None


def letter_of(event: QKeyEvent) -> str | None:
    """The letter or digit a key press means, in lower case; None when it means something else.

    Keys held with Ctrl, Alt or Meta mean actions, Shift with a letter too. Dead keys and keys that an
    input method is using carry no letter.
    """
    held = event.modifiers() & ~_PLAIN
    shifted = held == Qt.KeyboardModifier.ShiftModifier
    if (held and not shifted) or event.key() in (0, Qt.Key.Key_unknown) or _is_control(event):
        return None
    named = _named(event)
    if named is None and not shifted and _is_foreign(event):
        named = physical_letter(event.nativeScanCode(), event.nativeVirtualKey(), PLATFORM)
    return named if named is None or not shifted or named.isdigit() else None


def _is_control(event: QKeyEvent) -> bool:
    return event.key() >= 0x0100_0000  # Qt's own keys: arrows, Enter, dead keys, Multi_key …


def _named(event: QKeyEvent) -> str | None:
    return latin(event.text()) or (latin(chr(event.key())) if event.key() < 0x11_0000 else None)


def _is_foreign(event: QKeyEvent) -> bool:
    text = event.text() or chr(event.key())
    return any(character.isalpha() for character in text)


def keys_of(ident: str, chosen: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The keys of an action: the chosen ones, else those of the table."""
    return tuple(chosen[ident]) if ident in chosen else action(ident).keys


def shown(key: str) -> str:
    """A key as the platform writes it ("Ctrl+K", "⌘K")."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def conflict(ident: str, key: str, chosen: Mapping[str, Sequence[str]]) -> Action | None:
    """The action that already has `key` in a place where both could act."""
    wanted, place = QKeySequence(key), action(ident).place
    for other in ACTIONS:
        if other.id == ident or not overlaps(other.place, place):
            continue
        if any(QKeySequence(k) == wanted for k in keys_of(other.id, chosen)):
            return other
    return None
