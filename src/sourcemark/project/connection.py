"""Opening SQLite so that edits survive a power cut and a hostile file gets nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ..model.errors import BadFile
from .schema import APPLICATION_ID, VERSION

MAGIC = b"SQLite format 3\x00"


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection in autocommit mode, safe to hand from one thread to another (never used by two at once)."""
    mode = "rw" if writing else "ro"
    # A path may hold ?, # or %, which mean something in a URI.
    link = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None,
                           check_same_thread=False, timeout=10.0, cached_statements=256)  # fmt: skip
    for name, value in (("trusted_schema", "OFF"), ("cell_size_check", "ON"), ("mmap_size", "0")):
        link.execute(f"PRAGMA {name} = {value}")
    if writing:
        _durable(link)
    return link


def _durable(link: sqlite3.Connection) -> None:
    """Write-ahead log, synced at each commit. Where shared memory is missing SQLite keeps its old journal."""
    link.execute("PRAGMA foreign_keys = ON")
    link.execute("PRAGMA journal_mode = WAL")
    link.execute("PRAGMA synchronous = FULL")


def inspect(path: Path) -> int:
    """The version of the project file at `path`. Raises BadFile for anything that is none, or is newer."""
    head = _head(path)
    if head[:16] != MAGIC:
        raise BadFile(path, "this is not a Sourcemark project")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise BadFile(path, "this is a database, but not a Sourcemark project")
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise BadFile(
            path, f"made by a newer Sourcemark (file version {version}, this program knows {VERSION})"
        )
    return version


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        raise BadFile(path, "there is no such file") from None
    except OSError as error:
        raise BadFile(path, f"the file can't be read ({error.strerror})") from error
