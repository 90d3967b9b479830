"""Which articles of a coworker's are ours: of the same text, or another version of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from ...model.articles import Article
from ...model.resolving import resolved
from ..rows import read_row
from .articles import Library
from .other_versions import Likeness, likenesses
from .same_text import made_on, twins
from .sanity import must_be_sane
from .versions import History


class Recogniser:
    """Tells the library which articles are read as which. `carry`: as for `merge.dry_run`."""

    def __init__(
        self, link: sqlite3.Connection, library: Library, carry: Mapping[str, str] | None, *, foreign: bool
    ) -> None:
        self._link, self._library, self._carry, self._foreign = link, library, carry, foreign
        self.likenesses: list[Likeness] = []
        """Articles that look like other versions of ours."""

    def look_at(self, found: list[History]) -> None:
        """The touched articles, before marks are looked at: more may be touched after it."""
        made = {h.entity: resolved(h.versions) for h in found}
        standing = {
            id: a for id, a in made.items() if isinstance(a, Article) and id not in self._library.into
        }
        for article in standing.values():
            must_be_sane(self._link, article)
            self._library.note(article)
        new = {
            h.entity: made_on(h.versions) for h in found if h.entity in standing and self._is_new(h.entity)
        }
        for article_id, into in list(twins(self._link, self._library, new)):
            self._read_as(article_id, into)
        same = {id: into for id, into in self._library.into.items() if self._library.same_text(id)}
        stand = {into for id, into in same.items() if {id, into} & made.keys()}
        self._touch(*stand, *(id for id, into in same.items() if into in stand))
        others = [standing[id] for id in new if id not in self._library.into]
        found_like = likenesses(self._link, others) if self._foreign and others else ()
        # What is left of two imports of one text is no other version of the one that gave way to it.
        self.likenesses = [one for one in found_like if self._library.into.get(one.into) != one.article]
        chosen = {one.article: one.into for one in self.likenesses} if self._carry is None else self._carry
        for like in self.likenesses:
            if chosen.get(like.article) == like.into:
                self._library.link_to(like.article, like.into)

    def joined(self, found: Iterable[History]) -> Iterator[History]:
        """What several imported separately as one: the changes of all, under the id of the one that stands."""
        histories = {history.entity: history for history in found}
        for id, history in histories.items():
            into = self._library.into.get(id, id)
            if into in histories and into != id and self._library.same_text(id):
                histories[into] = _with(histories[into], history)
        yield from histories.values()

    def _touch(self, *articles: str) -> None:
        self._link.executemany(
            "INSERT OR IGNORE INTO touched SELECT rank.rank, ? FROM rank WHERE kind = 'article'",
            [(article,) for article in articles],
        )

    def _is_new(self, article: str) -> bool:
        return read_row(self._link, Article.kind, article) is None

    def _read_as(self, article: str, into: str) -> None:
        """The same text under two ids: what was done to the one is shown in the other."""
        self._library.link_to(article, into)
        values = {"article": article}
        self._touch(article, into)
        for kind, condition in (
            ("statement", "t.article = (SELECT key FROM main.article WHERE id = :article)"),
            *((kind, "t.article = :article") for kind in ("progress", "decision", "comment")),
        ):
            self._link.execute(
                f"""INSERT OR IGNORE INTO touched SELECT rank.rank, t.id FROM main.{kind} t, rank
                  WHERE rank.kind = '{kind}' AND {condition}""",
                values,
            )


def _with(history: History, other: History) -> History:
    """A history with the changes of another in it."""
    more = [
        version._replace(was=_as(version.was, history.entity), became=_as(version.became, history.entity))
        for version in other.versions
    ]
    versions = sorted([*history.versions, *more], key=lambda version: version.place)
    return history._replace(versions=versions, at=0, body=None)


def _as(article: Article | None, id: str) -> Article | None:
    return article and replace(article, id=id)
