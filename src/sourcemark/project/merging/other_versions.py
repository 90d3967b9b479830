"""A coworker's articles that look like other versions of ours: a text that was corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ...model.articles import Article
from ..reading import every


class Likeness(Struct, frozen=True):
    """A coworker's article that looks like another version of one of ours: marks can be carried over by quote."""

    article: str
    title: str
    into: str
    why: str


def likenesses(link: sqlite3.Connection, arriving: Iterable[Article]) -> Iterator[Likeness]:
    """Which of a coworker's new articles look like other versions of ours: by link, by address, by title and outlet."""
    urls: dict[str, str] = {}
    titles: dict[tuple[str, str], str] = {}
    ids = set[str]()
    for article in every(link, Article, "SELECT body FROM main.article ORDER BY id DESC"):
        ids.add(article.id)
        urls[article.url] = article.id
        titles[_title(article)] = article.id
    for theirs in arriving:
        if theirs.corrects in ids:
            yield Likeness(theirs.id, theirs.title, str(theirs.corrects), "it says that it corrects ours")
        elif theirs.url and theirs.url in urls:
            yield Likeness(theirs.id, theirs.title, urls[theirs.url], "the same address")
        elif theirs.title and _title(theirs) in titles:
            yield Likeness(theirs.id, theirs.title, titles[_title(theirs)], "the same title and outlet")


def _title(article: Article) -> tuple[str, str]:
    return article.title.casefold(), article.outlet.casefold()
