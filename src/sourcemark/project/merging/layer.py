"""The adjudicated layer among many reviewers: a statement of it stands as long as a standing decision names it.

Decisions are decided on before statements. What they name stands then, though somebody took it out; what none
names any more goes, though somebody edited it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from ...model.entity import Entity
from ...model.kinds import KINDS
from ...model.resolving import EXISTENCE, Clash, latest
from ...model.review import ADJUDICATED, Decision
from ...model.statements import Statement
from ..project import Project
from . import arriving
from .scratch import aside
from .versions import History, find_void, histories

_DECISIONS, _STATEMENTS = (list(KINDS).index(kind.kind) for kind in (Decision, Statement))
_TOUCH = "INSERT OR IGNORE INTO touched VALUES (?, ?)"
_TOUCH_STANDING = f"""INSERT OR IGNORE INTO touched SELECT {_STATEMENTS}, r.value ->> 'statement'
  FROM touched t JOIN main.decision d ON d.id = t.entity, json_each(d.body, '$.results') r
  WHERE t.rank = {_DECISIONS}"""
_NAME = "INSERT OR IGNORE INTO named VALUES (?)"
_NAME_STANDING = f"""INSERT OR IGNORE INTO named SELECT r.value ->> 'statement'
  FROM main.decision d, json_each(d.body, '$.results') r
  WHERE d.id NOT IN (SELECT entity FROM touched WHERE rank = {_DECISIONS})"""


class Layer:
    """Which of its statements stand once all decisions are decided on."""

    def __init__(self, link: sqlite3.Connection) -> None:
        self._link, self._is_whole = link, False
        link.execute("DROP TABLE IF EXISTS temp.named")
        link.execute("CREATE TEMP TABLE named(statement TEXT PRIMARY KEY) WITHOUT ROWID")

    def learn(self, found: Iterable[History]) -> None:
        """Of decisions that are touched, all that ever stood by them is touched as well."""
        sides = (side for history in found for v in history.versions for side in (v.was, v.became))
        named = {result.statement for side in sides if side is not None for result in side.results}
        self._link.executemany(_TOUCH, ((_STATEMENTS, id) for id in named))
        self._link.execute(_TOUCH_STANDING)

    def stand_by(self, decision: Decision) -> None:
        """The decision stands: what it names does."""
        self._link.executemany(_NAME, ((result.statement,) for result in decision.results))

    def names(self, statement: Statement) -> bool:
        """True when a decision names it, of those that are touched or of the others. Asked after all decisions."""
        if not self._is_whole:
            self._link.execute(_NAME_STANDING)
            self._is_whole = True
        query = "SELECT 1 FROM named WHERE statement = ?"
        return self._link.execute(query, (statement.id,)).fetchone() is not None


def is_decided(thing: Entity | None) -> bool:
    """True for a statement of the layer."""
    return isinstance(thing, Statement) and thing.annotator == ADJUDICATED.id


def open_ones(last: Entity | None, found: Iterable[Clash]) -> tuple[Clash, ...]:
    """Those to be decided by themselves: whether a statement of the layer is there, its decision says."""
    return tuple(clash for clash in found if not (clash.part == EXISTENCE and is_decided(last)))


def last_of(project: Project, ids: Sequence[str]) -> dict[str, Statement]:
    """Statements of the layer as they were last, whether they stand or not. Raises BadFile."""
    found: dict[str, Statement] = {}
    with aside(project) as own:
        arriving.make(own.link)
        own.link.executemany(_TOUCH, ((_STATEMENTS, id) for id in ids))
        find_void(own.link)
        for history in histories(own.link, _STATEMENTS, Statement.kind, arriving=False):
            last = latest(history.versions)
            if isinstance(last, Statement):
                found[last.id] = last
    return found
