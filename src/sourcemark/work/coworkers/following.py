"""What stands in the adjudicated layer follows the decision that is chosen of two."""

from __future__ import annotations

from msgspec.structs import replace

from ...model.entity import Entity
from ...model.errors import Refused
from ...model.faults import faults
from ...model.review import Decision
from ...model.statements import Statement
from ...project import Operation, Project
from ...project.merging.layer import last_of
from ..marks import article_of


def follow(project: Project, op: Operation, before: Entity | None, decision: Decision) -> None:
    """Take out what only `before` let stand, and put back what the decision, as it is within `op`, names.

    Refused when what it names can't stand in our version of the article.
    """
    after = project.get(Decision, decision.id)
    named = [result.statement for result in after.results] if after else []
    stood = before.results if isinstance(before, Decision) else ()
    for result in stood:
        if result.statement not in named:
            op.drop(Statement.kind, result.statement)
    missing = [id for id in named if project.get(Statement, id) is None]
    for statement in last_of(project, missing).values() if missing else ():
        here = replace(statement, article=decision.article)
        if any(faults(here, project.text(article_of(project, here.article)))):
            raise Refused("Its words are not found in our version of the article.")
        op.put(here)
