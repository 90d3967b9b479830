"""Dismissing proposals: they are not shown again, whichever version of the model makes them."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.changes import Changes
from ...model.entity import now
from ...model.errors import Refused
from ...model.ids import new_id
from ...model.proposals import Proposal, Verdict
from ...project import Project
from ..marks import article_of
from .saying import several
from .writing import write


def dismiss(project: Project, article: str, proposals: Sequence[Proposal], model: str) -> Changes:
    """Say that these proposals by `model` are wrong, or not wanted."""
    if not proposals:
        raise Refused("Choose a proposal first.")
    article_of(project, article)
    me, at = project.user.annotator.id, now()
    verdicts = [
        Verdict(
            id=new_id(), article=article, annotator=me, at=at, answer="dismissed", proposal=one, model=model
        )
        for one in proposals
    ]
    return write(project, f"Dismiss {several(len(proposals), model)}", verdicts)
