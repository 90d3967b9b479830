"""What lies in an open project file, as the person who works there may see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from ..model.articles import Article
from ..model.entity import Entity
from ..model.people import User
from . import sight, texts
from .link import Link
from .reading import every, one

T = TypeVar("T", bound=Entity)


class Contents:
    """The reading half of `Project`."""

    link: Link

    def __init__(self, user: User) -> None:
        self._user, self._text = user, ("", "")

    @property
    def user(self) -> User:
        """Who works here: what one does is signed so, and while one works blind one sees one's own marks only."""
        return self._user

    @user.setter
    def user(self, user: User) -> None:
        self._user = user
        self.look()

    def look(self) -> None:
        """See from now on what the user may see, as the project is arranged."""
        sight.look(self.link, self._user.annotator.id)

    def get(self, kind: type[T], entity: str) -> T | None:
        """The entity of that id, None when there is none to be seen. Raises BadFile where the file is damaged."""
        return one(self.link, kind, f"SELECT body FROM {kind.kind} WHERE id = ?", (entity,))

    def stands(self, kind: type[T], entity: str) -> T | None:
        """As `get`, but the truth: also what is hidden from who works blind. For comparing, never for showing."""
        return one(self.link, kind, f"SELECT body FROM main.{kind.kind} WHERE id = ?", (entity,))

    def all(self, kind: type[T]) -> Iterator[T]:
        """Every entity of a kind in the order of their ids, streamed. Raises BadFile where the file is damaged."""
        return every(self.link, kind, f"SELECT body FROM {kind.kind} ORDER BY id")

    def text(self, article: Article) -> str:
        """The frozen text of an article. The last one asked for is kept at hand: a key needs it at once."""
        if self._text[0] != article.sha256:
            self._text = article.sha256, texts.text(self.link, article.sha256)
        return self._text[1]

    def original(self, article: Article) -> bytes | None:
        """The bytes the article came as; None when it was pasted."""
        digest = article.captured.original
        return texts.original(self.link, digest) if digest else None

    def lacks(self, article: Article) -> str:
        """What the file does not hold of an article: "text", "original", or empty."""
        digest = article.captured.original
        if not texts.holds(self.link, "text", article.sha256):
            return "text"
        return "original" if digest and not texts.holds(self.link, "original", digest) else ""
