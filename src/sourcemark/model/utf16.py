"""Code points to UTF-16 units and back: Qt and UIMA count units, everything else counts code points.

Offsets run from 0 to the length of the text, both ends included. A unit in the middle of a
surrogate pair goes down to the start of its pair.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left

from .patterns import pattern

_ASTRAL = pattern("[\U00010000-\U0010ffff]")


def to_utf16(text: str, offset: int) -> int:
    """The UTF-16 unit at which code point `offset` of `text` starts. O(offset)."""
    if text.isascii():
        return offset
    return offset + sum(1 for _ in _ASTRAL.finditer(text, 0, offset))


def to_code_points(text: str, units: int) -> int:
    """The code point of `text` that holds UTF-16 unit `units`. O(units)."""
    return units if text.isascii() else Utf16Map(text).code_point(units)


class Utf16Map:
    """Both directions for one piece of text: O(1) without astral characters, else O(log of their number)."""

    __slots__ = ("_points", "_units", "length")

    def __init__(self, text: str) -> None:
        astral = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._points = array("q", astral)
        self._units = array("q", [point + before for before, point in enumerate(astral)])
        self.length = len(text) + len(astral)
        """UTF-16 units of the whole piece."""

    def unit(self, offset: int) -> int:
        """The UTF-16 unit at which code point `offset` starts."""
        return offset + bisect_left(self._points, offset)

    def code_point(self, unit: int) -> int:
        """The code point that holds UTF-16 unit `unit`."""
        before = bisect_left(self._units, unit)
        if before and unit == self._units[before - 1] + 1:
            return self._points[before - 1]
        return unit - before
