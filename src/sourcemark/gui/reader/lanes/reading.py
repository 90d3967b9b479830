"""One annotator's reading, found by place; and all readings as one, for the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....model.mark_index import FAR
from ....model.segments import Mark
from ....model.spans import Span
from ..marks import Marks
from .tracks import Track, tracks
from .values import Lane, LaneMark

ENOUGH = 500
"""Marks beyond which a stretch is not widened further."""


class Reading(Marks):
    """What one lane shows. Every question costs only what lies in the stretch asked for."""

    def __init__(self, lane: Lane) -> None:
        super().__init__(places(lane.marks))
        self.lane = lane._replace(marks=())
        self._given = {mark.id: mark for mark in lane.marks}
        self._tracks: tuple[tuple[int, int], dict[str, Track]] | None = None

    def code(self, id: str) -> str:
        """Of the statement's source type; empty when it is unknown."""
        known = self._given.get(id)
        return known.code if known else ""

    def differs(self, id: str) -> tuple[str, ...]:
        """In what a statement differs from the others' readings, worst first."""
        known = self._given.get(id)
        return known.differs if known else ()

    def renew(self, changed: Iterable[LaneMark], removed: Iterable[str]) -> None:
        """Some are new or other than before, some are gone."""
        self._tracks = None
        for mark in changed:
            self._given[mark.id] = mark
            self.put(mark.id, mark.spans, mark.code)
        for id in removed:
            self._given.pop(id, None)
            self.drop(id)

    def tracks(self, start: int, end: int) -> dict[str, Track]:
        """Where statements of the stretch stand beside each other; kept until another one is asked for."""
        if self._tracks is None or self._tracks[0] != (start, end):
            self._tracks = (start, end), tracks(self.around(start, end))
        return self._tracks[1]


class Union(Marks):
    """All readings at once, asked one by one. Of marks with the same place and type, one stands for all."""

    def __init__(self, parts: Sequence[Marks]) -> None:
        super().__init__()
        self._parts = parts

    def __contains__(self, id: str) -> bool:
        return any(id in part for part in self._parts)

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that overlap the stretch, each place and type once."""
        return self._once(part.between(start, end) for part in self._parts)

    def around(self, start: int, end: int) -> list[Mark]:
        """Those and what hangs together with them in any reading, looked on for as `MarkIndex.around` does."""
        while True:
            found = self._once(part.around(start, end) for part in self._parts)
            near = [m for m in found if max(m[1], end) - min(m[0], start) < FAR]
            first = min((m[0] for m in near), default=start)
            last = max((m[1] for m in near), default=end)
            if len(found) > ENOUGH or (first >= start and last <= end):
                return found
            start, end = min(start, first), max(end, last)

    def spans(self, id: str) -> tuple[Span, ...]:
        """The places of a statement, in order; empty when it is unknown."""
        return next((part.spans(id) for part in self._parts if id in part), ())

    def first(self, id: str) -> int:
        """Where a known statement begins."""
        return next(part.first(id) for part in self._parts if id in part)

    def code(self, id: str) -> str:
        """Of the statement's source type; empty when it is unknown."""
        return next((part.code(id) for part in self._parts if id in part), "")

    def _once(self, parts: Iterable[Iterable[Mark]]) -> list[Mark]:
        found: dict[tuple[int, int, str], Mark] = {}
        for mark in sorted(mark for part in parts for mark in part):
            found.setdefault((mark[0], mark[1], self.code(mark[2])), mark)
        return list(found.values())


def places(marks: Iterable[LaneMark]) -> list[Mark]:
    """Each place of each statement, as an index takes them."""
    return [(span.start, span.end, mark.id) for mark in marks for span in mark.spans]
