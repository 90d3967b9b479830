"""What is to be written, in the order in which it is to be written: the temporary table `plan`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from ...model.entity import Entity
from ...model.kinds import lies_in
from ...model.review import Settlement
from ..references import Reference

_TABLE = """CREATE TEMP TABLE plan(seq INTEGER PRIMARY KEY, rank REAL, kind TEXT, entity TEXT, article TEXT,
  version INTEGER, was TEXT, body TEXT, at INTEGER, gone INTEGER)"""
_PUT = "INSERT INTO plan (rank, kind, entity, article, version, was, body, at, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_BODY = """CASE WHEN at > 0 THEN (SELECT became FROM theirs.change WHERE key = at)
  WHEN at < 0 THEN (SELECT became FROM theirs.received_change WHERE key = -at) ELSE body END"""
_ORDER = "CREATE INDEX IF NOT EXISTS temp.plan_order ON plan(rank, seq)"
_ROWS = f"""SELECT kind, entity, version, {_BODY}, seq FROM plan
  WHERE rank = ? AND seq > ? ORDER BY seq LIMIT ?"""
_LINES = f"""SELECT kind, entity, coalesce(article, ''), was, {_BODY} FROM plan ORDER BY rank, seq LIMIT ?"""
_COUNTS = """SELECT coalesce(article, ''), kind,
  CASE WHEN gone THEN 'deleted' WHEN was IS NULL THEN 'new' ELSE 'changed' END, count(*) FROM plan GROUP BY 1, 2, 3"""
_ABOUT = """SELECT article FROM (SELECT article, 0 AS at FROM plan WHERE kind = ?1 AND entity = ?2
  UNION ALL SELECT coalesce(became, was) ->> 'article', key FROM main.change WHERE kind = ?1 AND entity = ?2)
  WHERE article IS NOT NULL ORDER BY at DESC LIMIT 1"""
TOGETHER = 500
"""Rows that are entered at a time."""


class Standing(NamedTuple):
    """The row of an entity as it stands in the project."""

    version: int
    body: str


class Planned(NamedTuple):
    """One row to write."""

    kind: str
    entity: str
    version: int | None
    """Of the row that is replaced; None when there is none."""
    body: str | None
    """None: it is deleted."""


class Sheet:
    """The table, made anew."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link, self._rows = link, list[tuple[object, ...]]()
        link.execute("DROP TABLE IF EXISTS temp.plan")
        link.execute(_TABLE)

    def put(self, rank: float, thing: Entity, stands: Standing | None, body: str, at: int) -> None:
        """It is to become this. `at`: the key of theirs that holds just this body, negative among the received."""
        self._enter(rank, thing, stands, None if at else body, at, 0)

    def drop(self, rank: float, thing: Entity, stands: Standing) -> None:
        """It is to go."""
        self._enter(rank, thing, stands, None, 0, 1)

    def _enter(
        self, rank: float, thing: Entity, stands: Standing | None, body: str | None, *how: int
    ) -> None:
        article = self._about(thing) if isinstance(thing, Settlement) else lies_in(thing)
        version, was = stands or (None, None)
        self._rows.append((rank, thing.kind, thing.id, article, version, was, body, *how))
        if len(self._rows) == TOGETHER:
            self.finish()

    def _about(self, settlement: Settlement) -> str | None:
        """Where that lies which was decided on."""
        self.finish()
        row = self._link.execute(_ABOUT, (settlement.of, settlement.entity)).fetchone()
        return row and str(row[0])

    def finish(self) -> None:
        """All that was said so far can be read."""
        self._link.executemany(_PUT, self._rows)
        self._rows.clear()

    def holds(self, reference: Reference) -> bool:
        """True when something is said of the entity."""
        self._link.execute("CREATE INDEX IF NOT EXISTS temp.plan_entity ON plan(entity)")
        query = "SELECT 1 FROM plan WHERE kind = ? AND entity = ?"
        return self._link.execute(query, reference).fetchone() is not None

    def __len__(self) -> int:
        return int(self._link.execute("SELECT count(*) FROM plan").fetchone()[0])

    def shares(self, size: int) -> Iterator[list[Planned]]:
        """All rows, so many at a time or fewer."""
        self._link.execute(_ORDER)
        for (rank,) in self._link.execute("SELECT DISTINCT rank FROM plan ORDER BY rank").fetchall():
            last = 0
            # A question left open would hold the connection to an old state of the file, in which it can't write.
            while rows := self._link.execute(_ROWS, (rank, last, size)).fetchall():
                last = rows[-1][-1]
                yield [Planned._make(row[:-1]) for row in rows]

    def lines(self, most: int) -> Iterator[tuple[str, str, str, str | None, str | None]]:
        """`(kind, id, article, was, becomes)` of the first."""
        yield from self._link.execute(_LINES, (most,))

    def counts(self) -> Iterator[tuple[str, str, str, int]]:
        """`(article, kind, "new" | "changed" | "deleted", how many)`; the article is empty for what belongs to none."""
        yield from self._link.execute(_COUNTS)
