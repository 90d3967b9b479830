"""What stands in the adjudicated layer: whose reading it is, who decided so, when and why."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from ..model.ids import Id
from ..model.review import Cause, Decision, Outcome
from ..model.statements import Statement
from ..project import Project
from ..project.queries.review import decision_behind
from .people import Named, names


class Provenance(Struct, frozen=True, kw_only=True):
    """Where a statement of the adjudicated layer comes from. Names are those the reviewer may see."""

    origins: tuple[Id, ...]
    """The annotators' statements it was made from, the one whose values it has first; some may be gone since."""
    readings: tuple[str, ...]
    """Who made them."""
    by: str
    """Who decided."""
    at: datetime
    outcome: Outcome
    cause: Cause | None
    reason: str
    decision: Id

    def __str__(self) -> str:
        """One line: "Bob's reading, edited by Ann, 2026-03-31: slip. He reread it." """
        whose = " and ".join(f"{name}'s" for name in self.readings)
        how = "edited" if self.outcome == "edited" else "taken"
        why = ". ".join(part for part in (self.cause or "", self.reason) if part)
        line = (
            f"{whose} reading{'s' if len(self.readings) > 1 else ''}, {how} by {self.by}, {self.at:%Y-%m-%d}"
        )
        return f"{line}: {why}" if why else line


def provenance(project: Project, statement: Id) -> Provenance | None:
    """Where it comes from; None for what no decision put there."""
    found = project.get(Statement, statement)
    decision = decision_behind(project.link, found) if found else None
    return provenance_of(decision, statement, names(project)) if decision else None


def provenance_of(decision: Decision, statement: Id, named: Named) -> Provenance:
    """The same, where the decision by which it stands is known."""
    origins = next(result.origins for result in decision.results if result.statement == statement)
    whose = {considered.statement: considered.annotator for considered in decision.considered}
    return Provenance(
        origins=origins,
        readings=tuple(dict.fromkeys(named(whose.get(origin, "")) for origin in origins)),
        by=named(decision.annotator),
        at=decision.at,
        outcome=decision.outcome,
        cause=decision.cause,
        reason=decision.reason,
        decision=decision.id,
    )
