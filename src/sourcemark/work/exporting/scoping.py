"""A scope as a person wrote it, held against the project."""

from __future__ import annotations

from datetime import date

import msgspec

from ...model.articles import Article
from ...model.errors import Refused
from ...model.people import Annotator
from ...model.review import ADJUDICATED
from ...model.scope import Scope
from ...project import Project
from ..marks import codebook_of


def resolved(project: Project, scope: Scope) -> Scope:
    """The scope as the marks have it: a source type stands also for those that were merged into it."""
    facet = codebook_of(project).source_types
    types = dict.fromkeys(id for type in scope.types for id in facet.alike(type))
    return msgspec.structs.replace(scope, types=tuple(types))


def must_be_known(project: Project, scope: Scope) -> None:
    """A slip of the pen would otherwise write an empty file that looks like an answer. Raises Refused."""
    types = codebook_of(project).source_types
    people = (id for id in scope.annotators if id != ADJUDICATED.id)
    unknown = [f"article {id!r}" for id in scope.articles if project.get(Article, id) is None]
    unknown += [f"annotator {id!r}" for id in people if project.get(Annotator, id) is None]
    unknown += [f"source type {id!r}" for id in scope.types if types.code(id) is None]
    if unknown:
        raise Refused(f"There is no {unknown[0]} in this project.")
    for day in filter(None, (scope.since, scope.until)):
        if not is_day(day):
            raise Refused(f"{day!r} is no date: write it like 2026-03-31.")


def is_day(words: str) -> bool:
    """True for a date as a scope takes it: four digits, two, two."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
