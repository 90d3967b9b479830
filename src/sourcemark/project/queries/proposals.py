"""What people did with the proposals in an article, and what the program has learnt from this project."""

from __future__ import annotations

import sqlite3

from ...model.articles import Article
from ...model.ids import Id
from ...model.proposals import LEARNED, Learned, Verdict
from ..reading import every, one
from .settled import settled


def verdicts_of(link: sqlite3.Connection, article: Id, annotator: Id = "") -> list[Verdict]:
    """The verdicts in an article, the earliest first: of that annotator, or all that may be seen."""
    whose = " AND annotator = ?" if annotator else ""
    query = f"SELECT body FROM verdict WHERE article = ?{whose} ORDER BY key"
    return list(every(link, Verdict, query, (article, annotator) if annotator else (article,)))


def learned(link: sqlite3.Connection) -> Learned | None:
    """What was learnt, for whichever model; None where nothing was yet."""
    return one(link, Learned, "SELECT body FROM learned WHERE id = ?", (LEARNED,))


def marked_by(link: sqlite3.Connection, annotator: Id, most: int) -> list[tuple[Id, bool]]:
    """Articles outside the bin in which that annotator marked or answered something, or is done; and whether done.

    Those that are done come first, then those that came in last.
    """
    query = f"""SELECT a.id, coalesce(p.done, 0) FROM article a
      LEFT JOIN progress p ON p.article = a.id AND p.annotator = ?1
      WHERE a.binned = 0 AND {settled(link, Article, "a").stands} AND (coalesce(p.done, 0) = 1
        OR EXISTS (SELECT 1 FROM statement s WHERE s.article = a.key AND s.annotator = ?1)
        OR EXISTS (SELECT 1 FROM verdict v WHERE v.article = a.id AND v.annotator = ?1))
      ORDER BY 2 DESC, a.key DESC LIMIT ?2"""
    return [(id, bool(done)) for id, done in link.execute(query, (annotator, most))]
