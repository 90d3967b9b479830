"""Bringing project files of earlier versions up to date, after a verified backup.

A migration is a named function in `MIGRATIONS` at the position of the version it starts from.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from ..model.errors import BadFile
from .connection import connect, inspect
from .schema import PROGRESS, PROPOSALS, REVIEW, VERSION
from .transaction import transaction

Migration = Callable[[sqlite3.Connection], None]


def _to_2(link: sqlite3.Connection) -> None:
    """Room for review; how far an annotator is with an article now says whether the marks are submitted."""
    for statement in statements(REVIEW):
        link.execute(statement)
    link.execute("CREATE TEMP TABLE kept AS SELECT * FROM progress")
    link.execute("DROP TABLE progress")
    link.execute(PROGRESS)
    link.execute("INSERT INTO progress SELECT key, id, body, version, article, annotator, done, 0 FROM kept")
    link.execute("DROP TABLE kept")


def _to_3(link: sqlite3.Connection) -> None:
    """Articles may say how they are laid out, where they were taken from: nothing to change in what stands."""
    del link


def _to_4(link: sqlite3.Connection) -> None:
    """Room for what people do with proposals, and for what is learnt from it."""
    for statement in statements(PROPOSALS):
        link.execute(statement)


MIGRATIONS: dict[int, Migration] = {1: _to_2, 2: _to_3, 3: _to_4}
"""From that `user_version` to the next."""


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: run as a whole it would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def migrate(path: Path, migrations: dict[int, Migration] | None = None) -> None:
    """Run what is missing, each in one transaction. The file as it was stays in the backups."""
    steps = MIGRATIONS if migrations is None else migrations
    if inspect(path) == VERSION:
        return
    with contextlib.closing(connect(path, writing=True)) as link:
        # Not the number in the file's head: after a crash the log beside it may know better.
        (version,) = link.execute("PRAGMA user_version").fetchone()
        missing = range(version, VERSION)
        if not all(step in steps for step in missing):
            raise BadFile(path, f"no version {version} of Sourcemark files was ever made")
        if missing:
            from . import backup  # nearly no opening needs it

            backup.back_up(path, label=f"version {version}")
        for step in missing:
            _step(link, step, steps[step])
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _step(link: sqlite3.Connection, version: int, change: Migration) -> None:
    with transaction(link):
        change(link)
        link.execute(f"PRAGMA user_version = {version + 1}")
