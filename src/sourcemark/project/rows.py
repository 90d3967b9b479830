"""How each kind of entity lies in its table: the columns beside `body`, and one statement to write a row.

Tables are named with their schema, `main`: this is the truth, whatever `sight` lets a query see of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from ..model.articles import Article, Progress
from ..model.codebook import SOURCE_TYPE
from ..model.entity import Entity
from ..model.kinds import KINDS
from ..model.proposals import Verdict
from ..model.review import Comment, Decision, Settlement
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
    return {"article": p.article, "annotator": p.annotator, "done": p.done, "submitted": p.submitted}


def _in_article(thing: Decision | Comment) -> Cells:
    return {"article": thing.article}


def _settlement(s: Settlement) -> Cells:
    return {"entity": s.entity}


def _verdict(v: Verdict) -> Cells:
    return {"article": v.article, "annotator": v.annotator}


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
    "decision": _in_article,
    "comment": _in_article,
    "settlement": _settlement,
    "verdict": _verdict,
}
_COLUMNS: dict[str, tuple[str, ...]] = {
    "annotator": (),
    "codebook": (),
    "article": ("sha256", "original", "fold", "published", "binned"),
    "source": ("name", "fold", "merged_into"),
    "assessment": ("source", "at"),
    "progress": ("article", "annotator", "done", "submitted"),
    "statement": (
        *("article", "annotator", "first", "last"),
        *("source_type", "status", "reliability", "credibility"),
    ),
    "decision": ("article",),
    "comment": ("article",),
    "settlement": ("entity",),
    "arrangement": (),
    "verdict": ("article", "annotator"),
    "learned": (),
}


def cells(thing: Entity) -> Cells:
    """The columns of its table beside id, body and version. A statement's article is given by its id."""
    return _CELLS[thing.kind](thing) if thing.kind in _CELLS else {}


def _values(kind: str) -> dict[str, str]:
    columns = ("id", "body", "version", *_COLUMNS[kind])
    return {c: _ARTICLE if (kind, c) == ("statement", "article") else f":{c}" for c in columns}


def _insert(kind: str) -> str:
    values = _values(kind)
    return f"INSERT INTO main.{kind} ({', '.join(values)}) VALUES ({', '.join(values.values())})"


def _update(kind: str) -> str:
    changed = (f"{column} = {value}" for column, value in _values(kind).items() if column != "id")
    return f"UPDATE main.{kind} SET {', '.join(changed)} WHERE key = :key"


# No upsert, and no RETURNING: for these SQLite sets a savepoint, and at each of those the full-text index writes
# out what it would otherwise gather until the commit.
_INSERT = {kind: _insert(kind) for kind in KINDS}
_UPDATE = {kind: _update(kind) for kind in KINDS}


def read_row(link: sqlite3.Connection, kind: str, entity: str) -> Row | None:
    """The row of an entity as it stands, None when there is none."""
    row: Row | None = link.execute(
        f"SELECT body, version, key FROM main.{kind} WHERE id = ?", (entity,)
    ).fetchone()
    return row


def write_row(
    link: sqlite3.Connection, thing: Entity, body: str, version: int, row: Row | None = None
) -> int:
    """Write a new row for `thing`, or anew the one it has; its key."""
    values = {"id": thing.id, "body": body, "version": version, **cells(thing)}
    if row is None:
        return link.execute(_INSERT[thing.kind], values).lastrowid or 0
    link.execute(_UPDATE[thing.kind], {**values, "key": row[2]})
    return row[2]


def drop_row(link: sqlite3.Connection, kind: str, entity: str) -> None:
    """Take the row away; what it was stays in the history."""
    link.execute(f"DELETE FROM main.{kind} WHERE id = ?", (entity,))
