"""A text as the model reads it: word pieces, where they stand, and what their letters do not tell.

The encoder knows no capitals, no line breaks and no quotation marks by shape; these come as features.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...model.quotations import quotations
from .shapes import LENGTH

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_LOWER, _CAPITAL, _ALL_CAPITALS, _OTHER = range(4)
_OUTSIDE, _INSIDE, _OPENING, _CLOSING = range(4)
_NEW_LINE = 2
_BREAK = re.compile(r"\s*\n\s*")


class Tokens(NamedTuple):
    """Word pieces of one text: ids, start and end in code points (all of length n), features (n × 4)."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    features: NDArray[np.int64]

    @property
    def lines(self) -> NDArray[np.int64]:
        """The line that each piece stands in, counted from the first piece's."""
        return np.cumsum(self.features[:, 2] == _NEW_LINE)

    def pieces(self, start: int, end: int) -> tuple[int, int]:
        """First and last piece of a stretch of code points, clipped to these; last < first: none."""
        return int(np.searchsorted(self.starts, start)), int(np.searchsorted(self.starts, end)) - 1

    def part(self, start: int, end: int) -> Tokens:
        """The pieces from `start` to `end`, as views."""
        return Tokens(*(column[start:end] for column in self))


def read_tokens(text: str, tokenizer: Tokenizer, first_line: int = 0) -> Tokens:
    """Cut `text` into word pieces; its first line is line `first_line` of the article."""
    cut = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(cut.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    columns = (_cases(text, offsets), _quoted(text, starts), *_before(text, starts, ends, first_line))
    return Tokens(np.array(cut.ids, dtype=np.int64), starts, ends, np.stack(columns, axis=1))


def _cases(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.fromiter((_case(text[start:end]) for start, end in offsets), np.int64, len(offsets))


def _case(piece: str) -> int:
    if piece[:1].isupper():
        return _ALL_CAPITALS if len(piece) > 1 and piece.isupper() else _CAPITAL
    return _LOWER if piece[:1].isalpha() else _OTHER


def _quoted(text: str, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    state = np.full(len(starts), _OUTSIDE, np.int64)
    for span in quotations(text, 0, len(text)):
        first, last = np.searchsorted(starts, (span.start, span.end))
        state[first:last] = _INSIDE
        state[first : first + 1] = _OPENING
        state[last - 1 : last] = _CLOSING
    return state


def _before(
    text: str, starts: NDArray[np.int64], ends: NDArray[np.int64], first_line: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Nothing, a blank or a new line before each piece; and whether it stands in the first, second or a later line."""
    gap = np.ones(len(starts), np.int64)
    gap[1:] = starts[1:] > ends[:-1]
    breaks = np.fromiter((found.end() for found in _BREAK.finditer(text)), np.int64)
    at = np.searchsorted(starts, breaks)
    gap[at[at < len(gap)]] = _NEW_LINE
    gap[:1] = _NEW_LINE
    lines = np.searchsorted(breaks, starts, side="right") + first_line
    return gap, np.minimum(lines, 2)


class Window(NamedTuple):
    """A stretch of pieces read at once: `start` to `end`, of which `core_start` to `core_end` is decided here."""

    start: int
    end: int
    core_start: int
    core_end: int


AROUND = 24
"""Word pieces of surroundings that neighbouring windows share on each side."""


def windows(count: int) -> Iterator[Window]:
    """Windows of at most `LENGTH` over `count` word pieces; their cores follow each other without a gap."""
    core = 0
    while core < count:
        start = max(0, core - AROUND)
        end = min(count, start + LENGTH)
        stop = count if end == count else end - AROUND
        yield Window(start, end, core, stop)
        core = stop
