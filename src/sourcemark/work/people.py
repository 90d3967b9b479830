"""Who is who among the annotators: under which name a reviewer sees them, and whose marks may be looked at."""

from __future__ import annotations

from collections.abc import Callable

from ..model.errors import Refused
from ..model.ids import Id
from ..model.people import SECOND, is_of
from ..model.review import ADJUDICATED
from ..project import Project
from ..project.queries.people import UNKNOWN, shown_names
from ..project.sight import opened

Named = Callable[[Id], str]
"""The name of an annotator, as the reviewer may see it."""


def is_compared(annotator: Id) -> bool:
    """False for the adjudicated layer and for second readings, which are no reading of their own."""
    return annotator != ADJUDICATED.id and SECOND not in annotator


def is_own(project: Project, annotator: Id) -> bool:
    """True for oneself, and for one's second readings."""
    return is_of(annotator, project.user.annotator.id)


def names(project: Project) -> Named:
    """How to call each annotator; several names at once, where `shown_name` looks up one."""
    known = shown_names(project.link, project.user.annotator.id)
    return lambda id: known.get(id, UNKNOWN)


def may_see(project: Project, article: Id) -> bool:
    """False where one works blind and has not submitted one's own marks of the article yet."""
    return opened(project.link, project.user.annotator.id, article)


def must_see(project: Project, article: Id) -> None:
    """Refused unless `may_see`."""
    if not may_see(project, article):
        raise Refused("You work blind: submit your own marks of this article first.")
