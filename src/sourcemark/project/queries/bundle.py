"""A scope of the project as a bundle: sorted and streamed, so that a million statements need no memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from ...model.articles import Article, Progress
from ...model.bundle import Item, Original, Text
from ...model.codebook import Codebook
from ...model.entity import Entity
from ...model.kinds import decode
from ...model.people import Annotator
from ...model.scope import Scope
from ...model.sources import Assessment, Source
from .. import documents
from .statements import stream


def bundle(link: sqlite3.Connection, scope: Scope, *, texts: bool = True) -> Iterator[Item]:
    """All that a scope takes, in the order `model.bundle` says. Without `texts`: only what describes them."""
    for kind in (Annotator, Codebook, Source, Assessment):
        yield from _all(link, kind)
    if texts:
        yield from _texts(link, scope)
    yield from _articles(link, scope)
    yield from stream(link, scope)
    for progress in _all(link, Progress):
        if isinstance(progress, Progress) and _holds(scope, progress):
            yield progress


def _holds(scope: Scope, progress: Progress) -> bool:
    return (not scope.articles or progress.article in scope.articles) and (
        not scope.annotators or progress.annotator in scope.annotators
    )


def _all(link: sqlite3.Connection, kind: type[Entity]) -> Iterator[Entity]:
    for (body,) in link.execute(f"SELECT body FROM {kind.kind} ORDER BY id"):
        yield decode(kind.kind, body)


def _articles(link: sqlite3.Connection, scope: Scope) -> Iterator[Article]:
    for article in _all(link, Article):
        assert isinstance(article, Article)
        if (scope.binned or not article.binned) and (not scope.articles or article.id in scope.articles):
            yield article


def _texts(link: sqlite3.Connection, scope: Scope) -> Iterator[Item]:
    articles = list(_articles(link, scope))
    for digest in sorted({a.sha256 for a in articles}):
        yield Text(sha256=digest, text=documents.text(link, digest))
    for digest in sorted({a.captured.original for a in articles if a.captured.original}):
        yield Original(sha256=digest, data=documents.original(link, digest))
