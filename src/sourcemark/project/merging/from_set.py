"""A set of objects from outside, such as a bundle, as a project file of its own: merging knows one way only.

All of it is one operation that nobody did as a person: its id, device and clock come from the set itself, so that
the same set is known again wherever and whenever it is merged, and never prevails over what a person did.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from ...model.people import User
from .. import clock
from ..opening import create
from ..operation import Operation
from ..project import Project
from ..transaction import transaction
from .scratch import ROOMY
from .travelling import in_force

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BEGIN = """INSERT INTO operation (id, clock, device, annotator, at, name, role, complete)
  VALUES (?, 0, ?, '', '', ?, 'setup', 0)"""
_END = "UPDATE operation SET clock = ?, annotator = ?, at = ?, size = ?, complete = 1 WHERE key = ?"


class Signed(Struct, frozen=True):
    """Whose a set is, and of when."""

    annotator: str = ""
    at: datetime = EPOCH
    """Its newest moment."""
    clock: int | None = None
    """How late it was in the project that it comes from; None where it does not say, so that `at` must do."""


Fill = Callable[[Project, Operation], Signed]


def keep_set(path: Path, user: User, id: str, name: str, fill: Fill) -> None:
    """Write a project file at `path` that holds what `fill` puts, as the one operation `id`.

    Raises BadFile when there is no codebook in it; what `fill` raises leaves nothing there.
    """

    def write(project: Project) -> None:
        # Nobody needs half of it: what goes wrong leaves no file.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", ROOMY):
            project.link.execute(f"PRAGMA {pragma}")
        with transaction(project.link):
            op = _begin(project.link, id, name)
            _end(project.link, op, fill(project, op))

    with contextlib.closing(create(path, user, None, write)):
        pass


def knows(project: Project, id: str) -> bool:
    """True when the set of that id was merged here, and that is not undone."""
    query = f"SELECT 1 FROM main.received r WHERE r.id = ? AND {in_force('main', 'r')}"
    return project.link.execute(query, (id,)).fetchone() is not None


def _begin(link: sqlite3.Connection, id: str, name: str) -> Operation:
    key = link.execute(_BEGIN, (id, id, name)).lastrowid or 0
    return Operation(link, key, id, name)


def _end(link: sqlite3.Connection, op: Operation, signed: Signed) -> None:
    milliseconds, at = max(0, int(signed.at.timestamp() * 1000)), signed.at
    if signed.clock:
        at = EPOCH + timedelta(milliseconds=signed.clock >> clock.COUNTER_BITS)
    reading = milliseconds << clock.COUNTER_BITS if signed.clock is None else signed.clock
    values = (reading, signed.annotator, at.isoformat(), op.size, op.key)
    link.execute(_END, values)
