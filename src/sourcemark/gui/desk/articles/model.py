"""The articles of a filter as a list model: all keys at once, rows only as they come into view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from ....model.scope import ArticleFilter, ArticleState
from ....project import Project
from ....project.queries import articles as queries
from ....project.queries.articles import ArticleRow
from ...widgets.lazy_rows import Index, LazyRows, Said
from ...widgets.parts import tip


class ArticleModel(LazyRows[ArticleRow]):
    """10,000 articles are a list of integers; what is shown of each is read by the screenful."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(self._read, said, parent)
        self._project: Project | None = None
        self.filter = ArticleFilter()

    def list_articles(self, project: Project, wanted: ArticleFilter) -> None:
        """List what passes the filter. Selection and scroll position are the view's to keep."""
        self._project, self.filter = project, wanted
        self.show(queries.article_keys(project.link, wanted, project.user.annotator.id))

    def refresh_articles(self, articles: Sequence[str]) -> None:
        """Show these articles anew, where they are listed."""
        self.refresh([self.keys[row] for article in articles if (row := self.row_of_article(article)) >= 0])

    def out_of_step(self, articles: Sequence[str]) -> bool:
        """True when one of these articles may have to come into the list, or leave it, by its state."""
        return self.filter.state != "all" and any(self._may_move(article) for article in articles)

    def would_differ(self) -> bool:
        """True when the filter finds other articles, or another order, than are listed now."""
        if self._project is None:
            return False
        project = self._project
        return self.keys != queries.article_keys(project.link, self.filter, project.user.annotator.id)

    def row_of_article(self, article: str | None) -> int:
        """Where an article is listed, -1 when it is not."""
        if self._project is None or not article:
            return -1
        return self.row_of(queries.article_key(self._project.link, article))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A headline that is cut is told in full as a hint."""
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row(index.row())
            return tip(row.article.title) if row else None
        return super().data(index, role)

    def _read(self, keys: Sequence[int]) -> dict[int, ArticleRow]:
        project = self._project
        return queries.article_rows(project.link, keys, project.user.annotator.id) if project else {}

    def _may_move(self, article: str) -> bool:
        if self._project is None or (key := queries.article_key(self._project.link, article)) is None:
            return True
        row = self._read([key]).get(key)
        fits = row is not None and state(row) == self.filter.state
        return fits != (self.row_of(key) >= 0)


def origin(row: ArticleRow) -> str:
    """Outlet and date, as far as they are known."""
    article = row.article
    return " · ".join(part for part in (article.outlet, article.published[:10]) if part)


def state(row: ArticleRow) -> ArticleState:
    """The state by which lists are filtered."""
    if row.article.binned:
        return "binned"
    if row.done:
        return "done"
    return "started" if row.statements else "new"


def state_words(row: ArticleRow) -> str:
    """How far the annotator who works here is with it."""
    if row.article.binned:
        return "in the bin"
    if row.submitted:
        return "submitted"
    if row.done:
        return "done"
    return f"{row.statements:,}" if row.statements else "new"


def said(row: ArticleRow) -> Said:
    """An article in words."""
    marks = f"{row.statements:,} statements" if row.statements else "no statements"
    under_way = row.statements and not row.done
    far = f"marked up to {row.reach:.0%}" if under_way else ""
    state = "" if under_way and not row.article.binned and not row.submitted else state_words(row)
    parts = (row.article.title, origin(row), marks, far, state)
    return Said(row.article.title, ", ".join(part for part in parts if part))
