"""Decisions and comments go where the statements go that they are about: into a corrected text, or nowhere.

What was decided on stays decided there when its words are found as they were. Where the words themselves were
corrected, the decision says so, and is open again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec.structs import replace

from ...model.fingerprint import CORRECTED, fingerprint
from ...model.review import Comment, Considered, Decision
from ...model.statements import Statement
from .articles import Library

_NAMED = """SELECT 1 FROM main.decision d, json_each(d.body, '$.results') r
  WHERE d.article = ? AND r.value ->> 'statement' = ?"""


class Along:
    """Moves them between versions of an article, by how the statements were that they are about."""

    def __init__(self, link: sqlite3.Connection, library: Library) -> None:
        self._link, self._library = link, library
        self._left = set[str]()

    def moved(self, thing: Decision | Comment) -> Decision | Comment:
        """In the article that its own is read as, or as it is when one of the statements does not go there."""
        if not self._library.same_text(thing.article):
            ids = [*_about(thing)]
            if not all(any(self._pairs(thing.article, id)) for id in ids):
                self._left.update(ids)
                return thing
            if isinstance(thing, Decision):
                thing = self._renewed(thing)
        return replace(thing, article=self._library.into[thing.article])

    def stays(self, result: Statement) -> bool:
        """True for what stands by a decision that was left where it is. Asked after all decisions."""
        if result.id in self._left:
            return True
        return self._link.execute(_NAMED, (result.article, result.id)).fetchone() is not None

    def _renewed(self, d: Decision) -> Decision:
        considered = tuple(self._considered(d.article, c) for c in d.considered)
        results = tuple(replace(r, mark=self._mark(d.article, r.statement, r.mark)) for r in d.results)
        return replace(d, considered=considered, results=results)

    def _considered(self, article: str, c: Considered) -> Considered:
        for was, became in self._pairs(article, c.statement):
            if fingerprint(was) == c.mark:
                return replace(c, mark=fingerprint(became) if was.exact == became.exact else CORRECTED)
        return c

    def _mark(self, article: str, statement: str, mark: str) -> str:
        pairs = self._pairs(article, statement)
        return next((fingerprint(became) for was, became in pairs if fingerprint(was) == mark), mark)

    def _pairs(self, article: str, id: str) -> Iterator[tuple[Statement, Statement]]:
        """How a statement of that article ever was, and how that is there; without those that are not found there."""
        for was in self._library.ever(Statement, id):
            if was.article == article and (became := self._library.moved(was)):
                yield was, became


def _about(thing: Decision | Comment) -> Iterator[str]:
    if isinstance(thing, Comment):
        yield from thing.about
        return
    yield from (considered.statement for considered in thing.considered)
    yield from (result.statement for result in thing.results)
