"""The one way to change a project: an operation, which writes rows and history in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from ..model.articles import Article
from ..model.changes import Changes, Noted
from ..model.entity import Entity
from ..model.errors import Refused
from ..model.kinds import KINDS, encode
from . import texts
from .index import index
from .reading import thing as read
from .references import Reference, refers_to
from .rows import Row, drop_row, read_row, write_row

_LOG = "INSERT INTO change (operation, kind, entity, replaced, was, became) VALUES (?, ?, ?, ?, ?, ?)"
_TO_COME = """SELECT 1 FROM change WHERE entity = ? AND kind = ? AND operation IN
  (SELECT target FROM operation WHERE complete = 0 AND key <> ?)"""


def unfinished(link: sqlite3.Connection, own: int = 0) -> frozenset[int]:
    """Keys of the operations under way, except one's own. Nearly always empty."""
    query = "SELECT key FROM operation WHERE complete = 0 AND key <> ?"
    return frozenset(key for (key,) in link.execute(query, (own,)))


class Operation:
    """An act under way. Made by `Project.operation`; nothing lasts until its block ends.

    `name` may be set until then: only now may it be known what came of the act.
    """

    def __init__(self, link: sqlite3.Connection, key: int, id: str, name: str) -> None:
        self.key, self.id, self.name = key, id, name
        self._link = link
        self._noted = Noted()
        self._has_dropped = False
        self._unfinished = unfinished(link, key)

    def put(self, thing: Entity) -> None:
        """Write an entity, new or changed. An article's text must have been kept first (`keep_text`)."""
        self.put_body(thing, encode(thing).decode())

    def put_body(self, thing: Entity, body: str) -> None:
        """As `put`, where the JSON is at hand already."""
        row = read_row(self._link, thing.kind, thing.id)
        if row is not None and row[0] == body:
            return
        self.must_stand((thing.kind, thing.id), *refers_to(thing))
        was = read(self._link, type(thing), row[0]) if row else None
        try:
            key = write_row(self._link, thing, body, self.key, row)
            index(self._link, key, was, thing)
        except sqlite3.IntegrityError as error:
            raise Refused(f"This {thing.kind} refers to something that is not in the project.") from error
        self._log(thing.kind, thing.id, row, body)

    def drop(self, kind: str, entity: str) -> None:
        """Take an entity away; the history keeps what it was."""
        row = read_row(self._link, kind, entity)
        if row is None:
            return
        self.must_stand((kind, entity))
        try:
            index(self._link, row[2], read(self._link, KINDS[kind], row[0]), None)
            drop_row(self._link, kind, entity)
        except sqlite3.IntegrityError as error:
            raise Refused(f"Something still refers to this {kind}.") from error
        self._log(kind, entity, row, None)

    def keep_text(self, text: str) -> str:
        """Freeze a canonical text and answer its SHA-256. The same text is kept once."""
        return texts.keep_text(self._link, text)

    def keep_original(self, data: bytes) -> str:
        """Keep the bytes as they came and answer their SHA-256."""
        return texts.keep_original(self._link, data)

    def text(self, article: Article) -> str:
        """The frozen text of an article."""
        return texts.text(self._link, article.sha256)

    @property
    def changes(self) -> Changes:
        """What has been written so far."""
        return self._noted.changes(self.id, self.name)

    @property
    def size(self) -> int:
        """How many entities have been written so far."""
        return self._noted.size

    def log_new(self, things: Sequence[tuple[Entity, str]]) -> None:
        """Write down that these, with their JSON, came in: for `crowd`, which has written their rows."""
        rows = [(self.key, thing.kind, thing.id, None, None, body) for thing, body in things]
        self._link.executemany(_LOG, rows)
        for thing, _ in things:
            self._noted.add(thing.kind, thing.id)

    def must_stand(self, *references: Reference) -> None:
        """Refuse to build on what another operation, in one of its pauses, may yet take back or come to."""
        if self._unfinished and any(map(self._is_under_way, references)):
            raise Refused("This is being changed by a job just now: wait until it is done.")

    def _is_under_way(self, reference: Reference) -> bool:
        row, (kind, entity) = read_row(self._link, *reference), reference
        if row is not None and row[1] in self._unfinished:
            return True
        # An undo or redo passes over what was changed since: what it has not come to yet must not be.
        return self._link.execute(_TO_COME, (entity, kind, self.key)).fetchone() is not None

    def _log(self, kind: str, entity: str, row: Row | None, became: str | None) -> None:
        if self._is_first(kind, entity, row):
            self._noted.add(kind, entity)
        self._has_dropped |= became is None
        was, replaced = (row[0], row[1]) if row else (None, None)
        self._link.execute(_LOG, (self.key, kind, entity, replaced, was, became))

    def _is_first(self, kind: str, entity: str, row: Row | None) -> bool:
        """True when this operation has not written the entity before."""
        if row is not None or not self._has_dropped:
            return row is None or row[1] != self.key
        known = "SELECT 1 FROM change WHERE entity = ? AND kind = ? AND operation = ?"
        return self._link.execute(known, (entity, kind, self.key)).fetchone() is None
