"""The articles of a filter as a list model: all keys at once, rows only as they come into view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ....model.scope import ArticleFilter, ArticleState
from ....project import Project
from ....project.queries import articles as queries
from ....project.queries.articles import ArticleRow

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The `ArticleRow` of an index."""
AHEAD = 40
"""Rows read at once when one comes into view."""


class ArticleModel(QAbstractListModel):
    """10,000 articles are a list of integers; what is shown of each is read by the screenful."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._keys: list[int] = []
        self._rows: dict[int, ArticleRow] = {}
        self._at: dict[int, int] = {}
        self.filter = ArticleFilter()

    def show(self, project: Project, wanted: ArticleFilter) -> None:
        """List what passes the filter. Selection and scroll position are the view's to keep."""
        self.beginResetModel()
        self._project, self.filter = project, wanted
        self._keys = queries.article_keys(project.link, wanted, project.user.annotator.id)
        self._at = {key: row for row, key in enumerate(self._keys)}
        self._rows.clear()
        self.endResetModel()

    def refresh(self, articles: Sequence[str]) -> None:
        """Show these articles anew, where they are listed."""
        for article in articles:
            row = self.row_of(article)
            if row >= 0:
                self._rows.pop(self._keys[row], None)
                self.dataChanged.emit(self.index(row), self.index(row))

    def refresh_all(self) -> None:
        """Show every row anew: nobody knows which articles were touched."""
        self._rows.clear()
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def out_of_step(self, articles: Sequence[str]) -> bool:
        """True when one of these articles may have to come into the list, or leave it, by its state."""
        return self.filter.state != "all" and any(self._may_move(article) for article in articles)

    def would_differ(self) -> bool:
        """True when the filter finds other articles, or another order, than are listed now."""
        if self._project is None:
            return False
        project = self._project
        return self._keys != queries.article_keys(project.link, self.filter, project.user.annotator.id)

    def _may_move(self, article: str) -> bool:
        if self._project is None or (key := queries.article_key(self._project.link, article)) is None:
            return True
        row = queries.article_rows(self._project.link, [key], self._project.user.annotator.id).get(key)
        fits = row is not None and state(row) == self.filter.state
        return fits != (key in self._at)

    def row_of(self, article: str | None) -> int:
        """Where an article is listed, -1 when it is not."""
        if self._project is None or not article:
            return -1
        key = queries.article_key(self._project.link, article)
        return self._at.get(key, -1) if key is not None else -1

    def row(self, row: int) -> ArticleRow | None:
        """What is shown in a row; None for an article that vanished."""
        if self._project is None or not 0 <= row < len(self._keys):
            return None
        key = self._keys[row]
        if key not in self._rows:
            start = row - row % AHEAD
            ahead = self._keys[start : start + AHEAD]
            found = queries.article_rows(self._project.link, ahead, self._project.user.annotator.id)
            self._rows.update(found)
        return self._rows.get(key)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.article.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None


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
    if row.done:
        return "done"
    return f"{row.statements:,}" if row.statements else "new"


def spoken(row: ArticleRow) -> str:
    """The row as a screen reader says it."""
    marks = f"{row.statements:,} statements" if row.statements else "no statements"
    far = f"marked up to {row.reach:.0%}" if row.statements and not row.done else ""
    state = "" if row.statements and not row.done and not row.article.binned else state_words(row)
    return ", ".join(part for part in (row.article.title, origin(row), marks, far, state) if part)
