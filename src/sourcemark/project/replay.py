"""The state of a project, told from its log alone and compared with what its tables say.

Everything is streamed by an index of the log, so that a million changes need no more memory than ten.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import NamedTuple

from msgspec import Struct

from ..model.kinds import KINDS
from .rows import read_row


class Problem(Struct, frozen=True):
    """Something in a project file that is not as it should be."""

    where: str
    what: str


class _Change(NamedTuple):
    kind: str
    entity: str
    operation: int
    replaced: int | None
    was: str | None
    became: str | None


class Stacks:
    """The plain model of undo: two stacks for one device, keys of operations, the top last."""

    def __init__(self) -> None:
        self.undo, self.redo = array("q"), array("q")

    def play(self, role: str, operation: int, target: int | None) -> None:
        """Take in the next operation of the log."""
        if role == "do":
            self.undo.append(operation)
            self.redo = array("q")
        elif role == "undo" and target is not None:
            self._move(target, self.undo, self.redo)
        elif role == "redo" and target is not None:
            self._move(target, self.redo, self.undo)

    def _move(self, target: int, away: array[int], to: array[int]) -> None:
        if away and away[-1] == target:
            away.pop()
        elif target in away:  # something else was done while it was taken back, bit by bit
            away.remove(target)
        to.append(target)


def replay(link: sqlite3.Connection) -> Iterator[Problem | None]:
    """Play the log through. Yields None for each change that is in order, a problem for each that is not."""
    query = """SELECT kind, entity, operation, replaced, was, became FROM change INDEXED BY change_entity
      ORDER BY entity, key"""
    for _, changes in groupby(map(_Change._make, link.execute(query)), key=lambda change: change.entity):
        last: dict[str, _Change] = {}
        for change in changes:
            yield _descends(change, last.get(change.kind))
            last[change.kind] = change
        for change in last.values():
            if not _stands(link, change):
                yield Problem(f"{change.kind} {change.entity}", "is not what its history says")
    for kind in KINDS:
        yield from _without_history(link, kind)
    yield from _sizes_differ(link)
    yield from _stacks_differ(link)


def _descends(change: _Change, before: _Change | None) -> Problem | None:
    where = f"{change.kind} {change.entity}"
    was, by = (before.became, before.operation) if before else (None, None)
    if change.was != was:
        return Problem(where, "the history says it was something that it had not become")
    if change.replaced != (by if was is not None else None):
        return Problem(where, "the history names another operation than the one it replaced")
    return None


def _stands(link: sqlite3.Connection, last: _Change) -> bool:
    """True when the row is what the last change made it; no row after a drop."""
    row = read_row(link, last.kind, last.entity) if last.kind in KINDS else None
    if last.became is None:
        return row is None
    return row is not None and row[:2] == (last.became, last.operation)


def _without_history(link: sqlite3.Connection, kind: str) -> Iterator[Problem]:
    query = f"""SELECT id FROM {kind}
      WHERE NOT EXISTS (SELECT 1 FROM change WHERE entity = {kind}.id AND kind = ?)"""
    for (id,) in link.execute(query, (kind,)):
        yield Problem(f"{kind} {id}", "stands in the file, but not in the history")


def _sizes_differ(link: sqlite3.Connection) -> Iterator[Problem]:
    query = """SELECT id FROM operation o WHERE complete = 1
      AND size <> (SELECT count(DISTINCT kind || ' ' || entity) FROM change WHERE operation = o.key)"""
    for (id,) in link.execute(query):  # its name might tell of marks that are hidden from who checks
        yield Problem(f"operation {id}", "did not change as much as it says")


def stacks(link: sqlite3.Connection) -> dict[str, Stacks]:
    """What can be undone and redone on each device, as the log tells it."""
    found: dict[str, Stacks] = {}
    query = "SELECT device, role, key, target FROM operation WHERE complete = 1 ORDER BY clock"
    for device, role, operation, target in link.execute(query):
        found.setdefault(device, Stacks()).play(role, operation, target)
    return found


def _stacks_differ(link: sqlite3.Connection) -> Iterator[Problem]:
    told = stacks(link)
    devices = {device for (device,) in link.execute("SELECT DISTINCT device FROM undo_stack")}
    query = "SELECT operation FROM undo_stack WHERE device = ? AND side = ? ORDER BY position"
    for device in sorted(devices | told.keys()):
        expected = told.get(device, Stacks())
        for side, keys in (("undo", expected.undo), ("redo", expected.redo)):
            kept = (key for (key,) in link.execute(query, (device, side)))
            if any(one != other for one, other in zip_longest(kept, keys)):
                yield Problem(f"{side} list of device {device}", "is not what the history says")
