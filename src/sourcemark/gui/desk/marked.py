"""The marks of the open article, loaded once and kept in step: where each lies, in which order, of which type."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from typing import NamedTuple

from ...model.codebook import SOURCE_TYPE
from ...model.segments import Mark
from ...model.spans import Span
from ...model.statements import Statement
from ...project import Project
from ...project.queries import statements as queries

Place = tuple[int, int, str]
"""First and last offset of a statement, and its id: the order in which statements are listed."""


class Renewed(NamedTuple):
    """What an operation did to the statements of the open article."""

    changed: dict[str, Statement]
    removed: list[str]


class Marked:
    """Made for one article; 20,000 statements cost two queries, a change costs its own rows."""

    def __init__(self, project: Project | None = None, article: str = "") -> None:
        self.article = article
        rows = queries.marks(project.link, article) if project else []
        apart = queries.pieces(project.link, article) if project else {}
        self.order: list[Place] = [row[:3] for row in rows]
        self.codes: dict[str, str] = {id: source_type for _, _, id, source_type in rows}
        self._hulls: dict[str, Place] = {place[2]: place for place in self.order}
        self._apart = apart

    def __contains__(self, id: str) -> bool:
        return id in self._hulls

    def __len__(self) -> int:
        return len(self.order)

    def marks(self) -> list[Mark]:
        """All pieces of all statements."""
        if not self._apart:
            return self.order
        found: list[Mark] = []
        for place in self.order:
            pieces = self._apart.get(place[2])
            found.extend([(s.start, s.end, place[2]) for s in pieces] if pieces else [place])
        return found

    def spans(self, id: str) -> tuple[Span, ...]:
        """The pieces of a statement; empty when it is unknown."""
        place = self._hulls.get(id)
        if place is None:
            return ()
        return self._apart.get(id) or (Span(place[0], place[1]),)

    def place(self, id: str) -> Place | None:
        """Where a statement stands in the order."""
        return self._hulls.get(id)

    def renew(self, project: Project, ids: Iterable[str]) -> Renewed:
        """Read these statements anew. Those of other articles are passed over."""
        changed, removed = dict[str, Statement](), list[str]()
        for id in ids:
            found = project.get(Statement, id)
            if found is not None and found.article == self.article:
                self._put(found)
                changed[id] = found
            elif id in self._hulls:
                self._drop(id)
                removed.append(id)
        return Renewed(changed, removed)

    def exactly(self, spans: tuple[Span, ...]) -> list[str]:
        """The statements at exactly these places."""
        if not spans:
            return []
        first, last = spans[0].start, spans[-1].end
        at = bisect_left(self.order, (first, last, ""))
        found = []
        while at < len(self.order) and self.order[at][:2] == (first, last):
            found.append(self.order[at][2])
            at += 1
        return [id for id in found if self.spans(id) == spans]

    def beside(self, id: str | None, offset: int, forward: bool) -> str | None:
        """The next or previous statement, from the one in focus or else from a place in the text."""
        here = self._hulls.get(id or "")
        if forward:
            at = bisect_right(self.order, here) if here else bisect_left(self.order, (offset, 0, ""))
            return self.order[at][2] if at < len(self.order) else None
        at = bisect_left(self.order, here if here else (offset, 0, "")) - 1
        return self.order[at][2] if at >= 0 else None

    def _put(self, statement: Statement) -> None:
        self._drop(statement.id)
        place = (statement.spans[0].start, statement.spans[-1].end, statement.id)
        insort(self.order, place)
        self._hulls[statement.id] = place
        self.codes[statement.id] = statement.code(SOURCE_TYPE) or ""
        if len(statement.spans) > 1:
            self._apart[statement.id] = statement.spans

    def _drop(self, id: str) -> None:
        place = self._hulls.pop(id, None)
        if place is None:
            return
        del self.order[bisect_left(self.order, place)]
        self.codes.pop(id, None)
        self._apart.pop(id, None)
