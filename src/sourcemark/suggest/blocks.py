"""A text of any length in blocks that are read one after the other, each with surroundings to understand it by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.characters import character_end, character_start
from ..model.sentence_ends import sentence_ends
from ..model.spans import Span

LENGTH = 12_000
"""Code points of a block at most, without its surroundings."""
BEFORE, AFTER = 2_000, 1_000
"""Code points of surroundings at most: sources are named before they speak, and speak before and after their words."""
_SEARCHED = LENGTH // 2
"""Code points before the limit in which a place to cut is looked for."""
_SENTENCES = 2_000
"""Of these, where sentence ends are looked for."""
_BLANK = re.compile(r"\s+")
_LONE = re.compile("[\ud800-\udfff]")


class Block(NamedTuple):
    """What is read, and of that what is decided here: `[core_start, core_end)`. Cores follow each other."""

    start: int
    end: int
    core_start: int
    core_end: int


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text, in order; none of an empty one."""
    core = 0
    while core < len(text):
        stop = len(text) if len(text) - core <= LENGTH + AFTER else cut(text, core, core + LENGTH)
        start = _surroundings(text, core) if core else 0
        yield Block(start, min(len(text), stop + AFTER), core, stop)
        core = stop


def cut(text: str, core: int, limit: int) -> int:
    """The best place to cut what begins at `core`, at or before `limit`: the end of a paragraph, of a line, of a
    sentence, a blank, or anywhere."""
    low = limit - _SEARCHED
    for gap in ("\n\n", "\n"):
        if (at := text.rfind(gap, low, limit)) >= 0:
            return at + len(gap)
    near = max(low, limit - _SENTENCES)
    ends = [at for at in sentence_ends(text, near, limit) if near < at <= limit]
    if ends:
        return _outside_quotations(text, core, ends)
    blanks = [found.end() for found in _BLANK.finditer(text, near, limit)]
    return blanks[-1] if blanks else character_start(text, limit)


def _outside_quotations(text: str, core: int, ends: list[int]) -> int:
    """The last of the places at which no quotation is open, as none is at `core`; else the last of all."""
    even = [at for at in ends if text.count('"', core, at) % 2 == 0 and _closed(text, core, at)]
    return (even or ends)[-1]


def _closed(text: str, core: int, at: int) -> bool:
    return text.rfind("“", core, at) <= text.rfind("”", core, at)


def _surroundings(text: str, core: int) -> int:
    """Where the surroundings before `core` begin: with a paragraph or line, else with a sentence, else anywhere."""
    low = max(0, core - BEFORE)
    for gap in ("\n\n", "\n"):
        if (at := text.find(gap, low, core - 1)) >= 0:
            return at + len(gap)
    if not low:
        return 0
    ends = [at for at in sentence_ends(text, low, core) if low < at < core]
    # no quotation is open at the core, so that an even number of marks leads to where none is open either
    even = [at for at in ends if text.count('"', at, core) % 2 == 0]
    return (even or ends or [character_end(text, low)])[0]


def readable(text: str) -> str:
    """The text without lone halves of characters, which no other program takes; as long as before."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)


def moved_spans(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    """The same places in a text that has `by` more code points in front."""
    return tuple(Span(span.start + by, span.end + by) for span in spans)
