"""Running heads and feet and page numbers, told from the text by where and how often they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import median

from .pdf_chunks import Chunk

_ZONE = 0.2
"""Share of the page's height at its top and at its foot where they stand."""
_NEAR = 3.0
"""Points by which the same line may stand higher or lower on another page."""
_LARGE = 1.3
"""Times the usual height of a line."""
_PEELED = 4
"""Lines at the top, and at the foot, that they take up at most."""
_SEVERAL = 3
"""Pages from which a document may have running heads."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—|·(\[\s]*(page|p\.|seite|s\.|página|pág\.|стр\.?|с\.)?\s*(\d{1,5})\s*"
    r"((?:/|of|von|de|sur|di|из)\s*\d{1,5})?[-–—|·)\]\s]*",
    re.IGNORECASE,
)

Page = tuple[float, list[Chunk]]
"""Height in points, and what stands on it."""


def without_running(pages: Sequence[Page]) -> tuple[list[list[Chunk]], list[str]]:
    """The chunks of each page that are text, and the words of those that are not."""
    left = [list(chunks) for _, chunks in pages]
    large = _LARGE * median([chunk.height for chunks in left for chunk in chunks] or [0.0])
    dropped: dict[str, None] = {}
    for side in (_top, _foot):
        for _ in range(_PEELED):
            outer = [side(chunks, height) for chunks, (height, _) in zip(left, pages, strict=True)]
            gone = _running(outer, large)
            if not any(gone):
                break
            for chunks, some in zip(left, gone, strict=True):
                dropped.update(dict.fromkeys(chunk.text for chunk in some))
                away = set(map(id, some))
                chunks[:] = [chunk for chunk in chunks if id(chunk) not in away]
    return left, list(dropped)


def _top(chunks: Sequence[Chunk], height: float) -> list[Chunk]:
    return _outermost(chunks, max, lambda bottom: bottom > (1 - _ZONE) * height)


def _foot(chunks: Sequence[Chunk], height: float) -> list[Chunk]:
    return _outermost(chunks, min, lambda bottom: bottom < _ZONE * height)


def _outermost(
    chunks: Sequence[Chunk], choose: Callable[..., float], in_zone: Callable[[float], bool]
) -> list[Chunk]:
    """The chunks of the first or last line of a page, if that stands in its margin."""
    if not chunks:
        return []
    level = choose(chunk.bottom for chunk in chunks)
    return [chunk for chunk in chunks if abs(chunk.bottom - level) <= _NEAR] if in_zone(level) else []


def _running(outer: Sequence[Sequence[Chunk]], large: float) -> list[list[Chunk]]:
    """Which of the outermost chunks of each page are no text."""
    places: list[dict[str, float]] = [{_alike(c, large): c.bottom for c in chunks} for chunks in outer]
    offsets = _offsets(outer)
    return [
        [
            chunk
            for chunk in chunks
            if _is_number(chunk, number, offsets, len(outer))
            or _recurs(_alike(chunk, large), chunk.bottom, number, places)
        ]
        for number, chunks in enumerate(outer)
    ]


def _alike(chunk: Chunk, large: float) -> str:
    """The words of a line, digits aside: but a large one, as "Chapter 2", is a headline."""
    words = " ".join(chunk.text.casefold().split())
    return words if chunk.height > large else _DIGITS.sub("#", words)


def _recurs(words: str, bottom: float, page: int, places: Sequence[dict[str, float]]) -> bool:
    """True when a line of words stands at the same place on a page nearby, be it only on every other one."""
    if len(places) < _SEVERAL or not any(map(str.isalpha, words)):
        return False
    nearby = [*places[max(0, page - 2) : page], *places[page + 1 : page + 3]]
    return any(words in other and abs(other[words] - bottom) <= _NEAR for other in nearby)


def _offsets(outer: Sequence[Sequence[Chunk]]) -> dict[int, int]:
    """By how much what may be page numbers differs from the count of pages -> on how many pages."""
    found: defaultdict[int, int] = defaultdict(int)
    for number, chunks in enumerate(outer):
        for offset in {value - number for chunk in chunks if (value := _value(chunk)) is not None}:
            found[offset] += 1
    return found


def _is_number(chunk: Chunk, page: int, offsets: dict[int, int], pages: int) -> bool:
    """True for a page number that goes on from page to page, or that says what it is."""
    value = _value(chunk)
    if value is None:
        return False
    return offsets[value - page] >= min(2, pages) and (pages > 1 or value == page + 1)


def _value(chunk: Chunk) -> int | None:
    found = _NUMBER.fullmatch(chunk.text)
    return int(found.group(2)) if found else None
