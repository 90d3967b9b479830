"""Which articles: a list to tick in, which can be filtered; all are ticked to begin with."""

from __future__ import annotations

from ...model.articles import Article
from ...project import Project
from .tick_list import Row, TickList


class ArticleChoice(TickList):
    """The articles of a project that are not in the bin, or those in it too."""

    def __init__(self, project: Project, here: str | None, name: str = "Articles to hand out") -> None:
        """`here`: the article that is open on the Desk, which can be chosen alone."""
        found = project.get(Article, here) if here else None
        only = ("Only the open one", found.id) if found and not found.binned else None
        super().__init__(name, "Filter by title or outlet", title="Articles", only=only)
        self._project = project
        self.fill()

    def fill(self, *, binned: bool = False) -> None:
        """List them by title."""
        found = [article for article in self._project.all(Article) if binned or not article.binned]
        self.offer(Row(a.id, _words(a)) for a in sorted(found, key=lambda a: a.title.casefold()))


def _words(article: Article) -> str:
    parts = (article.title, article.outlet, "in the bin" if article.binned else "")
    return "  ·  ".join(part for part in parts if part)
