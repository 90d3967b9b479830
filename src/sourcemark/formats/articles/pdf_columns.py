"""The order in which the columns of a page are read, with headlines across them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from .pdf_chunks import Chunk, together
from .pdf_hyphens import HYPHEN

_LINES = 3
"""Lines at least on either side of what may be the gap between two columns."""
_LETTERS = 12
"""Characters of a line in a column, in the median: what is shorter is a table."""
_EDGES = 40
"""Places at most that are looked at; real pages have a handful."""
_DEEP = 8
"""Columns at most."""

Run = list[Chunk]


def ordered(page: Sequence[Chunk], deep: int = _DEEP) -> list[Run]:
    """Parts of a page as they are read: what stands across columns, then each column beneath it.

    A part without columns stays in the order of the file.
    """
    bands = max((_bands(page, edge) for edge in _edges(page)), key=_set_in_columns, default=[])
    if not deep or not _set_in_columns(bands):
        return [list(page)] if page else []
    return [part for band in bands for side in band if side for part in _again(side, page, deep)]


def _again(side: Run, page: Sequence[Chunk], deep: int) -> list[Run]:
    return ordered(side, deep - 1) if len(side) < len(page) else [side]


def _edges(page: Sequence[Chunk]) -> list[float]:
    """Where a column may begin: several lines do so there."""
    lefts = Counter(round(chunk.left) for chunk in page)
    return [left - 1.0 for left, number in lefts.most_common(_EDGES) if number >= _LINES]


Band = tuple[Run, Run]
"""Left and right column; what stands across columns is all left."""


def _bands(page: Sequence[Chunk], edge: float) -> list[Band]:
    """A page cut at the level of all that stands across `edge`, from top to bottom."""
    from_top = sorted(page, key=lambda chunk: -chunk.bottom)
    bands: list[Band] = []
    for across, group in groupby(from_top, key=lambda chunk: chunk.left < edge < chunk.right):
        band = list(group)
        left = [chunk for chunk in band if across or chunk.right <= edge]
        right = [] if across else [chunk for chunk in band if chunk.left >= edge]
        if not across and not _are_columns(left, right):
            left, right = band, []
        if right or not bands or bands[-1][1]:
            bands.append((left, right))
        else:
            bands[-1][0].extend(left)
    place = {id(chunk): number for number, chunk in enumerate(page)}
    for columns in bands:
        for side in columns:
            side.sort(key=lambda chunk: place[id(chunk)])
    return bands


def _are_columns(left: Run, right: Run) -> bool:
    """True for running text on both sides, side by side."""
    for side in (left, right):
        if len(_levels(side)) < _LINES or median(chunk.letters for chunk in side) < _LETTERS:
            return False
    top = min(max(chunk.bottom for chunk in side) for side in (left, right))
    foot = max(min(chunk.bottom for chunk in side) for side in (left, right))
    return top > foot


def _levels(side: Run) -> set[int]:
    return {round(chunk.bottom) for chunk in side}


def _set_in_columns(bands: Sequence[Band]) -> int:
    """How many chunks stand in columns."""
    return sum(len(left) + len(right) for left, right in bands if right)


def lines(parts: Sequence[Run]) -> Iterator[Chunk]:
    """The lines of all parts: chunks on one level that follow each other make one."""
    for part in parts:
        line: Run = []
        for chunk in part:
            if line and not _goes_on(line[-1], chunk):
                yield together(line)
                line = []
            line.append(chunk)
        yield together(line)


def _goes_on(before: Chunk, chunk: Chunk) -> bool:
    """True on the same line; a hyphen that PDFium takes for the end of one ends it."""
    return before.row == chunk.row and before.beside(chunk) and not before.text.endswith(HYPHEN)
