"""Who is who among the annotators: under which name a reviewer sees them, and whose marks may be looked at."""

from __future__ import annotations

from collections.abc import Callable

from ..model.errors import Refused
from ..model.ids import Id
from ..model.people import SECOND, is_of
from ..model.review import ADJUDICATED
from ..project import Project
from ..project.queries.articles import progress_of
from ..project.queries.review import annotators
from ..project.sight import arrangement

Named = Callable[[Id], str]
"""The name of an annotator, as the reviewer may see it."""


def is_compared(annotator: Id) -> bool:
    """False for the adjudicated layer and for second readings, which are no reading of their own."""
    return annotator != ADJUDICATED.id and SECOND not in annotator


def is_own(project: Project, annotator: Id) -> bool:
    """True for oneself, and for one's second readings."""
    return is_of(annotator, project.user.annotator.id)


def names(project: Project) -> Named:
    """Everybody's name; "Annotator 1", "Annotator 2" where the reviewer is not to know who is who.

    Oneself and the adjudicated layer are named in any case.
    """
    known = {a.id: a.name for a in annotators(project.link)}
    if arrangement(project.link).nameless:
        others = [id for id in known if is_compared(id) and not is_own(project, id)]
        numbered = {id: f"Annotator {number}" for number, id in enumerate(others, 1)}
        known = {id: numbered.get(id.split(SECOND)[0], name) for id, name in known.items()}
    return lambda id: known.get(id, "a coworker")


def must_see(project: Project, article: Id) -> None:
    """Refused where one works blind and has not submitted one's own marks of the article yet."""
    if not arrangement(project.link).blind:
        return
    mine = progress_of(project.link, article, project.user.annotator.id)
    if mine is None or not mine.submitted:
        raise Refused("You work blind: submit your own marks of this article first.")
