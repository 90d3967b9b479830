"""Finds words in the stored text. Case does not matter, diacritics do, any white space is a space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ...model.spans import Span

_WINDOW = 65_536
"""Code points searched at a time when going back."""
_OVERLAP = 2_048
"""So that a hit across the edge of two windows is not missed."""


class Finder:
    """Looks for one thing at a time in one text. Positions are code points of that text."""

    def __init__(self, text: str) -> None:
        self._text, self.wanted = text, ""
        self._pattern: re.Pattern[str] | None = None

    def look_for(self, wanted: str) -> None:
        """Look for this from now on; for nothing when it is blank."""
        words = wanted.split()
        self.wanted = wanted
        self._pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if words else None

    def after(self, offset: int) -> Span | None:
        """The first hit that starts at `offset` or later."""
        near = self._near(offset)
        found = self._pattern.search(self._text, near) if self._pattern and near is not None else None
        return Span(*found.span()) if found else None

    def before(self, offset: int) -> Span | None:
        """The last hit that ends at `offset` or earlier."""
        end = offset if self._near(0) is not None else 0
        while end > 0:
            start = max(0, end - _WINDOW)
            hits = list(self._hits(start, min(offset, end + _OVERLAP)))
            if hits:
                return hits[-1]
            end = start
        return None

    def between(self, start: int, end: int) -> list[Span]:
        """The hits that touch `[start, end)`, for a stretch as short as a paragraph."""
        if self._pattern is None:
            return []
        wide = self._hits(max(0, start - len(self.wanted)), min(len(self._text), end + len(self.wanted)))
        return [hit for hit in wide if hit.start < end and hit.end > start]

    def _near(self, offset: int) -> int | None:
        """Shortly before the first place that can be a hit: many times quicker than the pattern, which ignores case."""
        word = max(self.wanted.split(), key=len, default="")
        if len(self._lower) != len(self._text):
            return offset
        found = self._lower.find(_lower(word), offset)
        return None if found < 0 else max(offset, found - _OVERLAP)

    @cached_property
    def _lower(self) -> str:
        """Usable for places only when it is as long as the text: one letter (U+0130) becomes two."""
        return _lower(self._text)

    def _hits(self, start: int, end: int) -> Iterator[Span]:
        if self._pattern is not None:
            yield from (Span(*found.span()) for found in self._pattern.finditer(self._text, start, end))


def _lower(text: str) -> str:
    """With the letters that `re.IGNORECASE` takes for the same, but that have a small form of their own."""
    return text.lower().replace("ς", "σ").replace("ſ", "s")
