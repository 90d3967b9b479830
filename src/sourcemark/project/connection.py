"""Opening SQLite so that edits survive a power cut and a hostile file gets nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from ..model.errors import BadFile
from .link import Link
from .reading import unreadable
from .schema import APPLICATION_ID, VERSION

PATIENCE = 10.0
"""Seconds to wait for another program that is writing to the file just now."""

_NO_SIDE_FILES = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def connect(path: Path, *, writing: bool) -> Link:
    """A connection in autocommit mode, safe to hand from one thread to another (never used by two at once)."""
    if writing:
        link = _connect(path, "mode=rw")
        _durable(link)
        return link
    try:
        # Not mode=ro: that would leave the side files of the write-ahead log behind.
        return _readable(_connect(path, "mode=rw"))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NO_SIDE_FILES or _has_log(path):
            raise
        # In a folder where no side files can be made, nobody can be writing either.
        return _readable(_connect(path, "mode=ro&immutable=1"))


def _connect(path: Path, how: str) -> Link:
    # A path may hold ?, # or %, which mean something in a URI.
    link = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None,
                           check_same_thread=False, timeout=PATIENCE, cached_statements=256, factory=Link)  # fmt: skip
    for name, value in (("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("mmap_size", "0")):
        link.execute(f"PRAGMA {name} = {value}")
    return link


def _readable(link: Link) -> Link:
    """The same link, unable to write. Raises sqlite3.OperationalError when the file can't be read this way."""
    try:
        link.execute("PRAGMA query_only = ON")
        link.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except UnicodeDecodeError as error:  # in the message about a table's name that is garbage
        link.close()
        raise sqlite3.DatabaseError("malformed database schema") from error
    except sqlite3.DatabaseError:
        link.close()
        raise
    return link


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _durable(link: sqlite3.Connection) -> None:
    """Write-ahead log, synced at each commit. Where shared memory is missing SQLite keeps its old journal."""
    try:
        for name, value in (("foreign_keys", "ON"), ("journal_mode", "WAL"), ("synchronous", "FULL")):
            link.execute(f"PRAGMA {name} = {value}")
    except sqlite3.DatabaseError:
        link.close()
        raise


def inspect(path: Path) -> int:
    """The version of the project file at `path`. Raises BadFile for anything that is none, or is newer.

    Only SQLite opens the file: on POSIX, closing any other handle of it would drop the locks that this
    process holds on it, and another process might then take the write-ahead log away.
    """
    _must_be_readable(path)
    try:
        with contextlib.closing(connect(path, writing=False)) as link:
            (application,) = link.execute("PRAGMA application_id").fetchone()
            (version,) = link.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise BadFile(path, "this is not a Sourcemark project") from error
        raise unreadable(path, error) from error
    if application != APPLICATION_ID:
        raise BadFile(path, "this is not a Sourcemark project")
    if not 0 <= version <= VERSION:
        made_by = f"made by a newer Sourcemark (file version {version}, this program knows {VERSION})"
        raise BadFile(path, made_by)
    return int(version)


def ends_early(path: Path, link: sqlite3.Connection) -> bool:
    """True when the file ends within a page: SQLite would take what is missing for zeros."""
    (page,) = link.execute("PRAGMA page_size").fetchone()
    return bool(path.stat().st_size % int(page))


def may(path: Path, how: int) -> bool:
    """True when the system lets this process use the file so (`os.R_OK`, `os.W_OK`), asked without opening it."""
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _must_be_readable(path: Path) -> None:
    if not path.exists():
        raise BadFile(path, "there is no such file")
    if path.is_dir() or not may(path, os.R_OK):
        raise BadFile(path, "the file can't be read")


def remove(path: Path) -> None:
    """Take a database away, with what SQLite keeps beside it; nothing happens where there is none."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
