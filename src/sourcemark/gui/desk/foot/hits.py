"""How many hits a search has in one article, and which one of them this is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

COUNTED = 10_000
"""Hits beyond which the number is not said exactly."""


class Hits:
    """Counts for one text; the last search is remembered, so that stepping through it counts nothing."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._lower: str | None = None
        self._words, self._starts = "", list[int]()

    def number(self, words: str, start: int) -> str:
        """ "2 of 17": the hit at `start` among all hits of `words`, case aside."""
        if words != self._words:
            self._words, self._starts = words, list(islice(self._find(words), COUNTED + 1))
        at, total = bisect_right(self._starts, start), len(self._starts)
        return f"{at:,} of {total:,}" if total <= COUNTED else f"{at:,} of more than {COUNTED:,}"

    def _find(self, words: str) -> Iterator[int]:
        """One word in a text whose length lower case leaves alone is found ten times as fast without a pattern."""
        parts = words.split()
        if self._lower is None:
            self._lower = self._text.lower()
        if len(parts) != 1 or len(self._lower) != len(self._text) or len(parts[0].lower()) != len(parts[0]):
            pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
            yield from (hit.start() for hit in pattern.finditer(self._text))
            return
        word = parts[0].lower()
        at = self._lower.find(word)
        while at >= 0:
            yield at
            at = self._lower.find(word, at + len(word))
