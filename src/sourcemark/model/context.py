"""A statement in the sentences around it, short enough to be read in a list."""

from __future__ import annotations

from typing import NamedTuple

from .sentences import sentence_at
from .spans import Span

BEFORE = 120
"""Code points shown at most before the words that matter, so that these come into view."""


class Context(NamedTuple):
    """One line of text, and where in it the words stand that matter."""

    text: str
    start: int
    end: int


def context(text: str, start: int, end: int) -> Context:
    """The sentences that hold `[start, end)`; offsets may lie beyond a text that was cut."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    first = sentence_at(text, start) or Span(start, max(end, start + 1))
    last = sentence_at(text, max(start, end - 1)) or first
    begin, stop = min(first.start, start), max(last.end, end)
    cut = "… " if start - begin > BEFORE else ""
    begin = start - BEFORE if cut else begin
    before = cut + _line(text[begin:start]).lstrip()
    words = _line(text[start:end])
    return Context(before + words + _line(text[end:stop]), len(before), len(before) + len(words))


def _line(text: str) -> str:
    """One line; each line break becomes one blank, so that no offset moves."""
    return text.replace("\n", " ").replace("\t", " ")
