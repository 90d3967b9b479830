"""Where a coworker's entity stands among ours: in which article, under which entry of the register."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from msgspec.structs import replace

from ...model.articles import Article, Progress
from ...model.entity import Entity
from ...model.kinds import KINDS
from ...model.resolving import resolved
from ...model.review import Comment, Decision
from ...model.sources import Source
from ...model.statements import Statement
from ..reading import every
from ..rows import read_row
from .along import Along
from .articles import Library
from .layer import is_decided
from .merged_sources import Mergers
from .sheet import Sheet, Standing
from .versions import History

_BEFORE_PROGRESS = list(KINDS).index(Progress.kind) - 0.5
"""The rank of an entry that makes room for another."""
_SAME = "SELECT body FROM main.progress WHERE article = ? AND annotator = ?"
_TOUCH = "INSERT OR IGNORE INTO touched SELECT rank.rank, ? FROM rank WHERE kind = 'progress'"


class Placer:
    """Puts entities where they belong, by what is known of articles and mergers."""

    def __init__(self, link: sqlite3.Connection, library: Library, mergers: Mergers, sheet: Sheet) -> None:
        self._link, self._library, self._mergers, self._sheet = link, library, mergers, sheet
        self._far: dict[tuple[str, str], dict[str, Progress]] = {}
        self._along = Along(link, library)
        self.left: list[Statement] = []
        """Statements whose words are not found in our version of their article; they stay in theirs."""

    def placed(self, thing: Entity) -> Entity | None:
        """The entity in the article in which it is shown; None for an article that is shown as another."""
        into = self._library.into
        match thing:
            case Article() if thing.id in into and self._library.same_text(thing.id):
                return None
            case Statement():
                return self._statement(thing)
            case Decision() | Comment() if thing.article in into:
                return self._along.moved(thing)
            case Progress():
                return self._one_progress(thing)
            case Source():
                return self._mergers.flat(thing)
        return thing

    def _statement(self, s: Statement) -> Statement:
        if is_decided(s) and s.article in self._library.into and self._along.stays(s):
            return s
        moved = self._library.moved(s)
        if moved is None:
            self.left.append(s)
        return moved or s

    def learn(self, found: Iterable[History]) -> None:
        """How far annotators are, before any of it is decided: of two entries on one article both count."""
        for known in [resolved(history.versions) for history in found]:
            if isinstance(known, Progress):
                entry = self._in_article(known)
                self._far.setdefault((entry.article, entry.annotator), {})[entry.id] = entry
        for place, entries in self._far.items():
            for standing in every(self._link, Progress, _SAME, place):
                entries.setdefault(standing.id, standing)
            if len(entries) > 1:
                self._link.executemany(_TOUCH, [(id,) for id in entries])

    def _one_progress(self, p: Progress) -> Progress | None:
        """How far one is with an article is kept once, under the smaller id; done where one of them is."""
        p = self._in_article(p)
        entries = self._far.get((p.article, p.annotator), {p.id: p})
        if p.id != min(entries):
            self._make_room(p)
            return None
        done, submitted = (any(getattr(e, f) for e in entries.values()) for f in ("done", "submitted"))
        return replace(p, done=done, submitted=submitted) if len(entries) > 1 else p

    def _in_article(self, p: Progress) -> Progress:
        into = self._library.into
        return replace(p, article=into[p.article]) if self._is_same(p.article) else p

    def _is_same(self, article: str) -> bool:
        return article in self._library.into and self._library.same_text(article)

    def _make_room(self, p: Progress) -> None:
        row = read_row(self._link, p.kind, p.id)
        if row is not None:
            self._sheet.drop(_BEFORE_PROGRESS, p, Standing(row[1], row[0]))
