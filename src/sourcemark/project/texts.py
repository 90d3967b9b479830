"""Frozen texts and the bytes they came from, each kept once under its SHA-256."""

from __future__ import annotations

import sqlite3


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


def text(link: sqlite3.Connection, digest: str) -> str:
    """The text of that hash. KeyError when the project holds none."""
    return str(_cell(link, "SELECT text FROM text WHERE sha256 = ?", digest))


def original(link: sqlite3.Connection, digest: str) -> bytes:
    """The bytes of that hash. KeyError when the project holds none."""
    data = _cell(link, "SELECT bytes FROM original WHERE sha256 = ?", digest)
    assert isinstance(data, bytes)
    return data


def _cell(link: sqlite3.Connection, query: str, digest: str) -> object:
    row = link.execute(query, (digest,)).fetchone()
    if row is None:
        raise KeyError(digest)
    return row[0]
