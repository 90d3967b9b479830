"""Sentences of a text, found near where they are asked for: never more than a bounded stretch is read."""

from __future__ import annotations

from collections.abc import Iterator

from .characters import character_start
from .line_wraps import line_wraps
from .patterns import pattern
from .sentence_ends import sentence_ends
from .spans import Span

_NEAR, _FAR = 600, 8_000
"""Code points looked at on either side of an offset: at first, and when the sentence is longer."""

_FILLED = pattern(r"\S")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `[start, end)`, without the white space around them.

    They are in order and apart, and hold every other character once. A line ends a sentence, unless it
    was only wrapped.
    """
    end = len(text) if end is None else end
    cuts = sorted({*_line_ends(text, start, end), *sentence_ends(text, start, end), end})
    found: list[Span] = []
    for cut in cuts:
        if span := _trimmed(text, start, cut):
            found.append(span)
        start = cut
    return found


def sentence_at(text: str, offset: int) -> Span | None:
    """The sentence that holds `offset`, or else ends there; None between sentences.

    One that goes on for more than 8,000 code points is cut at multiples of that.
    """
    near, whole = _held(text, offset, _NEAR)
    if whole:
        return near
    far, whole = _held(text, offset, _FAR)
    return far if whole or far is None else _cell(text, offset, far)


def next_sentence(text: str, offset: int) -> Span | None:
    """The first sentence that starts at `offset` or later."""
    while filled := _FILLED.search(text, offset):
        found = sentence_at(text, filled.start())
        if found is None or found.start >= offset:
            return found
        offset = found.end
    return None


def previous_sentence(text: str, offset: int) -> Span | None:
    """The last sentence that ends at `offset` or earlier."""
    while (last := _last_filled(text, offset)) >= 0:
        found = sentence_at(text, last)
        if found is None or found.end <= offset:
            return found
        offset = found.start
    return None


def _held(text: str, offset: int, reach: int) -> tuple[Span | None, bool]:
    """The sentence at `offset`, and whether it was seen whole: none of its ends is that of the stretch."""
    start, end = max(0, offset - reach), min(len(text), offset + reach)
    around = sentences(text, start, end)
    found = next((s for s in around if s.covers(offset)), None)
    found = found or next((s for s in around if s.end == offset), None)
    if found is None:
        return None, True
    return found, (found.start > start or start == 0) and (found.end < end or end == len(text))


def _cell(text: str, offset: int, long: Span) -> Span | None:
    """The part of an endless sentence around `offset`."""
    cell = offset // _FAR * _FAR
    start = max(long.start, character_start(text, cell))
    end = min(long.end, character_start(text, min(len(text), cell + _FAR)))
    return _trimmed(text, start, end)


def _line_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Line feeds that end a sentence: all but those set in the middle of one to wrap a long line."""
    wraps = set(line_wraps(text, start, end))
    at = text.find("\n", start, end)
    while at >= 0:
        if at not in wraps:
            yield at
        at = text.find("\n", at + 1, end)


def _last_filled(text: str, offset: int) -> int:
    """The last place before `offset` that is not white space, -1 if there is none."""
    while offset > 0:
        start = max(0, offset - _NEAR)
        if filled := len(text[start:offset].rstrip()):
            return start + filled - 1
        offset = start
    return -1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The range without white space at its ends, or None when nothing is left."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    return Span(first, last) if first < last else None
