"""Deciding on a whole article in one step: what all agree on, or all of one annotator."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.changes import Changes
from ...model.errors import Refused
from ...model.ids import Id
from ...project import Project
from ...project.queries.review import decisions_in
from ..people import names
from ..task import Quiet, Task
from .adjudicating import Adjudicator, Ruling, earlier_by_statement
from .comparing import canon
from .differing import items
from .queued import Item

TELL = 100
"""Decisions between two words on progress."""


def accept_agreed(project: Project, article: Id, task: Task | None = None) -> Changes:
    """Let stand what all who have seen the article marked alike, where it is not decided yet."""
    found = [item for item in _undecided(project, article) if item.group.agreed]
    if not found:
        raise Refused("There is nothing here that all agree on and that is not decided yet.")
    rulings = [_ruling(item, item.ids[:1]) for item in found]
    return _accept(project, f"Accept what all agree on ({len(found):,})", article, rulings, task)


def accept_all(project: Project, article: Id, annotator: Id, task: Task | None = None) -> Changes:
    """Let one annotator's reading of the article stand wherever nothing is decided yet.

    What only others marked does not stand then. What is decided stays, unless it was re-opened.
    """
    name = names(project)(annotator)
    found = _undecided(project, article)
    if not any(annotator in item.group.annotators for item in found):
        raise Refused(f"There is nothing of {name}'s here that is not decided yet.")
    rulings = [_ruling(item, [s.id for s in (item.group.of(annotator),) if s is not None]) for item in found]
    return _accept(project, f"Accept all of {name}'s readings ({len(found):,})", article, rulings, task)


def _undecided(project: Project, article: Id) -> list[Item]:
    return [item for item in items(project, article) if item.ids and item.state != "decided"]


def _ruling(item: Item, stand: Iterable[Id]) -> Ruling:
    statements = tuple(s for s in item.group.statements if s is not None)
    chosen = set(stand)
    return Ruling(statements, tuple(s for s in statements if s.id in chosen), "taken")


def _accept(project: Project, name: str, article: Id, rulings: list[Ruling], task: Task | None) -> Changes:
    task = task or Quiet()
    earlier = earlier_by_statement(decisions_in(project.link, article))
    with project.bulk(name) as op:
        adjudicator = Adjudicator(project, op, canon(project))
        for number, ruling in enumerate(rulings, 1):
            adjudicator.rule(ruling, earlier)
            op.pause()
            if number % TELL == 0:
                task.progress(number, len(rulings))
    return op.changes
