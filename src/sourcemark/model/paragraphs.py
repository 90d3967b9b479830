"""The blocks in which an article is laid out: its lines, with endless lines cut so that layout stays bounded."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, count
from operator import add, sub

from .characters import character_start
from .patterns import pattern

LONGEST = 8_000
"""Code points of a block at most; a longer line is cut where a reader would pause."""

_SEARCHED = 400
"""Code points before that limit in which a good place to cut is looked for."""

_STOP = pattern(r"[.!?…؟۔]['\"”’»)\]]*\s+|[。！？।]['\"”’»）」』】]*\s*")
_SPACE = pattern(r"\s+")


class Blocks:
    """Where each block starts and ends, in code points. A line feed belongs to no block."""

    __slots__ = ("ends", "starts")

    def __init__(self, starts: array[int], ends: array[int]) -> None:
        self.starts, self.ends = starts, ends

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.starts, self.ends, strict=True)

    def bounds(self, block: int) -> tuple[int, int]:
        """Start and end of a block; the two are equal for a blank line."""
        return self.starts[block], self.ends[block]

    def block_at(self, offset: int) -> int:
        """The block that holds `offset`; a line feed counts to the block before it. O(log n)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def between(self, start: int, end: int) -> range:
        """The blocks that `[start, end)` touches."""
        return range(self.block_at(start), self.block_at(max(start, end - 1)) + 1)


def paragraphs(text: str) -> Blocks:
    """The blocks of `text`, at least one. Every code point but line feeds lies in exactly one."""
    lengths = list(map(len, text.split("\n")))
    ends = array("q", map(add, accumulate(lengths), count()))
    starts = array("q", map(sub, ends, lengths))
    blocks = Blocks(starts, ends)
    return _bounded(text, blocks) if max(lengths) > LONGEST else blocks


def _bounded(text: str, lines: Blocks) -> Blocks:
    """The same with long lines cut."""
    starts, ends = array("q"), array("q")
    for start, end in lines:
        cuts = list(_cuts(text, start, end))
        starts.extend([start, *cuts])
        ends.extend([*cuts, end])
    return Blocks(starts, ends)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST:
        start = _cut(text, start + LONGEST)
        yield start


def _cut(text: str, limit: int) -> int:
    """The last sentence end before `limit`, else the last space, else a place between two characters."""
    for pause in (_STOP, _SPACE):
        places = [found.end() for found in pause.finditer(text, limit - _SEARCHED, limit)]
        if places:
            return places[-1]
    return character_start(text, limit)
