"""A statement in the sentences around it, short enough to be read in a list."""

from __future__ import annotations

from typing import NamedTuple

from .sentences import next_sentence, previous_sentence, sentence_at

BEFORE = 80
"""Code points shown at most before the words that matter, so that these come into view."""


class Context(NamedTuple):
    """One line of text, and where in it the words stand that matter."""

    text: str
    start: int
    end: int


def context(text: str, start: int, end: int) -> Context:
    """The sentences that hold `[start, end)`, with one before and one after; offsets may lie beyond a cut text."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    begin, stop = _reach(text, start, end)
    cut = "… " if start - begin > BEFORE else ""
    begin = start - BEFORE if cut else begin
    before = cut + _line(text[begin:start]).lstrip()
    words = _line(text[start:end])
    return Context(before + words + _line(text[end:stop]), len(before), len(before) + len(words))


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    first = sentence_at(text, start)
    begin = first.start if first else start
    last = sentence_at(text, max(start, end - 1))
    stop = max(last.end if last else end, end)
    before, after = previous_sentence(text, begin), next_sentence(text, stop)
    if before and start - before.start <= BEFORE:
        begin = before.start
    return min(begin, start), after.end if after else stop


def _line(text: str) -> str:
    """One line; each line break becomes one blank, so that no offset moves."""
    return text.replace("\n", " ").replace("\t", " ")
