"""Which finding stands in what another says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..model.spans import Span
from .network.found import Found

_MOST = 0.8
"""Share of a content that must lie in another's for it to be what that one says."""


class HasFound(Protocol):
    """Anything made of a finding."""

    @property
    def found(self) -> Found: ...


def outer_of(ones: Sequence[HasFound]) -> list[int | None]:
    """For each, the closest other in whose content it stands (cue and most of the content inside)."""
    edges = [(one.found.content[0].start, one.found.content[-1].end) for one in ones]
    out: list[int | None] = []
    for at, one in enumerate(ones):
        cue = one.found.cue
        around = [
            other
            for other, (low, high) in enumerate(edges)
            if low < cue.end and cue.start < high and other != at and _stands_in(one.found, ones[other].found)
        ]
        out.append(min(around, key=lambda other: _length(ones[other].found), default=None))
    return out


def _stands_in(inner: Found, outer: Found) -> bool:
    if _length(inner) >= _length(outer) or not any(_overlap(inner.cue, span) for span in outer.content):
        return False
    shared = sum(_overlap(one, other) for one in inner.content for other in outer.content)
    return shared >= _MOST * _length(inner)


def _length(found: Found) -> int:
    return sum(len(span) for span in found.content)


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
