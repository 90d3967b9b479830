"""Which entities name which: what must stand before a thing can be written, or be gone before one is dropped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from ..model.articles import Article, Progress
from ..model.entity import Entity
from ..model.people import Annotator
from ..model.review import Comment, Decision
from ..model.sources import Assessment, Source
from ..model.statements import Statement

Reference = tuple[str, str]
"""`(kind, id)` of an entity."""

_BY: dict[str, tuple[tuple[str, str], ...]] = {
    Article.kind: (
        (Statement.kind, "article = (SELECT key FROM article WHERE id = ?)"),
        (Progress.kind, "article = ?"),
        (Decision.kind, "article = ?"),
        (Comment.kind, "article = ?"),
    ),
    Source.kind: (
        (
            Statement.kind,
            """key IN (SELECT statement FROM main.statement_source
              WHERE source = (SELECT key FROM source WHERE id = ?))""",
        ),
        (Assessment.kind, "source = ?"),
        (Source.kind, "merged_into = ?"),
    ),
    Annotator.kind: (
        (Statement.kind, "annotator = ?"),
        (Progress.kind, "annotator = ?"),
        (Decision.kind, "body ->> 'annotator' = ?"),
        (Comment.kind, "body ->> 'annotator' = ?"),
    ),
}


def refers_to(thing: Entity) -> Iterator[Reference]:
    """The entities that must stand in the file for `thing` to stand there."""
    match thing:
        case Statement():
            yield Article.kind, thing.article
            yield Annotator.kind, thing.annotator
            yield from ((Source.kind, source) for source in thing.attribution.sources)
            yield from ((Source.kind, hop.source) for hop in thing.chain)
        case Assessment():
            yield Source.kind, thing.source
        case Progress() | Decision() | Comment():
            yield Article.kind, thing.article
            yield Annotator.kind, thing.annotator
        case Source() if thing.merged_into is not None:
            yield Source.kind, thing.merged_into


def referred_by(link: sqlite3.Connection, kind: str, entity: str) -> Iterator[Reference]:
    """The entities that rest on this one, also where `sight` hides them."""
    for by, condition in _BY.get(kind, ()):
        for (id,) in link.execute(f"SELECT id FROM main.{by} WHERE {condition}", (entity,)):
            yield by, id
