"""How far everybody is with every article, and how far the review is, without comparing anything.

It reads counts alone: the tally that is kept with each change, who is done, what decisions rest on. Which
differences are still open shows only when an article is compared (`differing.queue`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ...model.articles import Article
from ...model.ids import Id
from ...model.review import ADJUDICATED
from ...project import Project
from ...project.queries.review import Decided, Share, articles_read, decided_in, shares
from ..people import is_compared


class ArticleProgress(Struct, frozen=True, kw_only=True):
    """How far all are with one article."""

    article: Article
    shares: tuple[Share, ...]
    """Of everybody who is compared, by id."""
    decisions: int
    waiting: int
    """Annotators' statements on which nothing is decided yet, agreed or not."""
    adjudicated: int
    """Statements that stand in the adjudicated layer."""


def progress(project: Project) -> list[ArticleProgress]:
    """Every article outside the bin that somebody has read, the latest published first."""
    by_article: dict[Id, list[Share]] = {}
    for share in shares(project.link):
        by_article.setdefault(share.article, []).append(share)
    decided = decided_in(project.link)
    none = Decided(0, 0)
    return [
        _progress(article, by_article.get(article.id, ()), decided.get(article.id, none))
        for article in articles_read(project.link)
    ]


def _progress(article: Article, known: Sequence[Share], decided: Decided) -> ArticleProgress:
    compared = tuple(share for share in known if is_compared(share.annotator))
    return ArticleProgress(
        article=article,
        shares=compared,
        decisions=decided.decisions,
        waiting=sum(share.statements for share in compared) - decided.considered,
        adjudicated=sum(share.statements for share in known if share.annotator == ADJUDICATED.id),
    )
