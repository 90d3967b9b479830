"""How much the values of the codebook are used."""

from __future__ import annotations

import sqlite3


def usage(link: sqlite3.Connection, facet: str) -> dict[str, int]:
    """Statements that carry each value of a facet, as they are marked: merges are not followed."""
    query = "SELECT code, count(*) FROM statement_code WHERE facet = ? GROUP BY code"
    return dict(link.execute(query, (facet,)).fetchall())


def in_use(link: sqlite3.Connection) -> bool:
    """True when any statement carries a value, or any source has a type."""
    query = """SELECT EXISTS (SELECT 1 FROM statement_code)
      OR EXISTS (SELECT 1 FROM source WHERE json_array_length(body, '$.types') > 0)"""
    return bool(link.execute(query).fetchone()[0])
