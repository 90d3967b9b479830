"""Undo and redo, and the list of what was done: all of it read from, and written to, the one log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from ..model.changes import Step
from ..model.entity import Entity
from ..model.kinds import KINDS, encode
from ..model.sources import Source
from . import mergers
from .reading import thing as read
from .references import Reference, referred_by, refers_to
from .rows import read_row
from .transaction import Bulk

_STEP = """
SELECT o.id, o.name, o.at, o.annotator, o.size FROM operation o """
_PART = "SELECT 1 FROM change WHERE kind = ? AND entity = ?"
_LATEST = (1 << 63) - 1
_TOP = "SELECT operation FROM undo_stack WHERE device = ? AND side = ? ORDER BY position DESC LIMIT 1"


def top(link: sqlite3.Connection, device: str, side: str) -> int | None:
    """The operation that would be undone or redone next on this machine, None when there is none."""
    row = link.execute(_TOP, (device, side)).fetchone()
    return row and int(row[0])


def step(link: sqlite3.Connection, operation: int) -> Step:
    """That operation as a person sees it."""
    return _as_step(link.execute(_STEP + "WHERE o.key = ?", (operation,)).fetchone())


def steps(link: sqlite3.Connection, limit: int, before: str = "") -> Iterator[Step]:
    """Operations, the newest first; `before` is the id of the last one already seen."""
    bound = link.execute("SELECT clock FROM operation WHERE id = ?", (before,)).fetchone() or (_LATEST,)
    query = _STEP + "WHERE o.clock < ? AND o.complete = 1 ORDER BY o.clock DESC LIMIT ?"
    for row in link.execute(query, (*bound, limit)):
        yield _as_step(row)


def _as_step(row: tuple[str, str, str, str, int]) -> Step:
    id, name, at, annotator, size = row
    return Step(id, name, datetime.fromisoformat(at), annotator, size)


def push(link: sqlite3.Connection, device: str, operation: int) -> None:
    """A new act: it can be undone, and what was undone before can't be redone any more."""
    link.execute("DELETE FROM undo_stack WHERE device = ? AND side = 'redo'", (device,))
    link.execute(
        "INSERT INTO undo_stack (device, operation, side) VALUES (?, ?, 'undo')", (device, operation)
    )


def move(link: sqlite3.Connection, device: str, operation: int, side: str) -> None:
    """Put the operation on top of the other side."""
    link.execute("DELETE FROM undo_stack WHERE device = ? AND operation = ?", (device, operation))
    link.execute(
        "INSERT INTO undo_stack (device, operation, side) VALUES (?, ?, ?)", (device, operation, side)
    )


def is_travelling(link: sqlite3.Connection) -> bool:
    """True while an undo or redo is under way."""
    query = "SELECT 1 FROM operation WHERE complete = 0 AND target IS NOT NULL"
    return link.execute(query).fetchone() is not None


def revert(link: sqlite3.Connection, op: Bulk, target: int) -> Iterator[None]:
    """Write what everything was before `target`, last change first. Yields after each change.

    What was changed on another machine since stays as it is, part by part, and so does what that rests on.
    """
    changes = chain(_mergers_redone(link, target), _changes(link, target, "became", "was", "DESC"))
    return _apply(link, op, changes, f"{_PART} AND operation = {target:d} AND key < ?")


def repeat(link: sqlite3.Connection, op: Bulk, target: int) -> Iterator[None]:
    """Write again what `target` wrote, first change first, under the same rule. Yields after each change."""
    changes = _changes(link, target, "was", "became", "ASC")
    return _apply(link, op, changes, f"{_PART} AND operation = {target:d} AND key > ?")


def _changes(link: sqlite3.Connection, target: int, now: str, then: str, order: str) -> Iterator[_Change]:
    keys = f"SELECT key FROM change WHERE operation = ? ORDER BY key {order}"
    read = f"SELECT key, kind, entity, {now}, {then} FROM change WHERE key = ?"
    for key in link.execute(keys, (target,)).fetchall():
        yield _Change._make(link.execute(read, key).fetchone())


def _mergers_redone(link: sqlite3.Connection, target: int) -> Iterator[_Change]:
    """What a redo of the operation made of mergers may be more than the operation did (see `_apply`)."""
    redone = "SELECT max(key) FROM operation WHERE target = ? AND role = 'redo' AND complete = 1"
    query = f"""SELECT key, kind, entity, became, was FROM change WHERE operation = ({redone})
      AND kind = 'source' AND was IS NOT NULL AND became IS NOT NULL ORDER BY key DESC"""
    yield from map(_Change._make, link.execute(query, (target,)).fetchall())


def _apply(link: sqlite3.Connection, op: Bulk, changes: Iterator[_Change], to_come: str) -> Iterator[None]:
    sources = False
    for change in changes:
        op.resume()  # what is read now must still hold when it is written
        _write(link, op, change, to_come)
        sources |= change.kind == Source.kind
        yield
    if sources:
        op.resume()
        for source in mergers.too_long(link):  # on another machine others were merged meanwhile
            op.put(source)


def _write(link: sqlite3.Connection, op: Bulk, change: _Change, to_come: str) -> None:
    key, kind, entity, expected, body = change
    row = read_row(link, kind, entity)
    now = row and row[0]
    if now == expected:
        thing = read(link, KINDS[kind], body) if body is not None else None
    elif now is not None and expected is not None and body is not None:
        thing = _in_part(*(read(link, KINDS[kind], json) for json in (now, expected, body)))
        body = encode(thing).decode()
    else:
        return
    others = _in_the_way(link, (kind, entity), thing)
    # What is yet to come was written together with this, and comes or goes together with it.
    if all(link.execute(to_come, (*other, key)).fetchone() for other in others):
        op.put_body(thing, body) if thing and body else op.drop(kind, entity)


def _in_part(now: Entity, expected: Entity, wanted: Entity) -> Entity:
    """As it is now, with those parts as wanted that nobody has changed since."""
    from ..model.parts import differing, parts, with_parts  # the start does without

    present = parts(now)
    was = parts(expected)
    chosen = differing(expected, wanted)
    return with_parts(
        now, {name: value for name, value in chosen.items() if present.get(name) == was.get(name)}
    )


def _in_the_way(link: sqlite3.Connection, own: Reference, thing: Entity | None) -> Iterator[Reference]:
    """What would miss the entity if it went, or what it would miss if it came."""
    if thing is None:
        return referred_by(link, *own)
    return (other for other in refers_to(thing) if read_row(link, *other) is None)


class _Change(NamedTuple):
    key: int
    kind: str
    entity: str
    expected: str | None
    """What it must be now."""
    body: str | None
    """What it is to become."""
