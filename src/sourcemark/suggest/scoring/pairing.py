"""How good proposals are against a person's marks: compared on words, pairs one to one.

All comparisons are made on words, so that blanks, quotation marks and full stops decide nothing. Two make a
pair when their contents overlap with an intersection over union of at least `ALIKE`; pairs are chosen
greedily, the likest contents first, then the likest sources.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...model.spans import Span
from .gold import Attribution

ALIKE = 0.5
"""Intersection over union from which on two sets of words are held for the same."""
ROLES = ("content", "source", "cue")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Words:
    """The words of a text, and which of them a list of spans covers: those that begin in a span."""

    def __init__(self, text: str) -> None:
        self._starts = [found.start() for found in _WORD.finditer(text)]

    def covered(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Numbers of the words that begin in one of the spans `(start, end)`."""
        out: set[int] = set()
        for start, end in spans:
            out.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return frozenset(out)


def iou(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union; two empty sets are alike."""
    return len(one & other) / len(one | other) if one or other else 1.0


class Worded(NamedTuple):
    """An attribution in numbers of words."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]
    of: Attribution

    def role(self, name: str) -> frozenset[int]:
        """The words of one of `ROLES`."""
        return {"content": self.content, "source": self.source, "cue": self.cue}[name]

    @property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """The rows of the tables that it is counted in."""
        return (
            ("mode", self.of.mode or "indirect"),
            ("kind", self.of.kind),
            ("type", self.of.main_type or "none"),
        )


def outermost(ones: Iterable[Attribution]) -> list[Attribution]:
    """Those that stand in no other's content."""
    return [one for one in ones if one.by is None]


def statements(ones: Iterable[Attribution]) -> list[Attribution]:
    """Those that somebody communicated; no attitudes."""
    return [one for one in ones if one.kind == "statement"]


def worded(words: Words, ones: Iterable[Attribution]) -> list[Worded]:
    """Those whose content has a word."""
    made = (
        Worded(_covered(words, o.content), _covered(words, o.source), _covered(words, o.cue), o) for o in ones
    )
    return [one for one in made if one.content]


def _covered(words: Words, spans: Iterable[Span]) -> frozenset[int]:
    return words.covered((span.start, span.end) for span in spans)


def paired(marked: Sequence[Worded], proposed: Sequence[Worded]) -> list[tuple[int, int]]:
    """Which of one list is which of the other, one to one."""
    return list(one_to_one(_alike(marked, proposed)).items())


def one_to_one(pairs: Iterable[tuple[tuple[float, ...], int, int]]) -> dict[int, int]:
    """Pairs `(rank, one, other)` taken greedily, the least rank first, so that none is in two: one -> other."""
    out, taken = dict[int, int](), set[int]()
    for _, one, other in sorted(pairs):
        if one not in out and other not in taken:
            out[one] = other
            taken.add(other)
    return out


def _alike(
    marked: Sequence[Worded], proposed: Sequence[Worded]
) -> Iterator[tuple[tuple[float, ...], int, int]]:
    for i, one in enumerate(marked):
        for j, other in enumerate(proposed):
            if (score := iou(one.content, other.content)) >= ALIKE:
                yield (-score, -iou(one.source, other.source)), i, j
