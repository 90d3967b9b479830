"""All that was ever done to an entity, here and by coworkers: what `model.resolving` decides on."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec import MsgspecError

from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.kinds import KINDS, decode
from ...model.resolving import Version
from ...model.review import ADJUDICATED
from ...model.statements import Statement
from ..reading import path_of
from .travelling import in_force, made_here

_COLUMNS = "c.was, c.became, o.clock, o.id, o.device, o.annotator, o.role"
_ENTITY = "c.entity = t.entity AND c.kind = :kind"
_NOT_VOID = "o.id NOT IN (SELECT id FROM void) AND o.role NOT IN ('undo', 'redo')"


def _stream(operations: str, changes: str, join: str, condition: str) -> str:
    return f"""SELECT t.entity, {_COLUMNS} FROM touched t CROSS JOIN {changes} c ON {_ENTITY}
      CROSS JOIN {operations} o ON {join} WHERE t.rank = :rank AND {condition} AND {_NOT_VOID} ORDER BY t.entity"""


_ALL = "SELECT entity FROM touched WHERE rank = :rank AND :kind <> '' ORDER BY entity"
_HERE = _stream("main.operation", "main.change", "o.key = c.operation", made_here("main", "o"))
_RECEIVED = _stream("main.received", "main.received_change", "o.key = c.operation", in_force("main", "o"))
_OWN = _stream("arriving", "theirs.change", "o.own = c.operation", "1")
_PASSED = _stream("arriving", "theirs.received_change", "o.passed = c.operation", "1")
_VOID = f"""INSERT INTO void SELECT target FROM (SELECT target, role, max(clock) FROM (
    SELECT t.id AS target, o.role, o.clock FROM main.operation o JOIN main.operation t ON t.key = o.target
      WHERE {made_here("main", "o")}
    UNION ALL SELECT o.target, o.role, o.clock FROM main.received o WHERE o.target IS NOT NULL
      AND {in_force("main", "o")}
    UNION ALL SELECT target, role, clock FROM arriving WHERE target IS NOT NULL) GROUP BY target)
  WHERE role = 'undo'"""

Row = tuple[str, str | None, str | None, int, str, str, str, str]


class History(NamedTuple):
    """All changes of an entity that count, in the order of their places, and those that do not."""

    entity: str
    versions: list[Version]
    ignored: list[Version]
    """Changes of a mark by somebody whose mark it is not."""


def find_void(link: sqlite3.Connection) -> None:
    """Note which operations are undone, once `arriving` is filled."""
    link.execute("DELETE FROM void")
    link.execute(_VOID)


def histories(link: sqlite3.Connection, rank: int, kind: str, *, arriving: bool = True) -> Iterator[History]:
    """The touched entities of a kind, by id. Raises BadFile for a change that can't be read."""
    streams = (_ALL, _HERE, _RECEIVED, *((_OWN, _PASSED) if arriving else ()))
    values = {"rank": rank, "kind": kind}
    rows = heapq.merge(*(link.execute(stream, values) for stream in streams), key=lambda row: row[0])
    for entity, changes in groupby(rows, key=lambda row: row[0]):
        # The first of each is from the list of all: of some nothing counts any more.
        yield _history(link, kind, entity, (row for row in changes if len(row) > 1))


def _history(link: sqlite3.Connection, kind: str, entity: str, rows: Iterator[Row]) -> History:
    versions = sorted((_version(link, kind, row) for row in rows), key=lambda version: version.place)
    if kind != Statement.kind or len(versions) < 2:
        return History(entity, versions, [])
    allowed = [_may_change(version) for version in versions]
    return History(
        entity,
        [version for version, may in zip(versions, allowed, strict=True) if may],
        [version for version, may in zip(versions, allowed, strict=True) if not may],
    )


def _version(link: sqlite3.Connection, kind: str, row: Row) -> Version:
    entity, was, became, clock, operation, device, annotator, role = row
    before, after = _thing(link, kind, entity, was), _thing(link, kind, entity, became)
    return Version(int(role != "setup"), clock, operation, device, annotator, before, after)


def _thing(link: sqlite3.Connection, kind: str, entity: str, body: str | None) -> Entity | None:
    if body is None:
        return None
    try:
        thing = decode(KINDS[kind], body)
    except MsgspecError as error:
        raise BadFile(path_of(link), "the file is damaged", f"{kind} {entity}: {error}") from error
    if thing.id != entity:
        raise BadFile(path_of(link), "its history contradicts itself", f"{kind} {entity}")
    return thing


def _may_change(version: Version) -> bool:
    """A mark belongs to its annotator; the layer of decisions to whoever reviews."""
    was, became = version.was or version.became, version.became or version.was
    assert isinstance(was, Statement)
    whose = was.annotator
    if became.annotator != whose:
        return False
    return (
        version.rank == 0
        or whose in (version.annotator, ADJUDICATED.id)
        or whose.startswith(f"{version.annotator}~")
    )
