"""Frozen texts and the bytes they came from, each kept once under its SHA-256."""

from __future__ import annotations

import sqlite3
from typing import Literal

from ..model.errors import BadFile
from .reading import in_words, path_of

Table = Literal["text", "original"]


def keep_text(link: sqlite3.Connection, text: str) -> str:
    """Freeze `text`; its hash (of the UTF-8 form)."""
    digest = _digest(text.encode())
    link.execute("INSERT INTO text VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, text))
    return digest


def keep_original(link: sqlite3.Connection, data: bytes) -> str:
    """Keep `data`; its hash."""
    digest = _digest(data)
    link.execute("INSERT INTO original VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, data))
    return digest


def _digest(data: bytes) -> str:
    from hashlib import sha256  # loads a library of ciphers, which opening a project need not wait for

    return sha256(data).hexdigest()


def holds(link: sqlite3.Connection, table: Table, digest: str) -> bool:
    """True when the file holds something under that hash."""
    return link.execute(f"SELECT 1 FROM {table} WHERE sha256 = ?", (digest,)).fetchone() is not None


def text(link: sqlite3.Connection, digest: str) -> str:
    """The text of that hash. BadFile when the project holds none."""
    return str(_cell(link, "text", "text", digest))


def original(link: sqlite3.Connection, digest: str) -> bytes:
    """The bytes of that hash. BadFile when the project holds none."""
    data = _cell(link, "original", "bytes", digest)
    assert isinstance(data, bytes)
    return data


def _cell(link: sqlite3.Connection, table: Table, column: str, digest: str) -> object:
    with in_words(link):
        row = link.execute(f"SELECT {column} FROM {table} WHERE sha256 = ?", (digest,)).fetchone()
    if row is None:
        raise BadFile(path_of(link), f"the {table} of an article is missing", digest)
    return row[0]
