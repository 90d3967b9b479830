"""Words on a statement or on the statements of a difference: a thread follows the statements it is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from ...model.changes import Changes
from ...model.entity import now
from ...model.errors import Refused
from ...model.ids import Id, new_id
from ...model.review import Comment
from ...model.statements import Statement
from ...project import Project
from ...project.queries.review import comments_in
from ..people import names


def add(project: Project, about: Sequence[Id], text: str) -> Changes:
    """Say something about statements of one article."""
    found = [s for s in (project.get(Statement, id) for id in dict.fromkeys(about)) if s is not None]
    if not found:
        raise Refused("The statement is no longer there.")
    if len({s.article for s in found}) > 1:
        raise Refused("These statements are from several articles: comment on each by itself.")
    made = Comment(
        id=new_id(),
        article=found[0].article,
        about=tuple(sorted(s.id for s in found)),
        annotator=project.user.annotator.id,
        at=now(),
        text=_written(text),
    )
    return _put(project, "Comment", made)


def edit(project: Project, comment: Id, text: str) -> Changes:
    """Write a comment of one's own anew."""
    return _put(project, "Edit comment", msgspec.structs.replace(_own(project, comment), text=_written(text)))


def delete(project: Project, comment: Id) -> Changes:
    """Take a comment of one's own away."""
    _own(project, comment)
    with project.operation("Delete comment") as op:
        op.drop(Comment.kind, comment)
    return op.changes


def thread(project: Project, article: Id, about: Collection[Id]) -> list[Comment]:
    """All that was said on any of these statements, the earliest first, whatever else it was said on too."""
    wanted = set(about)
    return [c for c in comments_in(project.link, article) if not wanted.isdisjoint(c.about)]


def _put(project: Project, name: str, comment: Comment) -> Changes:
    with project.operation(name) as op:
        op.put(comment)
    return op.changes


def _written(text: str) -> str:
    if not text.strip():
        raise Refused("Write something first.")
    return text.strip()


def _own(project: Project, comment: Id) -> Comment:
    found = project.get(Comment, comment)
    if found is None:
        raise Refused("This comment is no longer there.")
    if found.annotator != project.user.annotator.id:
        raise Refused(f"This comment is {names(project)(found.annotator)}'s.")
    return found
