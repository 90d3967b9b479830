"""Where a character as people see it starts: marks, emoji sequences, flags and syllable blocks stay whole."""

from __future__ import annotations

from unicodedata import category

_JOINER = "\u200d"
_FAR = 64
"""Code points looked back at most: longer heaps of marks are cut, so that no text can stall a key."""


def character_start(text: str, offset: int) -> int:
    """`offset` itself if a character starts there, else the start of the character it lies in."""
    last = max(0, offset - _FAR)
    while last < offset < len(text) and _continues(text, offset):
        offset -= 1
    return offset


def character_end(text: str, offset: int) -> int:
    """`offset` itself if a character starts there, else the end of the character it lies in."""
    last = min(len(text), offset + _FAR)
    while 0 < offset < last and _continues(text, offset):
        offset += 1
    return offset


def _continues(text: str, at: int) -> bool:
    """True when `text[at]` belongs to the character before it."""
    before, char = text[at - 1], text[at]
    if char < "\u0300" or before == "\n":
        return False
    if char == _JOINER or category(char)[0] == "M" or _is_modifier(char):
        return True
    if before == _JOINER:
        return _is_pictograph(char)
    return _is_second_of_flag(text, at) or _is_later_jamo(before, char)


def _is_modifier(char: str) -> bool:
    """Skin tones, and the invisible letters of regional flags."""
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _is_pictograph(char: str) -> bool:
    return category(char) == "So"


def _is_region(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_second_of_flag(text: str, at: int) -> bool:
    """Flags are pairs of letters: which one this is shows only by counting from the first."""
    first = at
    while first and at - first < _FAR and _is_region(text[first - 1]):
        first -= 1
    return _is_region(text[at]) and (at - first) % 2 == 1


def _is_later_jamo(before: str, char: str) -> bool:
    """Vowels and finals of Hangul written in parts."""
    return "\u1160" <= char <= "\u11ff" and ("\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3")
