"""The history as one may see it: of coworkers' steps that wrote hidden marks neither name nor number is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

import msgspec

from ...model.changes import Step
from ...model.people import Annotator, is_of
from .. import history
from ..sight import arrangement, in_log, is_blind

VEILED = "A coworker's work"
SIGNED_IN = "A coworker signed in"
_PAGE = 200


def steps(link: sqlite3.Connection, me: str, limit: int, before: str = "") -> Iterator[Step]:
    """Operations, the newest first; `before` is the id of the last one already seen.

    Hidden ones that follow each other are one line: how many there are would tell how much was marked.
    """
    return islice(_gathered(_seen(link, me, before)), limit)


def seen(link: sqlite3.Connection, me: str, step: Step) -> Step:
    """The step as `me` may see it; of what wrote hidden marks the size is 0."""
    if is_blind(link) and _wrote_hidden(link, me, step):
        if is_of(step.annotator, me):
            return msgspec.structs.replace(step, size=0)
        return msgspec.structs.replace(step, name=VEILED, size=0)
    if not is_of(step.annotator, me) and arrangement(link).nameless and _names_somebody(link, step):
        return msgspec.structs.replace(step, name=SIGNED_IN)
    return step


def is_veiled(step: Step) -> bool:
    """True for what `seen` has made of a step that is not to be told."""
    return step.name == VEILED and not step.size


def _seen(link: sqlite3.Connection, me: str, before: str) -> Iterator[Step]:
    while page := list(history.steps(link, _PAGE, before)):
        yield from (seen(link, me, step) for step in page)
        before = page[-1].operation


def _gathered(found: Iterator[Step]) -> Iterator[Step]:
    """Hidden steps in a row as one, of the time of the newest and with the id of the oldest."""
    hidden: Step | None = None
    for step in found:
        if is_veiled(step):
            hidden = msgspec.structs.replace(step, annotator="", at=hidden.at if hidden else step.at)
            continue
        if hidden is not None:
            yield hidden
            hidden = None
        yield step
    if hidden is not None:
        yield hidden


def _wrote_hidden(link: sqlite3.Connection, me: str, step: Step) -> bool:
    hidden = f"NOT {in_log('c', me)}"
    query = f"""SELECT EXISTS (SELECT 1 FROM change c JOIN operation o ON o.key = c.operation
        WHERE o.id = ? AND {hidden})
      OR EXISTS (SELECT 1 FROM received_change c JOIN received o ON o.key = c.operation
        WHERE o.id = ? AND {hidden})"""
    return bool(link.execute(query, (step.operation, step.operation)).fetchone()[0])


def _names_somebody(link: sqlite3.Connection, step: Step) -> bool:
    """True for the steps by which a person comes into a project, or takes another name."""
    query = """SELECT 1 FROM change c JOIN operation o ON o.key = c.operation WHERE o.id = ? AND c.kind = ?
      UNION ALL SELECT 1 FROM received_change c JOIN received o ON o.key = c.operation
      WHERE o.id = ? AND c.kind = ?"""
    who = (step.operation, Annotator.kind)
    return step.size == 1 and link.execute(query, (*who, *who)).fetchone() is not None
