"""Taking back what was cut short: a bulk operation that was cancelled, went wrong or met a crash."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from ..model.changes import Changes, Noted
from ..model.kinds import KINDS
from .index import index
from .operation import unfinished
from .reading import in_words, thing
from .references import Reference
from .rows import drop_row, read_row, write_row
from .transaction import SHARE, commit, settle

Told = Callable[[int, int], object]


def left_over(link: sqlite3.Connection) -> int:
    """How many changes wait to be taken back when nobody else has the file open."""
    query = "SELECT count(*) FROM change WHERE operation IN (SELECT key FROM operation WHERE complete = 0)"
    return int(link.execute(query).fetchone()[0])


def mend(link: sqlite3.Connection, told: Told | None = None) -> int:
    """Take back operations that a crash or a cancel cut short; how many there were.

    `told` hears now and then of changes done and in all; what it raises leaves the rest for the next time.
    """
    cut_short = link.execute("SELECT key FROM operation WHERE complete = 0 ORDER BY key DESC").fetchall()
    total = left_over(link) if cut_short and told else 0
    for (key,) in cut_short:
        erase(link, key, nullcontext(), told and (lambda: told(total - left_over(link), total)))
    return len(cut_short)


def erase(
    link: sqlite3.Connection,
    operation: int,
    turn: AbstractContextManager[object],
    told: Callable[[], object] | None = None,
) -> Changes:
    """Take back an unfinished operation as if it had never begun; what was changed by that.

    It is done in shares, between which others get their turn and `told` is called. What is left when it is
    cut short is taken back at the next opening: until the last share the operation counts as unfinished.
    """
    noted, more = Noted(), True
    (id, name) = link.execute("SELECT id, name FROM operation WHERE key = ?", (operation,)).fetchone()
    while more:
        with turn, in_words(link):
            more = _erase_share(link, operation, noted)
        if more:
            time.sleep(0.001)  # as in `Bulk.pause`
            told and told()
    return noted.changes(id, f"{name}: taken back")


def _erase_share(link: sqlite3.Connection, operation: int, noted: Noted) -> bool:
    """As much as goes into one share, the last change first. False when that was all."""
    since, newest = time.monotonic(), "SELECT max(key) FROM change WHERE operation = ?"
    link.execute("BEGIN IMMEDIATE")
    try:
        while (key := link.execute(newest, (operation,)).fetchone()[0]) is not None:
            noted.add(*_erase_change(link, key))
            if time.monotonic() - since > SHARE and settle(link):
                return True
        if _forget_share(link, operation):
            commit(link)
            return True
        link.execute("DELETE FROM operation WHERE key = ?", (operation,))
        if not unfinished(link, operation):
            _drop_unused(link)
        commit(link)
    except BaseException:
        if link.in_transaction:
            link.execute("ROLLBACK")
        raise
    return False


def _forget_share(link: sqlite3.Connection, merging: int) -> bool:
    """Some of what only this merging brought of coworkers' operations. False when that was all."""
    query = "SELECT received FROM receipt WHERE merging = ? LIMIT 500"
    received = link.execute(query, (merging,)).fetchall()
    link.executemany(
        "DELETE FROM receipt WHERE received = ? AND merging = ?", [(*key, merging) for key in received]
    )
    unknown = "IN (SELECT ? EXCEPT SELECT received FROM receipt)"
    link.executemany(f"DELETE FROM received_change WHERE operation {unknown}", received)
    link.executemany(f"DELETE FROM received WHERE key {unknown}", received)
    if not received:
        link.execute("DELETE FROM received_change WHERE late = ?", (merging,))
        link.execute("DELETE FROM carried WHERE merging = ?", (merging,))
        link.execute("DELETE FROM merging WHERE operation = ?", (merging,))
    return bool(received)


def _drop_unused(link: sqlite3.Connection) -> None:
    """Texts and originals of articles that never came to stand here; those in the history stay, for redo."""
    for table, column, path in (
        ("text", "sha256", "$.sha256"),
        ("original", "original", "$.captured.original"),
    ):
        link.execute(
            f"""DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.{column} = {table}.sha256)
              AND sha256 NOT IN (SELECT became ->> ? FROM change WHERE kind = 'article' AND became ->> ? <> '')""",
            (path, path),
        )


def _erase_change(link: sqlite3.Connection, key: int) -> Reference:
    columns = "SELECT kind, entity, replaced, was FROM change WHERE key = ?"
    kind, entity, replaced, was = link.execute(columns, (key,)).fetchone()
    row = read_row(link, kind, entity)
    before = thing(link, KINDS[kind], was) if was is not None else None
    after = thing(link, KINDS[kind], row[0]) if row else None
    if before is not None:
        index(link, write_row(link, before, was, replaced, row), after, before)
    elif row is not None:
        index(link, row[2], after, None)
        drop_row(link, kind, entity)
    link.execute("DELETE FROM change WHERE key = ?", (key,))
    return kind, entity
