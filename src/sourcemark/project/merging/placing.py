"""Where a coworker's entity stands among ours: in which article, under which entry of the register."""

from __future__ import annotations

import sqlite3

from msgspec.structs import replace

from ...model.articles import Article, Progress
from ...model.entity import Entity
from ...model.kinds import KINDS
from ...model.review import Comment, Decision
from ...model.sources import Source
from ...model.statements import Statement
from .articles import Library
from .mergers import Mergers
from .sheet import Sheet, Standing

_BEFORE_PROGRESS = list(KINDS).index(Progress.kind) - 0.5
"""The rank of an entry that makes room for another."""


class Placer:
    """Puts entities where they belong, by what is known of articles and mergers."""

    def __init__(self, link: sqlite3.Connection, library: Library, mergers: Mergers, sheet: Sheet) -> None:
        self._link, self._library, self._mergers, self._sheet = link, library, mergers, sheet
        self._progress: dict[tuple[str, str], str] = {}
        self.left: list[Statement] = []
        """Statements whose words are not found in our version of their article; they stay in theirs."""

    def placed(self, thing: Entity) -> Entity | None:
        """The entity in the article in which it is shown; None for an article that is shown as another."""
        into = self._library.into
        match thing:
            case Article() if thing.id in into and self._library.same_text(thing.id):
                return None
            case Statement():
                moved = self._library.moved(thing)
                if moved is None:
                    self.left.append(thing)
                return moved or thing
            case Decision() | Comment() if thing.article in into and self._library.same_text(thing.article):
                return replace(thing, article=into[thing.article])
            case Progress():
                return self._one_progress(thing)
            case Source():
                return self._mergers.flat(thing)
        return thing

    def _one_progress(self, p: Progress) -> Progress | None:
        """How far one is with an article is kept once; of two entries that with the smaller id.

        They come by their ids, so that the first of those that are touched is the one.
        """
        if p.article in self._library.into and self._library.same_text(p.article):
            p = replace(p, article=self._library.into[p.article])
        if self._progress.setdefault((p.article, p.annotator), p.id) != p.id:
            return None
        query = "SELECT id, version, body FROM main.progress WHERE article = ? AND annotator = ? AND id <> ?"
        row = self._link.execute(query, (p.article, p.annotator, p.id)).fetchone()
        if row is not None and row[0] < p.id:
            return None
        if row is not None:
            self._sheet.drop(_BEFORE_PROGRESS, replace(p, id=row[0]), Standing(row[1], row[2]))
        return p
