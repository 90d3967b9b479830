"""What lies in the file as model objects. What can't be had is told in words: a damaged file, a full disk, a lock."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError

from ..model.entity import Entity
from ..model.errors import BadFile
from ..model.kinds import decode

T = TypeVar("T", bound=Entity)
_DAMAGED = "the file is damaged"
_WHY = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program is using the file",
    sqlite3.SQLITE_LOCKED: "another program is using the file",
    sqlite3.SQLITE_PROTOCOL: "another program is using the file",
    sqlite3.SQLITE_READONLY: "the file can't be written any more",
    sqlite3.SQLITE_PERM: "the file can't be written any more",
    sqlite3.SQLITE_CANTOPEN: "the file can't be reached any more",
    sqlite3.SQLITE_IOERR: "the disk can't be read or written",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FORMAT: _DAMAGED,
}


def thing(link: sqlite3.Connection, kind: type[T], body: str) -> T:
    """The entity that `body` holds. Raises BadFile when it is none of that kind."""
    try:
        return decode(kind, body)
    except MsgspecError as error:
        raise BadFile(path_of(link), _DAMAGED, f"{kind.kind}: {error}") from error


def one(link: sqlite3.Connection, kind: type[T], query: str, values: Sequence[object] = ()) -> T | None:
    """The entity whose body the query finds, None when it finds nothing. Raises BadFile."""
    with in_words(link):
        row = link.execute(query, tuple(values)).fetchone()
    return thing(link, kind, row[0]) if row else None


def every(link: sqlite3.Connection, kind: type[T], query: str, values: Sequence[object] = ()) -> Iterator[T]:
    """The entities whose bodies the query finds, streamed. Raises BadFile."""
    with in_words(link):
        for (body,) in link.execute(query, tuple(values)):
            yield thing(link, kind, body)


@contextmanager
def in_words(link: sqlite3.Connection) -> Iterator[None]:
    """Raise BadFile for what the disk, another program or damage brings about; a slip in our SQL stays a bug."""
    try:
        yield
    except sqlite3.Error as error:
        why = why_of(error)
        if not why:
            raise
        raise BadFile(path_of(link), why) from error


def why_of(error: sqlite3.Error) -> str:
    """A clause for a person; empty when the program itself is to blame."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # of Python's own: what should be text is none
        return _DAMAGED if isinstance(error, sqlite3.OperationalError) else ""
    return _WHY.get(code & 0xFF, "")


def unreadable(path: Path, error: sqlite3.Error) -> BadFile:
    """What to raise when a file does not open: damage is told with what SQLite says of it."""
    why = why_of(error)
    return BadFile(path, why if why and why != _DAMAGED else f"{_DAMAGED} ({error})")


def path_of(link: sqlite3.Connection) -> Path:
    """Where the file lies that the connection leads to."""
    return Path(next(file for _, name, file in link.execute("PRAGMA database_list") if name == "main"))
