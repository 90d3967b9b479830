"""The two grades, set apart: reliability of the source as used here, credibility of the information."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..model import scales
from ..model.changes import Changes
from ..model.errors import Refused
from ..model.statements import CredibilityGrade, ReliabilityGrade, Statement
from ..project import Project
from .attributing import default_reliability
from .marks import edit


def grade_reliability(
    project: Project, ids: Sequence[str], grade: scales.Reliability | None, reason: str = ""
) -> Changes:
    """Grade the source A-F for these statements; None goes back to the source's newest assessment.

    A grade that is the assessment's own is taken from it, another one stands as an override with its reason.
    """

    def change(s: Statement) -> Statement:
        default = default_reliability(project, s.attribution.sources[0]) if s.attribution.sources else None
        if grade is None or (default is not None and default.grade == grade and not reason):
            return msgspec.structs.replace(s, reliability=default)
        return msgspec.structs.replace(s, reliability=ReliabilityGrade(grade=grade, reason=reason))

    name = f"Grade reliability {grade}" if grade else "Reliability as assessed"
    return edit(project, name, ids, change)


def grade_credibility(
    project: Project,
    ids: Sequence[str],
    grade: scales.Credibility | None,
    reason: str = "",
    confirmed_by: str | None = None,
) -> Changes:
    """Grade the information 1-6; None takes the grade away. A "1" names a second statement, or a reason."""
    if confirmed_by is not None:
        _must_confirm(project, ids, confirmed_by)
    made = CredibilityGrade(grade=grade, reason=reason, confirmed_by=confirmed_by) if grade else None
    name = f"Grade credibility {grade}" if grade else "Clear credibility"
    return edit(project, name, ids, lambda s: msgspec.structs.replace(s, credibility=made))


def _must_confirm(project: Project, ids: Sequence[str], by: str) -> None:
    if by in ids:
        raise Refused("A statement can't confirm itself.")
    if project.get(Statement, by) is None:
        raise Refused("The statement that confirms it is no longer there.")
