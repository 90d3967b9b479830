"""Whose step it is, and from which copy of the project."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ..model.changes import Step
from ..model.errors import Refused

if TYPE_CHECKING:
    from .project import Project


def must_be_own(project: Project, step: Step, direction: str) -> None:
    """Several people may work at one machine, but nobody takes back what is another's."""
    if step.annotator == project.user.annotator.id:
        return
    from .queries.people import shown_name  # the start does without

    name = shown_name(project.link, step.annotator, project.user.annotator.id, "somebody else")
    if direction == "undo":
        raise Refused(f"The last step here is {name}'s: switch to {name} to take it back.")
    raise Refused(f"The step undone last is {name}'s: switch to {name} to do it again.")


def replica(link: sqlite3.Connection) -> str:
    """Which copy of its project the file is; empty for one that was made before copies were handed out."""
    row = link.execute("SELECT value FROM meta WHERE name = 'replica'").fetchone()
    return str(row[0]) if row else ""
