"""Columns for what was decided in review: whose reading stands, who decided so, when and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.ids import Id
from ...model.review import Decision
from .table_names import DECIDED, joined

_EMPTY = ("",) * len(DECIDED)


class DecidedColumns:
    """Takes decisions in, gives the cells of what stands by them. Without decisions there are no columns."""

    def __init__(self, annotators: Mapping[Id, str], guard: Callable[[str], str]) -> None:
        """`annotators`: names by id, guarded already; they may still come in."""
        self._annotators, self._guard = annotators, guard
        self._cells: dict[Id, tuple[str, ...]] = {}
        self.columns: tuple[str, ...] = ()

    def take(self, decision: Decision) -> None:
        """A decision; it must come before the statements that stand by it."""
        self.columns = DECIDED
        whose = {considered.statement: considered.annotator for considered in decision.considered}
        by, at = self._annotators.get(decision.annotator, ""), decision.at.isoformat()
        why = decision.cause or "", self._guard(decision.reason)
        for result in decision.results:
            names = (self._annotators.get(whose.get(origin, ""), "") for origin in result.origins)
            whom = joined(dict.fromkeys(filter(None, names)))
            self._cells[result.statement] = (whom, by, at, *why)

    def cells(self, statement: Id) -> tuple[str, ...]:
        """What stands in these columns beside a statement."""
        return self._cells.pop(statement, _EMPTY) if self.columns else ()
