"""What a change asks of the survey: what is compared anew, and which items are only read anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...model.articles import Article, Progress
from ...model.changes import Changes
from ...model.codebook import Codebook
from ...model.ids import Id
from ...model.review import ADJUDICATED, Comment, Decision
from ...model.sources import Source
from ...model.statements import Statement
from ...project import Project

if TYPE_CHECKING:
    from .survey import Survey

Item = tuple[Id, str]
"""Article and key."""


class Touched(NamedTuple):
    """What is other than before."""

    everything: bool = False
    anew: frozenset[Id] = frozenset()
    """Articles in which marks were changed: they are compared anew."""
    items: tuple[Item, ...] = ()
    """Items on which something was decided or said."""


def touched(project: Project, survey: Survey, changes: Changes) -> Touched:
    """What of the survey these changes touch; it still knows what was there before."""
    general = any(changes.of(kind.kind) for kind in (Codebook, Progress)) or changes.many(Article.kind)
    many = any(changes.many(kind.kind) for kind in (Statement, Decision, Comment))
    if general or many or any(_merges(project, source) for source in changes.of(Source.kind)):
        return Touched(everything=True)
    anew, some = {*changes.of(Article.kind)}, list[Item]()
    for id in changes.of(Statement.kind):
        found = project.get(Statement, id)
        if found is not None and found.annotator != ADJUDICATED.id:
            anew.add(found.article)
        elif found is not None:
            some += ((found.article, key) for key in survey.keys(found.article, [id]))
        else:
            held = list(survey.held(id))
            some += held
            anew.update(a for a, key in held if _is_mark(survey, a, key, id))
    for id in changes.of(Decision.kind):
        some += _of_decision(project, survey, id)
    for id in changes.of(Comment.kind):
        some += _of_comment(project, survey, id)
    return Touched(anew=frozenset(anew), items=tuple(one for one in some if one[0] not in anew))


def _of_decision(project: Project, survey: Survey, id: Id) -> Iterator[Item]:
    yield from survey.held(id)
    found = project.get(Decision, id)
    if found is not None:
        about = [considered.statement for considered in found.considered]
        yield from ((found.article, key) for key in survey.keys(found.article, about))


def _of_comment(project: Project, survey: Survey, id: Id) -> Iterator[Item]:
    """One that is gone was on one of those that had any."""
    found = project.get(Comment, id)
    if found is not None:
        yield from ((found.article, key) for key in survey.keys(found.article, found.about))
        return
    for article, items in survey.found.items():
        yield from ((article, key) for key, item in items.items() if item.comments)


def _merges(project: Project, source: Id) -> bool:
    """True for what may make two sources one, or two of one; a new entry does neither."""
    found = project.get(Source, source)
    return found is None or found.merged_into is not None


def _is_mark(survey: Survey, article: Id, key: str, id: Id) -> bool:
    item = survey.item(article, key)
    return item is not None and id in item.ids
