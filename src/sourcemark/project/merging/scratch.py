"""Temporary tables on a project's connection, for as long as it takes to decide on something."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from . import arriving


@contextmanager
def writable(link: sqlite3.Connection) -> Iterator[None]:
    """Temporary tables may be made, even where the project itself may only be read."""
    (reading,) = link.execute("PRAGMA query_only").fetchone()
    link.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        link.execute(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")


@contextmanager
def temporary(link: sqlite3.Connection) -> Iterator[None]:
    """The tables go when the block ends."""
    try:
        yield
    finally:
        with contextlib.suppress(sqlite3.Error):
            arriving.drop(link)
