"""Statements that come in by the thousand: written many at a time, with all that repeats parts of them.

What each row holds is said in `rows` and `index`; here they are only written together, table by table.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from ..model.kinds import decode
from ..model.spans import hull
from ..model.statements import Statement
from .index import code_rows, source_rows, statement_words
from .operation import Operation
from .references import refers_to
from .rows import cells

Marks = Sequence[tuple[Statement, str]]
"""Statements, each with its JSON."""
_STATEMENT = """INSERT INTO main.statement (key, id, body, version, article, annotator, first, last, source_type,
  status, reliability, credibility) VALUES (:key, :id, :body, :version, :article, :annotator, :first, :last,
  :source_type, :status, :reliability, :credibility)"""
_STANDING = "SELECT body FROM main.statement WHERE id IN (SELECT value FROM json_each(?))"
_SEARCH = "INSERT INTO statement_search (rowid, exact, note) VALUES (?, ?, ?)"
_TALLY = "INSERT OR IGNORE INTO main.tally VALUES (?, ?, 0, 0)"
_COUNT = """UPDATE main.tally SET statements = statements + ?, reach = max(reach, ?)
  WHERE article = ? AND annotator = ?"""


class Crowd:
    """Writes statements of which the project has none, within one operation. References are known to stand."""

    def __init__(self, link: sqlite3.Connection, op: Operation) -> None:
        self._link, self._op = link, op
        self._keys: dict[tuple[str, str], int] = {}

    def put(self, marks: Marks) -> None:
        """All of them; nothing else is written to the file meanwhile. Refused as `Operation.put`."""
        self._op.must_stand(*{reference for s, _ in marks for reference in refers_to(s)})
        keyed = self.put_bare(marks)
        self._link.executemany(_SEARCH, [(key, *statement_words(s)) for key, s, _ in keyed])
        sources = [(k, hop, self._key("source", id)) for k, s, _ in keyed for hop, id in source_rows(s)]
        self._link.executemany("INSERT INTO main.statement_source VALUES (?, ?, ?)", sources)
        codes = [(key, *row) for key, s, _ in keyed for row in code_rows(s)]
        self._link.executemany("INSERT INTO main.statement_code VALUES (?, ?, ?)", codes)
        self._pieces([(key, s) for key, s, _ in keyed if len(s.spans) > 1])
        self._tally([s for _, s, _ in keyed])

    def standing(self, ids: Iterable[str]) -> list[Statement]:
        """Those of these ids that are in the file already."""
        wanted = msgspec.json.encode(list(ids)).decode()
        return [decode(Statement, body) for (body,) in self._link.execute(_STANDING, (wanted,))]

    def put_bare(self, marks: Marks) -> list[tuple[int, Statement, str]]:
        """Rows and log alone, with their keys: enough for a file that nobody opens, only to be merged."""
        self._keys.clear()
        (last,) = self._link.execute("SELECT coalesce(max(key), 0) FROM main.statement").fetchone()
        keyed = [(last + n, s, body) for n, (s, body) in enumerate(marks, 1)]
        self._link.executemany(_STATEMENT, [self._row(*mark) for mark in keyed])
        self._op.log_new(marks)
        return keyed

    def _row(self, key: int, s: Statement, body: str) -> dict[str, object]:
        article = self._key("article", s.article)
        return {"key": key, "id": s.id, "body": body, "version": self._op.key, **cells(s), "article": article}

    def _key(self, table: str, id: str) -> int:
        if (table, id) not in self._keys:
            row = self._link.execute(f"SELECT key FROM main.{table} WHERE id = ?", (id,)).fetchone()
            self._keys[table, id] = int(row[0])
        return self._keys[table, id]

    def _pieces(self, marks: Sequence[tuple[int, Statement]]) -> None:
        rows = [
            (self._key("article", s.article), key, n, span.start, span.end)
            for key, s in marks
            for n, span in enumerate(s.spans)
        ]
        insert = "INSERT INTO main.statement_piece (article, statement, position, first, last) VALUES (?, ?, ?, ?, ?)"
        self._link.executemany(insert, rows)

    def _tally(self, marks: Sequence[Statement]) -> None:
        places = [(self._key("article", s.article), s.annotator) for s in marks]
        reach: dict[tuple[int, str], int] = {}
        for place, s in zip(places, marks, strict=True):
            reach[place] = max(reach.get(place, 0), hull(s.spans).end)
        self._link.executemany(_TALLY, reach)
        numbers = Counter(places)
        self._link.executemany(_COUNT, [(numbers[place], end, *place) for place, end in reach.items()])
