"""What a coworker's file knows and this project does not: operations, and the entities they touch.

All of it lies in temporary tables of the connection, so that a million operations take no memory here.
"""

from __future__ import annotations

import sqlite3
import time
from datetime import datetime

from ...model.errors import BadFile
from ...model.kinds import AT_HOME, KINDS
from .. import clock
from ..reading import path_of
from .travelling import held, in_force, is_told, made_here, shown, travels

AHEAD = 366 * 24 * 3600 * 1000
"""Milliseconds that a coworker's clock may run ahead of ours."""
OFTEN = 10_000
"""Changes of one entity that arrive at most: no person makes as many."""
LONGEST = 16 * 1024 * 1024
"""Characters of an entity's JSON."""
LONG = {"id": 64, "device": 200, "annotator": 64, "name": 4000, "at": 40}
"""Characters of what describes an operation."""

Column = tuple[object, ...]

_TABLES = (
    """CREATE TEMP TABLE arriving(key INTEGER PRIMARY KEY, own INTEGER, passed INTEGER, id TEXT UNIQUE, clock INTEGER,
      device TEXT, annotator TEXT, at TEXT, name TEXT, role TEXT, target TEXT, known INTEGER, partly INTEGER)""",
    "CREATE INDEX temp.arriving_own ON arriving(own)",
    "CREATE INDEX temp.arriving_passed ON arriving(passed)",
    "CREATE INDEX temp.arriving_target ON arriving(target) WHERE target IS NOT NULL",
    "CREATE TEMP TABLE touched(rank INTEGER, entity TEXT, PRIMARY KEY (rank, entity)) WITHOUT ROWID",
    "CREATE TEMP TABLE rank(kind TEXT PRIMARY KEY, rank INTEGER) WITHOUT ROWID",
    "CREATE TEMP TABLE void(id TEXT PRIMARY KEY) WITHOUT ROWID",
)
_LACKING = f"""k.partial AND EXISTS (SELECT 1 FROM {{changes}} c WHERE c.operation = {{key}} AND {{shown}}
    AND {travels("c")} AND NOT {held("k.key", "c")})"""
_NEW = f"""(k.key IS NULL OR NOT {in_force("main", "k")} OR {_LACKING})"""
# A step of which only a part was handed out arrives again where more of it is known.
_OWN = f"""INSERT INTO arriving (own, id, clock, device, annotator, at, name, role, target, known, partly)
  SELECT o.key, o.id, o.clock, o.device, o.annotator, o.at, o.name, o.role, t.id, k.key,
    k.key IS NOT NULL AND {in_force("main", "k")}
  FROM theirs.operation o LEFT JOIN theirs.operation t ON t.key = o.target LEFT JOIN main.received k ON k.id = o.id
  WHERE {made_here("theirs", "o")} AND {is_told("theirs", "o")} AND o.id NOT IN (SELECT id FROM main.operation)
    AND {_NEW.format(changes="theirs.change", key="o.key", shown="1")} ORDER BY o.clock, o.id"""
_PASSED = f"""INSERT INTO arriving (passed, id, clock, device, annotator, at, name, role, target, known, partly)
  SELECT r.key, r.id, r.clock, r.device, r.annotator, r.at, r.name, r.role, r.target, k.key,
    k.key IS NOT NULL AND {in_force("main", "k")}
  FROM theirs.received r LEFT JOIN main.received k ON k.id = r.id
  WHERE {in_force("theirs", "r")} AND r.id NOT IN (SELECT id FROM main.operation)
    AND {_NEW.format(changes="theirs.received_change", key="r.key", shown=shown("theirs", "c"))}
  ORDER BY r.clock, r.id"""
_TOUCHED = """INSERT OR IGNORE INTO touched SELECT rank.rank, c.entity FROM arriving a
  JOIN {changes} c ON c.operation = a.{key} JOIN rank USING (kind)"""


def gather(link: sqlite3.Connection) -> int:
    """Fill the temporary tables from the schema `theirs`; how many operations arrive. Raises BadFile."""
    make(link)
    link.execute(_OWN)
    link.execute(_PASSED)
    _check_operations(link)
    _check_changes(link)
    _check_devices(link)
    number = int(link.execute("SELECT count(*) FROM arriving").fetchone()[0])
    if number:
        _touch(link)
        _check_often(link)
        _check_state(link)
        _touch_more(link)
    return number


def make(link: sqlite3.Connection) -> None:
    """The temporary tables, with nothing in them that arrives."""
    for table in _TABLES:
        link.execute(table)
    link.executemany(
        "INSERT INTO rank VALUES (?, ?)", [(k, n) for n, k in enumerate(KINDS) if k not in AT_HOME]
    )


def _check_operations(link: sqlite3.Connection) -> None:
    latest = (time.time_ns() // 1_000_000 + AHEAD) << clock.COUNTER_BITS
    too_long = " OR ".join(f"length({column}) > {most}" for column, most in LONG.items())
    odd = f"SELECT name FROM arriving WHERE {too_long} OR length(id) < 1 OR clock < 0 LIMIT 1"
    _none(link, odd, "an operation in its history can't be true")
    late = "SELECT name FROM arriving WHERE clock > ? LIMIT 1"
    _none(link, late, "it comes from a machine whose clock is more than a year ahead", (latest,))
    for (at,) in link.execute("SELECT at FROM arriving"):
        if not _is_moment(at):
            raise BadFile(path_of(link), "an operation in its history has no time", at[:40])


def _is_moment(at: str) -> bool:
    try:
        return datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        return False


def _check_changes(link: sqlite3.Connection) -> None:
    known = ", ".join(f"'{kind}'" for kind in KINDS)
    for changes, key in (("theirs.change", "own"), ("theirs.received_change", "passed")):
        query = f"""SELECT c.kind FROM arriving a JOIN {changes} c ON c.operation = a.{key}
          WHERE c.kind NOT IN ({known}) LIMIT 1"""
        _none(link, query, "its history holds what this program does not know")
        query = f"""SELECT c.kind FROM arriving a JOIN {changes} c ON c.operation = a.{key}
          WHERE max(length(c.was), length(c.became)) > {LONGEST} OR length(c.became) > {LONGEST} LIMIT 1"""
        _none(link, query, "something in its history is larger than anything can be")


def _check_often(link: sqlite3.Connection) -> None:
    for changes, key in (("theirs.change", "own"), ("theirs.received_change", "passed")):
        query = f"""SELECT c.kind || ' ' || c.entity FROM arriving a JOIN {changes} c ON c.operation = a.{key}
          GROUP BY c.entity HAVING count(*) > {OFTEN} LIMIT 1"""
        _none(link, query, f"it was changed more than {OFTEN:,} times")


def _check_state(link: sqlite3.Connection) -> None:
    """Of what arrives the file itself must say what its history says: only the history is read on."""
    for (kind,) in link.execute("SELECT kind FROM rank").fetchall():
        last = f"""(SELECT c.became FROM theirs.change c WHERE c.entity = t.entity AND c.kind = '{kind}'
          ORDER BY c.key DESC LIMIT 1)"""
        query = f"""SELECT '{kind} ' || t.entity FROM touched t JOIN rank USING (rank)
          LEFT JOIN theirs.{kind} o ON o.id = t.entity WHERE rank.kind = '{kind}' AND o.body IS NOT {last} LIMIT 1"""
        _none(link, query, "it is not what its own history says")


def _check_devices(link: sqlite3.Connection) -> None:
    """Two people who went on in copies of one file would take each other's steps for their own.

    A device's own file knows all that the device did. So where one file holds steps of it that the other lacks,
    and the other way round, two files were that device.
    """
    homes = "SELECT device FROM main.operation UNION SELECT device FROM theirs.operation"
    one_project = "SELECT value FROM main.meta WHERE name = 'project' INTERSECT SELECT value FROM theirs.meta"
    related = link.execute(one_project).fetchone() is not None
    for (device,) in link.execute(homes).fetchall():
        if "/" not in device and not related:
            continue  # of before copies were handed out: it names the machine alone
        if _lacks(link, device, "theirs", "main") and _lacks(link, device, "main", "theirs"):
            why = "it and this project are copies of one file, and both were worked in since: "
            raise BadFile(
                path_of(link), why + "hand out copies instead, or export a bundle there and merge that"
            )


def _lacks(link: sqlite3.Connection, device: str, one: str, other: str) -> bool:
    """True when `one` holds steps of the device that travel and that the other file has never known."""
    known = f"""SELECT id FROM {other}.operation WHERE device = :device
      UNION ALL SELECT id FROM {other}.received WHERE device = :device"""
    query = f"""SELECT EXISTS (
      SELECT 1 FROM {one}.operation o WHERE device = :device AND {made_here(one, "o")} AND o.id NOT IN ({known})
        AND EXISTS (SELECT 1 FROM {one}.change c WHERE c.operation = o.key AND {travels("c")})
      UNION ALL SELECT 1 FROM {one}.received WHERE device = :device AND id NOT IN ({known}))"""
    return bool(link.execute(query, {"device": device}).fetchone()[0])


def _none(link: sqlite3.Connection, query: str, why: str, values: Column = ()) -> None:
    row = link.execute(query, values).fetchone()
    if row is not None:
        raise BadFile(path_of(link), why, str(row[0])[:80])


def _touch(link: sqlite3.Connection) -> None:
    """Entities that the arriving operations changed."""
    link.execute(_TOUCHED.format(changes="theirs.change", key="own"))
    link.execute(_TOUCHED.format(changes="theirs.received_change", key="passed"))


def _touch_more(link: sqlite3.Connection) -> None:
    """What the arriving operations undo or redo, and what was kept though somebody deleted it."""
    for operations, changes in (
        ("main.operation", "main.change"),
        ("main.received", "main.received_change"),
    ):
        link.execute(f"""INSERT OR IGNORE INTO touched SELECT rank.rank, c.entity FROM {operations} o
          JOIN {changes} c ON c.operation = o.key JOIN rank USING (kind)
          WHERE o.id IN (SELECT target FROM arriving WHERE target IS NOT NULL)""")
    for changes in ("main.change", "main.received_change"):
        link.execute(f"""INSERT OR IGNORE INTO touched SELECT rank.rank, c.entity FROM {changes} c
          JOIN rank USING (kind) WHERE c.became IS NULL AND c.kind IN ('annotator', 'article', 'source')""")
