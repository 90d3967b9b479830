"""Begin, checkpoint and end of an operation: the transactions around `Operation`."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ..model.entity import Entity, now
from ..model.errors import Refused
from ..model.ids import new_id
from ..model.people import User
from . import clock
from .operation import Operation, unfinished
from .reading import in_words
from .turn import Turn

SHARE = 0.008
"""Seconds a bulk operation may hold the file while another thread waits for its turn."""
LONGEST = 0.1
"""Seconds it may hold the file while nobody waits: what is gathered is written out at once then."""

_BEGIN = """
INSERT INTO operation (id, clock, device, annotator, at, name, role, target, complete)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"""


_LAST = """SELECT max(coalesce((SELECT max(clock) FROM operation), 0),
  coalesce((SELECT max(clock) FROM received), 0))"""


class Bulk(Operation):
    """An operation of many changes, spread over short transactions so that a key never waits for it.

    It holds the file from a first change to the next `pause` or `rest`. Short transactions need no sync of
    their own: only the last one, which makes them count, is FULL.
    """

    def __init__(self, link: sqlite3.Connection, key: int, id: str, name: str, turn: Turn) -> None:
        super().__init__(link, key, id, name)
        self._turn, self._since, self.holds = turn, 0.0, False
        self.lasting = False
        """It is kept, and can be undone, though it may turn out to have changed nothing."""

    def resume(self) -> None:
        """Take the file for the next changes. `put`, `drop` and `keep_…` do so by themselves."""
        if not self.holds:
            self._turn.acquire()
            self.holds, self._since = True, time.monotonic()
            self._link.execute("BEGIN IMMEDIATE")
            self._unfinished = unfinished(self._link, self.key)

    def pause(self) -> None:
        """Let go when this share of time is used up; not while something refers to what is yet to come."""
        most = SHARE if self._turn.awaited else LONGEST
        if self.holds and time.monotonic() - self._since > most and settle(self._link):
            self.let_go()
            # A lock is not fair: without this a thread that waits would not get its turn.
            time.sleep(0.001 if self._turn.awaited else 0)

    def rest(self) -> None:
        """Let go: before waiting for something slow. Refused while something refers to what is not there."""
        if self.holds:
            commit(self._link)
            self.let_go()

    def give_up(self) -> None:
        """Drop the changes since the last pause."""
        if self.holds:
            if self._link.in_transaction:
                self._link.execute("ROLLBACK")
            self.let_go()

    def let_go(self) -> None:
        """Hand the turn on; the transaction is over."""
        self.holds = False
        self._turn.release()

    def put_body(self, thing: Entity, body: str) -> None:
        self.resume()
        super().put_body(thing, body)

    def drop(self, kind: str, entity: str) -> None:
        self.resume()
        super().drop(kind, entity)

    def keep_text(self, text: str) -> str:
        self.resume()
        return super().keep_text(text)

    def keep_original(self, data: bytes) -> str:
        self.resume()
        return super().keep_original(data)


@contextmanager
def transaction(link: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it. BadFile when disk, lock or damage stand in the way."""
    with in_words(link):
        link.execute("BEGIN IMMEDIATE")
        try:
            yield
            commit(link)
        except BaseException:
            if link.in_transaction:
                link.execute("ROLLBACK")
            raise


@contextmanager
def quick(link: sqlite3.Connection) -> Iterator[None]:
    """Transactions of the block need not reach the disk one by one."""
    link.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        link.execute("PRAGMA synchronous = FULL")


def commit(link: sqlite3.Connection) -> None:
    """Make the transaction last. Refused when something refers to what is not there: it is then still open."""
    if not settle(link):
        raise Refused("Something would refer to what is not in the project.")


def settle(link: sqlite3.Connection) -> bool:
    """Make the transaction last unless something refers to what is not there; it is then still open."""
    try:
        link.execute("COMMIT")
    except sqlite3.IntegrityError:
        return False
    return True


def begin(link: sqlite3.Connection, user: User, name: str, role: str, target: int | None) -> tuple[int, str]:
    """Write the head of an operation; its key and id. It counts only once it is `finish`ed."""
    id, at = new_id(), now().isoformat()
    head = (id, _tick(link), user.device, user.annotator.id, at, name, role, target)
    return link.execute(_BEGIN, head).lastrowid or 0, id


def finish(link: sqlite3.Connection, op: Operation, *, keep: bool = False) -> None:
    """Mark the operation as done, under the name it now has; without changes it leaves no trace, unless kept.

    The clock is read again: what was done in its pauses came before it, and it may rest on that.
    """
    if op.changes or keep:
        done = "UPDATE operation SET complete = 1, clock = ?, name = ?, size = ? WHERE key = ?"
        link.execute(done, (_tick(link), op.name, op.size, op.key))
    else:
        link.execute("DELETE FROM operation WHERE key = ?", (op.key,))


def _tick(link: sqlite3.Connection) -> int:
    """Later than all that is known here, coworkers' operations too, so that what builds on them comes after them."""
    (last,) = link.execute(_LAST).fetchone()
    return clock.tick(last)
