"""How each kind of entity lies in its table: the columns beside `body`, and one statement to write a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from ..model.articles import Article, Progress
from ..model.codebook import SOURCE_TYPE
from ..model.entity import Entity
from ..model.kinds import KINDS
from ..model.sources import Assessment, Source
from ..model.spans import hull
from ..model.statements import Statement

Cells = dict[str, Any]
Row = tuple[str, int, int]
"""`(body, version, key)`; the version is the key of the operation that wrote it."""

_ARTICLE = "(SELECT key FROM article WHERE id = :article)"


def fold(*words: str) -> str:
    """What a typed filter is compared with: case folded, one line."""
    return " ".join(word for word in words if word).casefold()


def _article(a: Article) -> Cells:
    words = fold(a.title, a.outlet, a.byline, a.published)
    shown = {"fold": words, "published": a.published, "binned": a.binned}
    return {"sha256": a.sha256, "original": a.captured.original, **shown}


def _source(s: Source) -> Cells:
    words = fold(s.name, *s.aliases, s.affiliation, s.role)
    return {"name": s.name.casefold(), "fold": words, "merged_into": s.merged_into}


def _assessment(a: Assessment) -> Cells:
    return {"source": a.source, "at": a.at.isoformat()}


def _progress(p: Progress) -> Cells:
    return {"article": p.article, "annotator": p.annotator, "done": p.done}


def _statement(s: Statement) -> Cells:
    place = hull(s.spans)
    return {
        "article": s.article,
        "annotator": s.annotator,
        "first": place.start,
        "last": place.end,
        "source_type": s.code(SOURCE_TYPE) or "",
        "status": s.status,
        "reliability": s.reliability.grade if s.reliability else "",
        "credibility": s.credibility.grade if s.credibility else "",
    }


_CELLS: dict[str, Callable[[Any], Cells]] = {
    "article": _article,
    "source": _source,
    "assessment": _assessment,
    "progress": _progress,
    "statement": _statement,
}
_COLUMNS: dict[str, tuple[str, ...]] = {
    "annotator": (),
    "codebook": (),
    "article": ("sha256", "original", "fold", "published", "binned"),
    "source": ("name", "fold", "merged_into"),
    "assessment": ("source", "at"),
    "progress": ("article", "annotator", "done"),
    "statement": (
        *("article", "annotator", "first", "last"),
        *("source_type", "status", "reliability", "credibility"),
    ),
}


def cells(thing: Entity) -> Cells:
    """The columns of its table beside id, body and version. A statement's article is given by its id."""
    return _CELLS[thing.kind](thing) if thing.kind in _CELLS else {}


def _upsert(kind: str) -> str:
    columns = ("id", "body", "version", *_COLUMNS[kind])
    values = [_ARTICLE if (kind, c) == ("statement", "article") else f":{c}" for c in columns]
    updates = ", ".join(f"{c} = excluded.{c}" for c in columns[1:])
    return (
        f"INSERT INTO {kind} ({', '.join(columns)}) VALUES ({', '.join(values)}) "
        f"ON CONFLICT (id) DO UPDATE SET {updates} RETURNING key"
    )


_UPSERT = {kind: _upsert(kind) for kind in KINDS}


def read_row(link: sqlite3.Connection, kind: str, entity: str) -> Row | None:
    """The row of an entity as it stands, None when there is none."""
    row: Row | None = link.execute(
        f"SELECT body, version, key FROM {kind} WHERE id = ?", (entity,)
    ).fetchone()
    return row


def write_row(link: sqlite3.Connection, thing: Entity, body: str, version: int) -> int:
    """Insert or replace the row of `thing`; its key."""
    values = {"id": thing.id, "body": body, "version": version, **cells(thing)}
    (key,) = link.execute(_UPSERT[thing.kind], values).fetchall()[0]
    return int(key)


def drop_row(link: sqlite3.Connection, kind: str, entity: str) -> None:
    """Take the row away; what it was stays in the history."""
    link.execute(f"DELETE FROM {kind} WHERE id = ?", (entity,))
