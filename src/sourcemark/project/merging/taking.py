"""Writing what was planned: a coworker's operations beside our own, and what follows from them as one step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import groupby

from msgspec.json import encode as json_encode

from ...model.articles import Article
from ...model.entity import Entity
from ...model.kinds import KINDS, decode
from ...model.statements import Statement
from ..crowd import Crowd
from ..project import Project
from ..references import Reference, referred_by, refers_to
from ..rows import Row, read_row
from ..transaction import Bulk
from .planning import Planner
from .sheet import Planned
from .travelling import held, shown

STEP = 500
"""Operations of coworkers between two pauses."""
SHARE = 100
"""Statements that are written at a time."""
Told = Callable[[int, int], object]

_COME_MEANWHILE = """UPDATE arriving SET known = (SELECT key FROM main.received r WHERE r.id = arriving.id)
  WHERE known IS NULL AND key BETWEEN ? AND ?"""
_KEEP_OPERATIONS = """INSERT INTO main.received (id, clock, device, annotator, at, name, role, target, partial)
  SELECT id, clock, device, annotator, at, name, role, target,
    {partial} OR coalesce((SELECT r.partial FROM theirs.received r WHERE r.key = passed), 0)
  FROM arriving WHERE known IS NULL AND key BETWEEN ? AND ?"""
_CHANGES = """SELECT r.key, c.kind, c.entity, c.was, c.became, {late} FROM arriving a
  CROSS JOIN main.received r ON r.id = a.id
  CROSS JOIN {changes} c ON c.operation = a.{key} JOIN rank USING (kind) {only}
  WHERE {which} AND a.key BETWEEN ? AND ? ORDER BY a.key, c.key"""
_KEEP_CHANGES = "INSERT INTO main.received_change (operation, kind, entity, was, became, late) " + _CHANGES
_SOURCES = (("theirs.change", "own", "1"), ("theirs.received_change", "passed", shown("theirs", "c")))
_RECEIVE = """INSERT OR IGNORE INTO main.receipt SELECT r.key, ? FROM arriving a
  CROSS JOIN main.received r ON r.id = a.id WHERE a.key BETWEEN ? AND ?"""


def take(project: Project, op: Bulk, planner: Planner, told: Told, only: str = "") -> None:
    """Write all of it; what somebody changed meanwhile is decided on anew. `only`: a join that leaves changes out."""
    link = project.link
    op.resume()
    link.execute("INSERT INTO merging VALUES (?)", (op.key,))
    _receive(link, op, only)
    again = _write(link, op, planner, told)
    while again:
        planner = _anew(link, op, again)
        again = _write(link, op, planner, told)


def _receive(link: sqlite3.Connection, op: Bulk, only: str) -> None:
    (last,) = link.execute("SELECT coalesce(max(key), 0) FROM arriving").fetchone()
    for first in range(1, last + 1, STEP):
        share = (first, first + STEP - 1)
        op.resume()
        link.execute(_COME_MEANWHILE, share)
        link.execute(_KEEP_OPERATIONS.format(partial=int(bool(only))), share)
        for changes, key, seen in _SOURCES:
            first_time, more = (
                f"a.known IS NULL AND {seen}",
                f"a.known AND {seen} AND NOT {held('a.known', 'c')}",
            )
            for which, late in ((first_time, "NULL"), (more, str(op.key))):
                link.execute(
                    _KEEP_CHANGES.format(changes=changes, key=key, only=only, which=which, late=late), share
                )
        link.execute(_RECEIVE, (op.key, *share))
        op.pause()


def _write(link: sqlite3.Connection, op: Bulk, planner: Planner, told: Told) -> list[tuple[str, str]]:
    """Put and drop what the plan says; what is not any more as it was when it was planned is left out."""
    op.resume()
    for article, into in planner.library.fresh.items():
        link.execute("INSERT OR REPLACE INTO carried VALUES (?, ?, ?)", (op.key, article, into))
    for clashing in planner.clashing:
        link.execute("INSERT OR IGNORE INTO clash VALUES (?, ?)", (clashing.kind, clashing.entity))
    total, done, writer = len(planner.sheet), 0, _Writer(link, op, planner)
    for rows in planner.sheet.shares(SHARE):
        for crowd, same in groupby(rows, _is_new_mark):
            op.resume()
            if crowd:
                writer.put_crowd({row.entity: row.body for row in same if row.body})
            else:
                for row in same:
                    writer.write(row)
                    op.pause()
        op.pause()
        done += len(rows)
        told(done, total)
    return writer.stale


class _Writer:
    """Writes as planned; `stale` is what is not any more as it was when it was planned."""

    def __init__(self, link: sqlite3.Connection, op: Bulk, planner: Planner) -> None:
        self._link, self._op, self._planner = link, op, planner
        self._crowd = Crowd(link, op)
        self.stale: list[tuple[str, str]] = []

    def put_crowd(self, bodies: dict[str, str]) -> None:
        """Statements that nobody had here."""
        query = "SELECT id FROM main.statement WHERE id IN (SELECT value FROM json_each(?))"
        here = {id for (id,) in self._link.execute(query, (json_encode(list(bodies)).decode(),))}
        marks = {id: decode(Statement, body) for id, body in bodies.items()}
        missing = self._missing({reference for s in marks.values() for reference in refers_to(s)})
        if missing:
            here |= {id for id, s in marks.items() if not missing.isdisjoint(refers_to(s))}
        self.stale += [(Statement.kind, id) for id in here]
        self._crowd.put([(s, bodies[id]) for id, s in marks.items() if id not in here])

    def write(self, row: Planned) -> None:
        """Any other entity."""
        self._op.resume()
        stands = read_row(self._link, row.kind, row.entity)
        thing = decode(KINDS[row.kind], row.body) if row.body is not None else None
        if (stands and stands[1]) != row.version or (
            thing is not None and self._is_out_of_date(thing, stands)
        ):
            self.stale.append((row.kind, row.entity))
        elif thing is not None and row.body is not None:
            _put(self._op, self._planner, thing, row.body)
        elif not any(referred_by(self._link, row.kind, row.entity)):  # somebody may use it meanwhile
            self._op.drop(row.kind, row.entity)

    def _is_out_of_date(self, thing: Entity, stands: Row | None) -> bool:
        """True when what it needs is gone meanwhile, or somebody imported the text of a new article."""
        if isinstance(thing, Article) and stands is None:
            query = "SELECT 1 FROM main.article WHERE sha256 = ? AND key > ? AND version <> ?"
            values = (thing.sha256, self._planner.last_article, self._op.key)
            return self._link.execute(query, values).fetchone() is not None
        missing = self._missing(set(refers_to(thing)))
        return any(other[0] != thing.kind or not self._planner.sheet.holds(other) for other in missing)

    def _missing(self, references: set[Reference]) -> set[Reference]:
        return {reference for reference in references if read_row(self._link, *reference) is None}


def _is_new_mark(row: Planned) -> bool:
    return row.kind == Statement.kind and row.version is None


def _put(op: Bulk, planner: Planner, thing: Entity, body: str) -> None:
    if isinstance(thing, Article):
        op.keep_text(planner.library.text(thing.sha256))
        _keep_original(op, planner, thing)
    op.put_body(thing, body)


def _keep_original(op: Bulk, planner: Planner, article: Article) -> None:
    digest = article.captured.original
    if digest is not None and (data := planner.library.foreign_original(digest)) is not None:
        op.keep_original(data)


def _anew(link: sqlite3.Connection, op: Bulk, stale: list[tuple[str, str]]) -> Planner:
    """A plan for what was changed here while the first was carried out; nothing arrives any more."""
    op.rest()
    link.execute("DELETE FROM touched")
    link.executemany("INSERT OR IGNORE INTO touched SELECT rank, ? FROM rank WHERE kind = ?",
                     [(entity, kind) for kind, entity in stale])  # fmt: skip
    planner = Planner(link, foreign=False)
    planner.plan()
    return planner
