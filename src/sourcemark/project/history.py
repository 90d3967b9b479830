"""Undo and redo, and the list of what was done: all of it read from, and written to, the one log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from ..model.changes import Step
from ..model.kinds import decode
from .operation import Operation

_STEP = """
SELECT o.id, o.name, o.at, o.annotator, (SELECT count(*) FROM change WHERE operation = o.key) FROM operation o """
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
    bound = link.execute("SELECT key FROM operation WHERE id = ?", (before,)).fetchone() or (1 << 62,)
    for row in link.execute(_STEP + "WHERE o.key < ? ORDER BY o.key DESC LIMIT ?", (*bound, limit)):
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


def revert(link: sqlite3.Connection, op: Operation, target: int) -> Iterator[None]:
    """Write what everything was before `target`, last change first. Yields after each change."""
    return _apply(link, op, target, "was", "DESC")


def repeat(link: sqlite3.Connection, op: Operation, target: int) -> Iterator[None]:
    """Write again what `target` wrote, first change first. Yields after each change."""
    return _apply(link, op, target, "became", "ASC")


def _apply(link: sqlite3.Connection, op: Operation, target: int, side: str, order: str) -> Iterator[None]:
    query = f"SELECT key FROM change WHERE operation = ? ORDER BY key {order}"
    for (key,) in link.execute(query, (target,)).fetchall():
        kind, entity, body = link.execute(
            f"SELECT kind, entity, {side} FROM change WHERE key = ?", (key,)
        ).fetchone()
        if body is None:
            op.drop(kind, entity)
        else:
            op.put_body(decode(kind, body), body)
        yield
