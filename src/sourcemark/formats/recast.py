"""A foreign text made canonical, with the offsets of its marks moved along: what every reader of sets needs."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..model.spans import Span
from ..model.text import canonical
from ..model.utf16 import Utf16Map

_CHANGED = re.compile(
    "\r\n|[\ufeff\r\u2028\u2029\f]|[\ud800-\udbff][\udc00-\udfff]|[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


class Recast:
    """`text` is canonical; places are given in the units of the text as it came."""

    def __init__(self, text: str, *, utf16: bool = False) -> None:
        """`utf16`: places count UTF-16 units, else code points."""
        self.text = canonical(text).text
        self._length = len(text)
        self._units = Utf16Map(text) if utf16 else None
        self._places: list[int] = []
        self._shifts: list[int] = []
        if self.text != text:
            self._note(text)

    def place(self, at: int) -> int:
        """The place in `text`; what lies inside of something changed comes to its start. Raises ValueError outside."""
        if self._units is not None:
            at = self._units.code_point(at)
        if not 0 <= at <= self._length:
            raise ValueError(f"place {at:,} lies outside of the text, which has {self._length:,} characters")
        found = bisect_right(self._places, at) - 1
        return min(len(self.text), max(0, at + self._shifts[found])) if found >= 0 else at

    def span(self, start: int, end: int) -> Span:
        """The span in `text`. Raises ValueError for one that is empty, backwards or outside of the text."""
        return Span(self.place(start), self.place(end))

    def _note(self, text: str) -> None:
        shift = 0
        for found in _CHANGED.finditer(text):
            front = (
                "" if found.start() + shift == 0 else "x"
            )  # a byte order mark goes only where nothing is before it
            became = len(canonical(front + found.group()).text) - len(front)
            for inside in range(found.start() + 1, found.end()):
                self._add(inside, shift - (inside - found.start()))
            shift += became - len(found.group())
            self._add(found.end(), shift)

    def _add(self, at: int, shift: int) -> None:
        """From that place of the text as it came, places move by that much."""
        if self._places and self._places[-1] == at:
            self._shifts[-1] = shift
        else:
            self._places.append(at)
            self._shifts.append(shift)
