"""A bundle article by article, for formats that write one file or one object per article. Texts wait on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType

from msgspec import Struct

from ..model.articles import Article
from ..model.bundle import Bundle, Text
from ..model.statements import Statement
from .kept import Kept
from .register import Register


class Group(Struct, frozen=True):
    """An article with its statements, sorted by place."""

    article: Article
    text: str
    """Empty where the bundle brings no texts."""
    statements: tuple[Statement, ...]


class Grouped:
    """Takes a bundle in, gives groups out. To be closed: it keeps a temporary file."""

    def __init__(self, bundle: Bundle) -> None:
        self.register = Register()
        """Complete when the first group comes."""
        self._bundle = bundle
        self._texts = Kept()
        self._places: dict[str, int] = {}

    def __enter__(self) -> Grouped:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._texts.close()

    def groups(self, *, unmarked: bool = True) -> Iterator[Group]:
        """Articles in the order of their ids; with `unmarked`, those without statements too."""
        left: list[str] | None = None
        batch: list[Statement] = []
        for item in self._bundle:
            if not isinstance(item, Statement):
                self._note(item)
                continue
            if left is None:
                left = sorted(self.register.articles, reverse=True)
            if batch and batch[0].article != item.article:
                yield from self._up_to(left, batch, unmarked)
                batch = []
            batch.append(item)
        left = sorted(self.register.articles, reverse=True) if left is None else left
        if batch:
            yield from self._up_to(left, batch, unmarked)
        if unmarked:
            yield from (self._group(id, []) for id in reversed(left))

    def _up_to(self, left: list[str], batch: list[Statement], unmarked: bool) -> Iterator[Group]:
        """The articles before that of the batch, and that one. `left` is taken from its end."""
        while left[-1] != batch[0].article:
            id = left.pop()
            if unmarked:
                yield self._group(id, [])
        yield self._group(left.pop(), batch)

    def _group(self, id: str, batch: list[Statement]) -> Group:
        article = self.register.articles[id]
        return Group(article, self._text(article.sha256), tuple(batch))

    def _note(self, item: object) -> None:
        if isinstance(item, Text):
            self._places[item.sha256] = self._texts.put(item.text.encode())
        else:
            self.register.take(item)  # type: ignore[arg-type]

    def _text(self, sha256: str) -> str:
        place = self._places.get(sha256)
        return "" if place is None else self._texts.get(place).decode()
