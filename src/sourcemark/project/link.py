"""A connection on which every query, plain as it may be, tells in words of damage, a lock, or a full disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from ..model.errors import BadFile
from .reading import path_of, why_of


class Link(sqlite3.Connection):
    """As sqlite3's own. From `speaks` on it raises BadFile where the program is not to blame for an error."""

    speaks = False
    """Set by who hands the connection on; opening and checking tell errors apart by themselves."""

    def execute(self, *args: Any) -> _Cursor:
        return self.cursor(_Cursor).execute(*args)  # made so, it is forgotten once it is gone

    def executemany(self, *args: Any) -> _Cursor:
        return self.cursor(_Cursor).executemany(*args)

    def tell(self, error: sqlite3.Error) -> None:
        """Raise BadFile for an error of a query that there are words for."""
        if self.speaks and (why := why_of(error)):
            raise BadFile(path_of(self), why) from error


class _Cursor(sqlite3.Cursor):
    """Rows are read as they are asked for, so that damage may be met at any of them."""

    connection: Link

    def execute(self, *args: Any) -> _Cursor:
        try:
            super().execute(*args)
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise
        return self

    def executemany(self, *args: Any) -> _Cursor:
        try:
            super().executemany(*args)
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise
        return self

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        try:
            return super().fetchmany(size)
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        try:
            yield from iter(super().fetchone, None)
        except sqlite3.Error as error:
            self.connection.tell(error)
            raise
