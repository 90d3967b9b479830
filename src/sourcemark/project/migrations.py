"""Bringing project files of earlier versions up to date, after a verified backup.

A migration is a named function in `MIGRATIONS` at the position of the version it starts from.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from . import backup
from .connection import connect, inspect
from .schema import VERSION
from .transaction import transaction

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}
"""From that `user_version` to the next."""


def migrate(path: Path, migrations: dict[int, Callable[[sqlite3.Connection], None]] | None = None) -> None:
    """Run what is missing, each in one transaction. The file as it was stays in the backups."""
    steps = MIGRATIONS if migrations is None else migrations
    version = inspect(path)
    if version == VERSION:
        return
    backup.back_up(path, label=f"version {version}")
    with contextlib.closing(connect(path, writing=True)) as link:
        for step in range(version, VERSION):
            with transaction(link):
                steps[step](link)
                link.execute(f"PRAGMA user_version = {step + 1}")
        link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
