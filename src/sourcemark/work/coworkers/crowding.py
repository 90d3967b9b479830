"""Statements of a set on their way into a file of its own: they come by the million, and are written many at a time.

What lists and searches ask for is not written: nobody opens that file, it is only merged.
"""

from __future__ import annotations

from collections.abc import Callable

from ...model.kinds import encode
from ...model.statements import Statement
from ...project import Operation, Project
from ...project.crowd import Crowd

BATCH = 1_000


class Crowding:
    """Gathers statements that were checked by themselves. `twice` is told of one that came before as another."""

    def __init__(self, project: Project, twice: Callable[[Statement], None]) -> None:
        self._project, self._twice = project, twice
        self._waiting: dict[str, Statement] = {}

    def add(self, op: Operation, s: Statement) -> None:
        """One more; it may not be written yet."""
        if self._waiting.setdefault(s.id, s) != s:
            self._twice(s)
        if len(self._waiting) == BATCH:
            self.flush(op)

    def flush(self, op: Operation) -> None:
        """Write those that wait."""
        if not self._waiting:
            return
        crowd = Crowd(self._project.link, op)
        for standing in crowd.standing(self._waiting):
            if standing != (again := self._waiting.pop(standing.id)):
                self._twice(again)
        crowd.put_bare([(s, encode(s).decode()) for s in self._waiting.values()])
        self._waiting.clear()
