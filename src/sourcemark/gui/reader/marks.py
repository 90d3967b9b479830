"""The statements of the article in view: found by place, cut into segments, stacked in lanes, told by style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...model.mark_index import MarkIndex
from ...model.segments import Mark, Segment, lanes, segments
from ...model.spans import Span
from .values import PLAIN, MarkStyle

Changed = Mapping[str, tuple[Sequence[Span], str]]
"""Statement -> its places and the code of its source type."""

_KEPT = 256
"""Stretches whose answer is kept until a mark changes; the reader asks for the same ones many times."""


class Shown(NamedTuple):
    """What is marked in one stretch of text."""

    marks: list[Mark]
    segments: list[Segment]
    lanes: dict[str, int]


class Marks:
    """All marks of the article. Every question costs only what lies in the stretch asked for."""

    def __init__(self, marks: Iterable[Mark] = (), codes: Mapping[str, str] | None = None) -> None:
        self._index = MarkIndex(marks)
        self._codes = dict(codes or {})
        self._shown: dict[tuple[int, int], Shown] = {}
        self.styles: Mapping[str, MarkStyle] = {}

    def update(self, changed: Changed, removed: Iterable[str]) -> None:
        """Some are new or other than before, some are gone."""
        for id, (spans, code) in changed.items():
            self.put(id, spans, code)
        for id in removed:
            self.drop(id)

    def reach(self, ids: Iterable[str]) -> list[Span]:
        """The places of these statements and of those whose lanes depend on them."""
        own = [span for id in ids for span in self.spans(id)]
        near = (self._index.around(span.start, span.end) for span in own)
        return [Span(min(m[0] for m in marks), max(m[1] for m in marks)) for marks in near]

    def put(self, id: str, spans: Iterable[Span], code: str) -> None:
        """A statement is new or has changed."""
        self._index.replace(id, spans)
        self._shown.clear()
        self._codes[id] = code

    def drop(self, id: str) -> None:
        """A statement is gone."""
        self._index.remove(id)
        self._shown.clear()
        self._codes.pop(id, None)

    def shown(self, start: int, end: int) -> Shown:
        """What lies in `[start, end)`, with lanes that don't depend on where the stretch begins."""
        known = self._shown.get((start, end))
        if known is None:
            if len(self._shown) > _KEPT:
                self._shown.clear()
            known = self._shown[start, end] = self._look_up(start, end)
        return known

    def _look_up(self, start: int, end: int) -> Shown:
        marks = self.between(start, end)
        return Shown(marks, segments(marks, start, end), lanes(self.around(start, end)) if marks else {})

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that overlap `[start, end)`, in order."""
        return self._index.between(start, end)

    def around(self, start: int, end: int) -> list[Mark]:
        """Those and the ones that hang together with them by overlapping."""
        return self._index.around(start, end)

    def __contains__(self, id: str) -> bool:
        return id in self._index

    def spans(self, id: str) -> tuple[Span, ...]:
        """The places of a statement, in order; empty when it is unknown."""
        return tuple(Span(start, end) for start, end, _ in self._index.places(id))

    def first(self, id: str) -> int:
        """Where a known statement begins."""
        return self._index.places(id)[0][0]

    def at(self, offset: int) -> list[str]:
        """The statements over one character, innermost first."""
        found = self.between(offset, offset + 1)
        return list(dict.fromkeys(id for _, _, id in sorted(found, key=lambda m: (m[1] - m[0], m[2]))))

    def within(self, span: Span) -> list[str]:
        """The statements that touch a stretch, in order, outer ones first."""
        found = sorted(self.between(span.start, span.end), key=lambda m: (m[0], -m[1], m[2]))
        return list(dict.fromkeys(id for _, _, id in found))

    def code(self, id: str) -> str:
        """Of the statement's source type; empty when it is unknown."""
        return self._codes.get(id, "")

    def style(self, id: str) -> MarkStyle:
        """How the statement looks."""
        return self.styles.get(self.code(id), PLAIN)
