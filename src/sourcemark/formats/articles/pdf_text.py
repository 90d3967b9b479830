"""The paragraphs of all pages as one text, with its pages and headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...model.layout import Block
from .pdf_hyphens import PAGE, Whole
from .pdf_lines import ENDED, Paragraph, joined

_LARGER = 1.15
"""Times the height of most lines: the least of a heading."""
_HEADING = 200
"""Characters of a heading at most."""
_WORDS = 2
"""Letters of a heading at least: one alone is an initial."""


def set_text(pages: Iterable[Sequence[Paragraph]], lines: Iterable[str]) -> tuple[str, list[Block]]:
    """The text, and where its pages (from 1) and headings are. `lines`: those of the whole document."""
    whole, starts = Whole(lines), []
    found = _run_on(pages)
    levels = _levels(found)
    parts, blocks, length = [], [], 0
    for paragraph in found:
        text = whole.mended(paragraph.text)
        starts += _starts(text, length)
        text = text.replace(PAGE, "")
        if _is_heading(paragraph, levels):
            level = levels[_size(paragraph)]
            blocks.append(Block(length, length + len(text), "heading", level))
        parts.append(text)
        length += len(text) + 2
    text = "\n\n".join(parts)
    return text, blocks + _pages(text, starts)


def _run_on(pages: Iterable[Sequence[Paragraph]]) -> list[Paragraph]:
    """All paragraphs, with `PAGE` where a page begins; a sentence that the end of a page cuts goes on.

    One `PAGE` for each page that has no text stands in front of the next one that has.
    """
    whole: list[Paragraph] = []
    waiting = ""
    for page in pages:
        waiting += PAGE
        for number, paragraph in enumerate(page):
            text = paragraph.text.replace(PAGE, "")
            if not number and _goes_on(whole, text, paragraph.height):
                cut = joined([whole[-1].text, text])
                at = len(cut) - len(text)
                whole[-1] = whole[-1]._replace(text=cut[:at] + waiting + cut[at:])
            else:
                whole.append(paragraph._replace(text=waiting + text))
            waiting = ""
    return whole


def _goes_on(whole: Sequence[Paragraph], text: str, height: float) -> bool:
    if not whole or not text[0].islower() or ENDED.search(whole[-1].text):
        return False
    return _size(whole[-1]) == _size(Paragraph(text, height))


def _starts(text: str, length: int) -> list[int]:
    """Where pages begin in a paragraph that stands `length` code points behind the text's start."""
    places = (at for at, char in enumerate(text) if char == PAGE)
    return [length + at - number for number, at in enumerate(places)]


def _pages(text: str, starts: Sequence[int]) -> list[Block]:
    """A block for each page with text on it."""
    blocks = []
    for number, (start, following) in enumerate(pairwise((*starts, len(text))), 1):
        end = start + len(text[start:following].rstrip())
        if start < end:
            blocks.append(Block(start, end, "page", number))
    return blocks


def _size(paragraph: Paragraph) -> int:
    """Height of its lines in half points: fonts differ by less than that in it."""
    return round(2 * paragraph.height)


def _levels(found: Sequence[Paragraph]) -> dict[int, int]:
    """Sizes of headings -> their level: the largest is 1. What most of the text is set in is none."""
    sizes = Counter[int]()
    for paragraph in found:
        sizes[_size(paragraph)] += len(paragraph.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    larger = {_size(p) for p in found if _size(p) >= _LARGER * usual and _is_short(p)}
    return {size: min(level, 6) for level, size in enumerate(sorted(larger, reverse=True), 1)}


def _is_heading(paragraph: Paragraph, levels: dict[int, int]) -> bool:
    return _size(paragraph) in levels and _is_short(paragraph)


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _HEADING and sum(map(str.isalpha, paragraph.text)) >= _WORDS
