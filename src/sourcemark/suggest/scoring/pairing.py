"""How good proposals are against a person's marks: compared on words, pairs one to one.

All comparisons are made on words. Two make a
pair when their contents overlap with an intersection over union of at least `ALIKE`; pairs are chosen
greedily, the likest contents first, then the likest sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..alike import ALIKE, Covered, Words, iou, one_to_one
from .gold import Attribution

ROLES = ("content", "source", "cue")


class Worded(NamedTuple):
    """An attribution in numbers of words."""

    content: Covered
    source: Covered
    cue: Covered
    of: Attribution

    def role(self, name: str) -> Covered:
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
    made = (Worded(words.covered(o.content), words.covered(o.source), words.covered(o.cue), o) for o in ones)
    return [one for one in made if one.content]


def paired(marked: Sequence[Worded], proposed: Sequence[Worded]) -> list[tuple[int, int]]:
    """Which of one list is which of the other, one to one."""
    return list(one_to_one(_alike(marked, proposed)).items())


def _alike(
    marked: Sequence[Worded], proposed: Sequence[Worded]
) -> Iterator[tuple[tuple[float, ...], int, int]]:
    for i, one in enumerate(marked):
        for j, other in enumerate(proposed):
            if (score := iou(one.content, other.content)) >= ALIKE:
                yield (-score, -iou(one.source, other.source)), i, j
