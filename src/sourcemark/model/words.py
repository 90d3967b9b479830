"""Words, and the edges by which a span's ends are moved. Characters as people see them are never split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from unicodedata import category

from .characters import character_end, character_start
from .patterns import pattern
from .spans import Span

Edge = Literal["start", "end"]

_REACH = 300
"""Code points looked at on either side of an offset; a longer run of letters counts as several words."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer and Han are written without spaces: each character is a step of its own."""

_GAP = pattern(r"\s")
_TOKEN = pattern(
    r"(?P<space>\s+)"
    rf"|(?P<alone>[\u3041-\u309f]+|[\u30a1-\u30ff\u31f0-\u31ff]+|[{_UNSPACED}]|(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?!\w))"
    rf"|(?P<letters>(?:(?![{_UNSPACED}\u3041-\u30ff])\w)+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_LINKED = pattern(
    rf"(?:['’ʼ‐\-\u2011\u00ad\u200c\u200d·״׳&@]|[.,:](?=\d))?(?P<letters>(?:(?![{_UNSPACED}\u3041-\u30ff])\w)+)"
)
"""What goes on with a word: don't, Jung-hoon, 3.5, AT&T, and letters behind a combining mark."""


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of `[start, end)` without punctuation and white space; an emoji counts as a word."""
    return [span for span, is_word in _tokens(text, start, len(text) if end is None else end) if is_word]


def cut(line: str, most: int) -> str:
    """`line`, ended at a word within `most` code points, and with an ellipsis, where it is longer."""
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def next_word_edge(text: str, offset: int, edge: Edge = "end") -> int:
    """The first end (or start) of a word or of punctuation behind `offset`; the text's end if there is none."""
    end = character_end(text, min(len(text), offset + _REACH))
    return next((at for at in _edges(text, _before(text, offset), end, edge) if at > offset), end)


def previous_word_edge(text: str, offset: int, edge: Edge = "start") -> int:
    """The last start (or end) of a word or of punctuation before `offset`; 0 if there is none."""
    start = _before(text, offset)
    end = character_end(text, min(len(text), offset + 1))
    return max((at for at in _edges(text, start, end, edge) if at < offset), default=start)


def _edges(text: str, start: int, end: int, edge: Edge) -> Iterator[int]:
    for span, _ in _tokens(text, start, end):
        yield span.start if edge == "start" else span.end


def _before(text: str, offset: int) -> int:
    """A place well before `offset` from which words can be counted: white space, if there is any."""
    far = max(0, offset - _REACH)
    gap = _GAP.search(text, far, far + _REACH // 2)
    return gap.start() if gap and far else character_start(text, far)


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Words, and runs of punctuation, each with whether it is a word."""
    punctuation = start
    while token := _TOKEN.match(text, start, end):
        stop = _token_end(text, token, end)
        if token["other"] is None or category(token[0]) == "So":
            if punctuation < start:
                yield Span(punctuation, start), False
            if token["space"] is None:
                yield Span(start, stop), True
            punctuation = stop
        start = stop
    if punctuation < start:
        yield Span(punctuation, start), False


def _token_end(text: str, token: re.Match[str], end: int) -> int:
    """Where the token ends, with the marks on its last letter and the parts linked to it."""
    stop = min(end, character_end(text, token.end()))
    while token["letters"] and (more := _LINKED.match(text, stop, end)):
        stop = min(end, character_end(text, more.end()))
    return stop
