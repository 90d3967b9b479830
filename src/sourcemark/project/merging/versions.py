"""All that was ever done to an entity, here and by coworkers: what `model.resolving` decides on."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from msgspec import MsgspecError

from ...model.articles import Progress
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.kinds import KINDS, decode
from ...model.people import Annotator, is_of
from ...model.resolving import Version
from ...model.review import ADJUDICATED, Comment
from ...model.sources import Assessment
from ...model.statements import Statement
from ..reading import path_of
from .sheet import Standing
from .travelling import held, in_force, made_here, shown

_COLUMNS = "c.was, c.became, o.clock, o.id, o.device, o.annotator, o.role"
_ENTITY = "c.entity = t.entity AND c.kind = :kind"
_NOT_VOID = "o.id NOT IN (SELECT id FROM void) AND o.role NOT IN ('undo', 'redo')"


def _stream(operations: str, changes: str, join: str, condition: str, at: str = "0") -> str:
    return f"""SELECT t.entity, {_COLUMNS}, {at} FROM touched t CROSS JOIN {changes} c ON {_ENTITY}
      CROSS JOIN {operations} o ON {join} WHERE t.rank = :rank AND {condition} AND {_NOT_VOID} ORDER BY t.entity"""


_ALL = """SELECT t.entity, o.version, o.body FROM touched t LEFT JOIN main.{kind} o ON o.id = t.entity
  WHERE t.rank = :rank AND :kind <> '' ORDER BY t.entity"""
_HERE = _stream("main.operation", "main.change", "o.key = c.operation", made_here("main", "o"))
_RECEIVED = _stream(
    *("main.received", "main.received_change", "o.key = c.operation"),
    f"{in_force('main', 'o')} AND {shown('main', 'c')}",
)
_NOT_HELD = f"NOT (o.partly AND {held('o.known', 'c')})"
_OWN = _stream("arriving", "theirs.change", "o.own = c.operation", _NOT_HELD, "c.key")
_PASSED = _stream(
    *("arriving", "theirs.received_change", "o.passed = c.operation"),
    *(f"{_NOT_HELD} AND {shown('theirs', 'c')}", "-c.key"),
)
_BY = "annotator || ' ' || device"
_WHOSE = f"""coalesce((SELECT {_BY} FROM main.operation WHERE id = made.target),
  (SELECT {_BY} FROM main.received WHERE id = made.target), (SELECT {_BY} FROM arriving WHERE id = made.target))"""
# Nobody takes back what another did, or at another device, whatever a file says.
_VOID = f"""INSERT INTO void SELECT target FROM (SELECT target, role, max(clock) FROM (
    SELECT t.id AS target, o.role, o.clock, o.annotator, o.device
      FROM main.operation o JOIN main.operation t ON t.key = o.target WHERE {made_here("main", "o")}
    UNION ALL SELECT o.target, o.role, o.clock, o.annotator, o.device FROM main.received o WHERE o.target IS NOT NULL
      AND {in_force("main", "o")}
    UNION ALL SELECT target, role, clock, annotator, device FROM arriving WHERE target IS NOT NULL) AS made
  WHERE {_BY} = {_WHOSE} GROUP BY target) WHERE role = 'undo'"""

Row = tuple[str, str | None, str | None, int, str, str, str, str, int]


_PLACE = attrgetter("rank", "clock", "operation")


class History(NamedTuple):
    """All changes of an entity that count, in the order of their places, and those that do not."""

    entity: str
    stands: Standing | None
    versions: list[Version]
    ignored: list[Version]
    """Changes of a mark by somebody whose mark it is not."""
    at: int
    """Where theirs holds the only change, as `Sheet.put` wants it; 0 when there are others."""
    body: str | None
    """What that made of it."""


def find_void(link: sqlite3.Connection) -> None:
    """Note which operations are undone, once `arriving` is filled."""
    link.execute("DELETE FROM void")
    link.execute(_VOID)


def histories(link: sqlite3.Connection, rank: int, kind: str, *, arriving: bool = True) -> Iterator[History]:
    """The touched entities of a kind, by id. Raises BadFile for a change that can't be read."""
    streams = (_ALL.format(kind=kind), _HERE, _RECEIVED, *((_OWN, _PASSED) if arriving else ()))
    values = {"rank": rank, "kind": kind}
    found = heapq.merge(*(link.execute(stream, values) for stream in streams), key=itemgetter(0))
    for entity, rows in groupby(found, key=itemgetter(0)):
        # The first of each is from the list of all: of some nothing counts any more.
        (_, version, body), *changes = rows
        stands = None if version is None else Standing(version, body)
        yield _history(link, kind, entity, stands, changes)


def _history(
    link: sqlite3.Connection, kind: str, entity: str, stands: Standing | None, rows: list[Row]
) -> History:
    versions = [_version(link, kind, row) for row in rows]
    ignored = [v for v in versions if not _may_change(v)]
    if len(rows) == 1 and not ignored:
        return History(entity, stands, versions, [], rows[0][8], rows[0][2])
    versions.sort(key=_PLACE)
    if ignored:
        versions = [v for v in versions if _may_change(v)]
    return History(entity, stands, versions, ignored, 0, None)


def _version(link: sqlite3.Connection, kind: str, row: Row) -> Version:
    entity, was, became, clock, operation, device, annotator, role, _ = row
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
    """What is signed belongs to who signed it; the layer of decisions to whoever reviews; a set only brings."""
    was, became = version.was or version.became, version.became or version.was
    whose = _owner(was)
    if whose is None or whose == ADJUDICATED.id:
        return _owner(became) == whose
    own = whose == version.annotator or is_of(whose, version.annotator)
    return _owner(became) == whose and (own or (version.rank == 0 and version.was is None))


def _owner(thing: Entity) -> str | None:
    """The annotator whose it is; None for what all may change."""
    match thing:
        case Statement() | Comment() | Progress() | Assessment():
            return thing.annotator
        case Annotator():
            return thing.id
    return None
