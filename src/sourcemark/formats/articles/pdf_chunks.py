"""Words of a PDF's page with their places, put together as far as they stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from .pdf_hyphens import HYPHEN

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_WORD = re.compile(f"[^\\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_APART = 0.6
"""Times the height of a line: words farther apart may stand in different columns."""
_LEVEL = 0.5
"""Times the height of a line: words farther up or down are on another line."""


class Chunk(NamedTuple):
    """Words side by side, in points from the page's lower left corner; y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    row: int = 0
    """Line of PDFium's that it is of, from 0: it takes what stands on one level for one line, across columns."""

    @property
    def letters(self) -> int:
        """How many characters."""
        return len(self.text)

    def beside(self, other: Chunk) -> bool:
        """True when both are on one level."""
        return abs(self.bottom - other.bottom) <= _LEVEL * max(self.height, other.height)


def together(words: Sequence[Chunk]) -> Chunk:
    """Several that follow each other on one level as one."""
    left, right = min(word.left for word in words), max(word.right for word in words)
    height = max(word.height for word in words)
    return Chunk(" ".join(word.text for word in words), left, right, words[0].bottom, height, words[0].row)


def chunks(page: PdfTextPage) -> list[Chunk]:
    """Of one page, in the order in which the file writes them. Without places where PDFium can't tell them."""
    text = page.get_text_range()
    words = list(_words(page, text)) if len(text) == page.count_chars() else None
    if words is None or not all(map(_is_somewhere, words)):
        lines = enumerate(filter(None, map(str.strip, text.split("\r\n"))))
        return [Chunk(line, 0.0, float(len(line)), 0.0, 1.0, row) for row, line in lines]
    found: list[list[Chunk]] = []
    for word in words:
        if found and _follows(found[-1][-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [together(words) for words in found]


def _words(page: PdfTextPage, text: str) -> Iterator[Chunk]:
    start = 0
    for row, line in enumerate(text.split("\r\n")):
        for word in _WORD.finditer(line):
            first = start + word.start()
            last = start + max(word.start(), len(word.group().rstrip(HYPHEN)) + word.start() - 1)
            left, bottom, right, top = page.get_charbox(first, loose=True)
            other_left, _, other_right, _ = page.get_charbox(last, loose=True)
            left, right = min(left, other_left), max(right, other_right)
            yield Chunk(word.group(), left, right, bottom, top - bottom, row)
        start += len(line) + 2


def _is_somewhere(word: Chunk) -> bool:
    """False where the file's numbers are beyond all reckoning."""
    return isfinite(word.left + word.right + word.bottom + word.height)


def _follows(before: Chunk, word: Chunk) -> bool:
    """True for the next word of the same line and column; a hyphen at a line's end ends it."""
    gap = max(word.left - before.right, before.left - word.right)
    near = gap <= _APART * max(before.height, word.height)
    return word.row == before.row and near and before.beside(word) and not before.text.endswith(HYPHEN)
