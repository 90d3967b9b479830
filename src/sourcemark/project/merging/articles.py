"""Articles of a coworker's file among our own: the same text once, another version of it as what it is."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TypeVar

from msgspec.structs import replace

from ...model.anchoring import Finder
from ...model.articles import Article
from ...model.entity import Entity
from ...model.errors import BadFile
from ...model.kinds import decode
from ...model.statements import Statement
from ...model.text import canonical
from ..reading import path_of
from .travelling import undone_mergings

T = TypeVar("T", bound=Entity)
ROOM = 64 * 1024 * 1024
"""Characters of texts that are kept at hand."""


class Library:
    """The texts of both files, and which articles are read as which."""

    def __init__(self, link: sqlite3.Connection, *, foreign: bool) -> None:
        self._link, self._foreign = link, foreign
        self._texts: OrderedDict[str, str] = OrderedDict()
        self.into = known_as(link)
        """Article -> the one in whose place it stands: of the same text, or another version of it."""
        self.fresh: dict[str, str] = {}
        """The part of `into` that is new with this merging."""
        self._known: dict[str, Article] = {}
        self._between, self._last = ("", ""), Finder("", "")

    def link_to(self, article: str, into: str) -> None:
        """From now on `article` is read as `into`."""
        self.fresh[article] = into
        self.into = _flat({**self.into, article: into})

    def same_text(self, article: str) -> bool:
        """True when the article that it is read as has the very same text."""
        return self.article(article).sha256 == self.article(self.into[article]).sha256

    def note(self, article: Article) -> None:
        """How an article will stand."""
        self._known[article.id] = article

    def article(self, id: str) -> Article:
        """The article as it will stand, or as it was at any time when it does not. BadFile when nobody knows it."""
        if id not in self._known:
            self._known[id] = self._find(id)
        return self._known[id]

    def _find(self, id: str) -> Article:
        row = self._link.execute("SELECT body FROM main.article WHERE id = ?", (id,)).fetchone()
        if row is not None:
            return decode(Article, row[0])
        for article in self.ever(Article, id):
            return article
        raise BadFile(path_of(self._link), f"it refers to article {id}, which is missing")

    def ever(self, kind: type[T], id: str) -> Iterator[T]:
        """All that an entity ever was, in either file."""
        logs = ["main.change", "main.received_change"]
        logs += ["theirs.change", "theirs.received_change"] if self._foreign else []
        for log in logs:
            query = (
                f"SELECT became FROM {log} WHERE entity = ? AND kind = ? AND became IS NOT NULL ORDER BY key"
            )
            for (body,) in self._link.execute(query, (id, kind.kind)).fetchall():
                yield decode(kind, body)

    def text(self, digest: str) -> str:
        """The text of that hash, proved to be it. BadFile when neither file has it."""
        if digest in self._texts:
            self._texts.move_to_end(digest)
            return self._texts[digest]
        text = self._texts[digest] = self._read(digest)
        while sum(map(len, self._texts.values())) > ROOM and len(self._texts) > 1:
            self._texts.popitem(last=False)
        return text

    def _read(self, digest: str) -> str:
        row = self._link.execute("SELECT text FROM main.text WHERE sha256 = ?", (digest,)).fetchone()
        if row is not None:
            return str(row[0])
        row = (
            self._foreign
            and self._link.execute("SELECT text FROM theirs.text WHERE sha256 = ?", (digest,)).fetchone()
        )
        if not row:
            raise BadFile(path_of(self._link), "the text of an article is missing", digest)
        text = str(row[0])
        if sha256(text.encode()).hexdigest() != digest:
            raise BadFile(path_of(self._link), "a text is not the one that was frozen", digest)
        if canonical(text).text != text.lstrip("\ufeff"):
            raise BadFile(path_of(self._link), "a text holds characters that no frozen text has", digest)
        return text

    def must_hold(self, article: Article) -> None:
        """Raise BadFile unless text and original are there, and are what their hashes say."""
        if len(self.text(article.sha256)) != article.length:
            raise BadFile(path_of(self._link), "its text has another length", f"article {article.id}")
        if article.captured.original is not None:
            self.foreign_original(article.captured.original)

    def foreign_original(self, digest: str) -> bytes | None:
        """The bytes an article came as, out of the coworker's file; None when we have them. BadFile when nobody has."""
        if self._link.execute("SELECT 1 FROM main.original WHERE sha256 = ?", (digest,)).fetchone():
            return None
        row = (
            self._foreign
            and self._link.execute("SELECT bytes FROM theirs.original WHERE sha256 = ?", (digest,)).fetchone()
        )
        if not row or sha256(row[0]).hexdigest() != digest:
            raise BadFile(
                path_of(self._link), "the original of an article is missing or not the one kept", digest
            )
        return bytes(row[0])

    def moved(self, s: Statement) -> Statement | None:
        """The statement where its article is read as another; None when its words are not found there."""
        if s.article not in self.into:
            return s
        target = self.article(self.into[s.article])
        if self.same_text(s.article):
            return replace(s, article=target.id)
        made = self._finder(self.article(s.article).sha256, target.sha256).carried(s)
        return made and replace(made, article=target.id)

    def _finder(self, digest: str, other: str) -> Finder:
        """The last one is kept: marks of one article mostly come together."""
        if self._between != (digest, other):
            self._between, self._last = (digest, other), Finder(self.text(digest), self.text(other))
        return self._last


def known_as(link: sqlite3.Connection, schema: str = "main") -> dict[str, str]:
    """Which articles are read as which, by the mergings that are in force."""
    undone = undone_mergings(schema)
    query = f"SELECT article, into_article FROM {schema}.carried WHERE merging NOT IN ({undone})"
    return _flat(dict(link.execute(query).fetchall()))


def _flat(into: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for article in into:
        last, steps = into[article], 0
        while last in into and steps < len(into):
            last, steps = into[last], steps + 1
        if last != article:
            found[article] = last
    return found
