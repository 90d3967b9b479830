"""Which articles a person's marks and answers are in: what the program can learn from."""

from __future__ import annotations

import sqlite3

from ...model.articles import Article
from ...model.ids import Id
from .settled import settled


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
