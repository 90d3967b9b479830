"""Does the full-text index find what it should? It is built anew beside the file and the words are compared.

The index's own `integrity-check` would need a connection that may write; this reads only, and proves more:
that index also says what the statements say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice, zip_longest

from ..model.articles import Article
from ..model.kinds import decode
from ..model.statements import Statement
from .index import searchable
from .queries.match import match
from .replay import Problem

SAMPLE = 500
"""Rows looked up by their own words, spread over the whole project."""

_TOKENS = 'tokenize="unicode61 remove_diacritics 2"'
_COLUMNS: dict[str, tuple[str, ...]] = {"article": ("text",), "statement": ("exact", "note")}


def search(link: sqlite3.Connection) -> Iterator[Problem]:
    """Problems of both indexes."""
    for kind, columns in _COLUMNS.items():
        yield from _entries(link, kind)
        with _built_anew(link, kind, columns):
            yield from _words(link, kind)
            yield from _sample(link, kind)


def _entries(link: sqlite3.Connection, kind: str) -> Iterator[Problem]:
    """Each row has its entry, and there is no other."""
    rows, entries = f"SELECT key FROM {kind}", f"SELECT id FROM {kind}_search_docsize"
    for (key,) in link.execute(f"{rows} EXCEPT {entries}"):
        yield Problem(f"{kind} row {key}", "is missing in the full-text index")
    for (key,) in link.execute(f"{entries} EXCEPT {rows}"):
        yield Problem(f"{kind} row {key}", "is in the full-text index, but not in the file")


@contextmanager
def _built_anew(link: sqlite3.Connection, kind: str, columns: tuple[str, ...]) -> Iterator[None]:
    """While inside, `temp.anew` is the index as it should be; `temp.kept_words` and `temp.anew_words` list
    the words of both. All of it lies in a temporary file."""
    names = ", ".join(columns)
    link.execute("PRAGMA query_only = OFF")  # for the temporary tables; the file itself is not touched
    link.execute(f"CREATE VIRTUAL TABLE temp.anew USING fts5({names}, content='', {_TOKENS})")
    link.execute(f"CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, {kind}_search, row)")
    link.execute("CREATE VIRTUAL TABLE temp.anew_words USING fts5vocab(temp, anew, row)")
    try:
        insert = f"INSERT INTO temp.anew (rowid, {names}) VALUES (?{', ?' * len(columns)})"
        link.executemany(insert, _texts(link, kind))
        yield
    finally:
        for table in ("kept_words", "anew_words", "anew"):
            link.execute(f"DROP TABLE temp.{table}")
        link.execute("PRAGMA query_only = ON")


def _words(link: sqlite3.Connection, kind: str) -> Iterator[Problem]:
    """Each word stands in as many rows, as many times, as in the index built anew."""
    kept = link.execute("SELECT term, doc, cnt FROM temp.kept_words")
    anew = link.execute("SELECT term, doc, cnt FROM temp.anew_words")
    if any(one != other for one, other in zip_longest(kept, anew)):
        yield Problem(f"full-text index of {kind}s", "its words are not those of the texts")


def _sample(link: sqlite3.Connection, kind: str) -> Iterator[Problem]:
    """Some rows are looked up by their first words. What the new index can't find either is no fault."""
    (number,) = link.execute(f"SELECT count(*) FROM {kind}").fetchone()
    in_anew = "SELECT 1 FROM temp.anew WHERE rowid = ? AND anew MATCH ?"
    in_kept = f"SELECT 1 FROM {kind}_search WHERE rowid = ? AND {kind}_search MATCH ?"
    for key, words, *_ in islice(_texts(link, kind), 0, None, max(1, number // SAMPLE)):
        look_up = key, match(" ".join(str(words).split(maxsplit=3)[:3]))
        if not look_up[1]:
            continue
        if link.execute(in_anew, look_up).fetchone() and not link.execute(in_kept, look_up).fetchone():
            yield Problem(f"{kind} row {key}", "is not found by its own words")


def _texts(link: sqlite3.Connection, kind: str) -> Iterator[tuple[int | str, ...]]:
    """`(key, *columns)` of each row, as the index should have them."""
    if kind == Article.kind:
        for key, text in link.execute("SELECT a.key, d.text FROM article a JOIN text d USING (sha256)"):
            yield key, searchable(text)
        return
    for key, body in link.execute("SELECT key, body FROM statement"):
        statement = decode(Statement, body)
        yield key, searchable(statement.exact), searchable(statement.note)
