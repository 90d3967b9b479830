"""What a text is made of, beside its words: headings, list items, quotations, pages.

Kept beside the frozen text, never in it: it says how the text is set, and where a place in it stood in the original.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from .spans import Offset

Role = Literal["heading", "item", "quotation", "verbatim", "row", "page"]
MOST_BLOCKS = 20_000
"""Blocks of one text at most: a text that is all headings is none."""


class Block(Struct, frozen=True, order=True, array_like=True, forbid_unknown_fields=True):
    """A stretch of the text that is more than running text, in code points. Written as `[start, end, role, level]`."""

    start: Offset
    end: Offset
    role: Role
    level: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    """Heading: 1 to 6. Item: how deep its list lies, from 1. Page: its number in the file, from 1."""

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"block [{self.start}, {self.end}] is empty or backwards")


Layout = tuple[Block, ...]
"""Sorted; only pages overlap others, which lie in them."""


def page_at(layout: Sequence[Block], offset: int) -> int | None:
    """The page that a place lies on; None where the text has no pages."""
    pages = [block for block in layout if block.role == "page"]
    at = bisect_right(pages, offset, key=lambda block: block.start) - 1
    return pages[at].level if at >= 0 else None


def fault(layout: Sequence[Block], length: int) -> str:
    """Why this can't be the layout of a text of `length` code points; empty when it can."""
    if len(layout) > MOST_BLOCKS:
        return f"a text has at most {MOST_BLOCKS:,} headings, items and pages"
    if any(block.end > length for block in layout):
        return "a heading, item or page lies outside of the text"
    return "" if list(layout) == sorted(layout) else "its headings, items and pages are not in order"
