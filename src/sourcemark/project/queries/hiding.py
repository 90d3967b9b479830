"""What must be known to keep sources secret: who is heard where, and what no other file knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from msgspec.json import encode as json_encode


def secret(link: sqlite3.Connection) -> str:
    """Made with the project and never written to another file: what is derived with it can't be derived elsewhere."""
    row = link.execute("SELECT value FROM main.meta WHERE name = 'project'").fetchone()
    return str(row[0])


def heard_in(link: sqlite3.Connection, articles: Iterable[str]) -> set[str]:
    """Ids of the sources that a statement of these articles, or its chain, names."""
    query = """SELECT DISTINCT o.id FROM article a CROSS JOIN statement s ON s.article = a.key
      CROSS JOIN statement_source l ON l.statement = s.key CROSS JOIN source o ON o.key = l.source
      WHERE a.id IN (SELECT value FROM json_each(?))"""
    return {id for (id,) in link.execute(query, (json_encode(list(articles)).decode(),))}
