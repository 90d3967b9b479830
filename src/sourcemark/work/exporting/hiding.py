"""A bundle in which sources have pseudonyms, wherever they are named: bundle in, bundle out, article by article."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import groupby

import msgspec

from ...model.articles import Article
from ...model.bundle import Bundle, Item, Moment, Original, Text
from ...model.entity import Entity
from ...model.known_names import KnownNames
from ...model.review import Settlement
from ...model.sources import Source
from ...project import Project
from ...project.queries.hiding import secret
from .edited_articles import EditedArticles
from .pseudonyms import Pseudonyms
from .rewriting import Rewriting

_GONE = (Text, Original, Moment, Settlement)
"""Texts come anew; the others would lead to what was hidden, or say something of this very project."""


def pseudonyms_of(project: Project) -> Pseudonyms:
    """Those of all sources of the project, whatever is exported."""
    return Pseudonyms(secret(project.link), project.all(Source))


def hidden(project: Project, items: Bundle, names: Pseudonyms, *, texts: bool) -> Generator[Item, None, None]:
    """The bundle with pseudonyms, under other ids. Articles must come in the order of `names.id`, without texts."""
    known = KnownNames(names.names())
    with closing(EditedArticles(project, names, known)) as edited:
        rewriting = Rewriting(project, names, known, edited)
        for kind, run in groupby((i for i in items if not isinstance(i, _GONE)), type):
            if kind is Article:
                yield from _articles(run, rewriting, edited, texts=texts)
            elif kind is Source:
                yield from sorted(map(rewriting.item, run), key=_id)
            else:
                yield from map(rewriting.item, run)


def _id(item: Item) -> str:
    assert isinstance(item, Entity)
    return item.id


def _articles(
    run: Iterator[Item], rewriting: Rewriting, edited: EditedArticles, *, texts: bool
) -> Iterator[Item]:
    """The texts of the articles as they are now, then the articles."""
    found, told = list[Article](), set[str]()
    for article in run:
        assert isinstance(article, Article)
        words, digest = edited.prepare(article)
        if texts and digest not in told:
            told.add(digest)
            yield Text(sha256=digest, text=words)
        found.append(msgspec.structs.replace(article, sha256=digest, length=len(words)))
    yield from map(rewriting.item, found)
