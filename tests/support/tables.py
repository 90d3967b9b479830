"""Small bundles for the tests of tables."""

from __future__ import annotations

from hashlib import sha256

from files import BOOK, WHEN, user

from sourcemark.model.articles import Article, Capture
from sourcemark.model.bundle import Item
from sourcemark.model.codebook import Codebook
from sourcemark.model.ids import new_id
from sourcemark.model.people import User
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement


def an_article(text: str, title: str = "Troops move", **fields: str) -> Article:
    """An article of that text, as it stands in a bundle."""
    digest = sha256(text.encode()).hexdigest()
    captured = Capture(at=WHEN)
    return Article(id=new_id(), title=title, sha256=digest, length=len(text), captured=captured, **fields)  # type: ignore[arg-type]


def a_set(
    article: Article, *items: Statement | Source, who: User | None = None, book: Codebook = BOOK
) -> list[Item]:
    """A bundle of one article, in the order in which bundles are."""
    sources = [item for item in items if isinstance(item, Source)]
    statements = [item for item in items if isinstance(item, Statement)]
    return [(who or user()).annotator, book, *sources, article, *statements]
