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
    project: Project, ids: Sequence[str], grade: scales.Reliability | None, reason: str | None = None
) -> Changes:
    """Grade the source A-F for these statements; None goes back to the source's newest assessment.

    A grade that is the assessment's own is taken from it, another one stands as an override with its reason.
    Without a `reason`, that of a statement that has this grade already stays.
    """

    def change(s: Statement) -> Statement:
        default = default_reliability(project, s.attribution.sources[0]) if s.attribution.sources else None
        why = _kept(s.reliability, grade) if reason is None else reason
        if grade is None or (default is not None and default.grade == grade and not why):
            return msgspec.structs.replace(s, reliability=default)
        return msgspec.structs.replace(s, reliability=ReliabilityGrade(grade=grade, reason=why))

    name = f"Grade reliability {grade}" if grade else "Reliability as assessed"
    return edit(project, name, ids, change)


def grade_credibility(
    project: Project,
    ids: Sequence[str],
    grade: scales.Credibility | None,
    reason: str | None = None,
    confirmed_by: str | None = None,
) -> Changes:
    """Grade the information 1-6; None takes the grade away. A "1" names a second statement, or a reason.

    Where a statement has this grade already, what is not given here stays: its reason, what confirms it.
    """
    if confirmed_by is not None:
        _must_confirm(project, ids, confirmed_by)

    def change(s: Statement) -> Statement:
        if grade is None:
            return msgspec.structs.replace(s, credibility=None)
        same = s.credibility if s.credibility and s.credibility.grade == grade else None
        why = _kept(same, grade) if reason is None else reason
        by = confirmed_by or (same.confirmed_by if same else None)
        return msgspec.structs.replace(
            s, credibility=CredibilityGrade(grade=grade, reason=why, confirmed_by=by)
        )

    return edit(project, f"Grade credibility {grade}" if grade else "Clear credibility", ids, change)


def _kept(before: ReliabilityGrade | CredibilityGrade | None, grade: str | None) -> str:
    """The reason of the grade that stands, if it is this one."""
    return before.reason if before is not None and before.grade == grade else ""


def _must_confirm(project: Project, ids: Sequence[str], by: str) -> None:
    if by in ids:
        raise Refused("A statement can't confirm itself.")
    if project.get(Statement, by) is None:
        raise Refused("The statement that confirms it is no longer there.")
