"""Finds words in the stored text. Case does not matter, diacritics do, any white space is a space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourcemark.model.spans import Span

_WINDOW = 65_536
"""Code points searched at a time when going back."""
_OVERLAP = 2_048
"""So that a hit across the edge of two windows is not missed."""


class Finder:
    """One thing looked for in one text. Positions are code points; the text is never folded or copied."""

    def __init__(self, text: str, wanted: str = "") -> None:
        self._text, self.wanted = text, wanted
        words = [re.escape(word) for word in wanted.split()]
        self._pattern = re.compile(r"\s+".join(words), re.IGNORECASE) if words else None

    def after(self, offset: int) -> Span | None:
        """The first hit that starts at `offset` or later."""
        found = self._pattern.search(self._text, offset) if self._pattern else None
        return Span(*found.span()) if found else None

    def before(self, offset: int) -> Span | None:
        """The last hit that ends at `offset` or earlier."""
        end = offset
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

    def _hits(self, start: int, end: int) -> Iterator[Span]:
        if self._pattern is not None:
            yield from (Span(*found.span()) for found in self._pattern.finditer(self._text, start, end))
