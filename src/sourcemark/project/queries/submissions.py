"""How far somebody is with submitting marks."""

from __future__ import annotations

import sqlite3

from ...model.statements import Status

# The plus keeps SQLite on the index that also has the status: by the other one it would read every row.
_OWN = "+annotator = ? AND status = ? AND article = (SELECT key FROM article WHERE id = ?)"


def own_with(link: sqlite3.Connection, article: str, annotator: str, status: Status) -> list[str]:
    """Ids of an annotator's statements in an article that have this status, in the order of their places."""
    query = f"SELECT id FROM statement WHERE {_OWN} ORDER BY first, last, id"
    return [id for (id,) in link.execute(query, (annotator, status, article))]


def number_with(link: sqlite3.Connection, article: str, annotator: str, status: Status) -> int:
    """How many of an annotator's statements in an article have this status."""
    found = link.execute(f"SELECT count(*) FROM statement WHERE {_OWN}", (annotator, status, article))
    return int(found.fetchone()[0])


def unsubmitted(link: sqlite3.Connection, annotator: str) -> int:
    """How many articles outside the bin an annotator has not submitted."""
    query = """SELECT count(*) FROM article a WHERE a.binned = 0 AND NOT EXISTS
      (SELECT 1 FROM progress p WHERE p.article = a.id AND p.annotator = ? AND p.submitted = 1)"""
    return int(link.execute(query, (annotator,)).fetchone()[0])
