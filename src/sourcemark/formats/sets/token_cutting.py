"""A text cut into tokens, for formats that count in them: every end of a span is an end of a token."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from msgspec import Struct

from ...model.patterns import pattern
from ...model.spans import Span
from ...model.words import words

_GAP = pattern(r"\s+")


class Token(Struct, frozen=True):
    """A piece of the text in code points. A single space behind it belongs to no token."""

    start: int
    end: int
    spaced: bool = False
    """Whether such a space follows."""


def tokens(text: str, spans: Collection[Span] = ()) -> list[Token]:
    """Tokens that, with the single spaces behind them, are the whole text. Other white space is a token too."""
    starts, stops = {span.start for span in spans}, {span.end for span in spans}
    found: list[Token] = []
    for start, end in pairwise(sorted(_edges(text) | starts | stops)):
        own = start in starts or end in stops  # a span begins or ends with this very space
        if found and text[start:end] == " " and not own and not found[-1].spaced:
            found[-1] = Token(found[-1].start, start, spaced=True)
        else:
            found.append(Token(start, end))
    return found


def _edges(text: str) -> set[int]:
    """Where words and white space begin and end."""
    places = {0, len(text)}
    for word in words(text):
        places |= {word.start, word.end}
    for gap in _GAP.finditer(text):
        places |= {gap.start(), gap.end()}
    return places
