"""Keeps the list of articles in step with the project, and opens what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QObject

from ....model.articles import Article, Progress
from ....model.changes import Changes
from ....model.scope import ArticleFilter
from ....model.statements import Statement
from ....work import articles as work
from ...kit import Kit
from ..here import Here
from .model import ArticleModel
from .pane import ArticlePane

_NOTHING_YET = (
    "No articles yet.\n\n{import_files} Import files\n{import_folder} Import a folder\n"
    "{paste_article} Paste a text\nor drop files here.\n\nTo look around first, find the sample project with {palette}."
)
_EMPTY = {
    "new": "Nothing new: every article has statements of yours, or is done.",
    "started": "No article is begun and not yet done.",
    "done": "No article is done yet. {article_done} says that you are done with one.",
    "binned": "The bin is empty.",
}


_HINTS = ("palette", "import_files", "import_folder", "paste_article", "article_done")
SEVERAL = 50
"""Changes up to which it is asked, one by one, whose they are."""


class ArticleControl(QObject):
    """The only one who knows both the list and the project."""

    def __init__(self, kit: Kit, here: Here, pane: ArticlePane, model: ArticleModel) -> None:
        super().__init__(pane)
        self._kit, self._here, self._pane, self._model = kit, here, pane, model
        self._busy = False
        pane.filter_wanted.connect(self._filter)
        pane.article_wanted.connect(self._open)
        here.changed.connect(self._changed)
        here.article_opened.connect(self._follow)
        kit.actions.keys_changed.connect(self._say_when_empty)
        kit.session.brought.connect(self._show)
        kit.session.closing.connect(self._keep_place)
        self._bind()

    def start(self) -> None:
        """List everything, and open the article where one left off, else the first one."""
        self._filter(ArticleFilter())
        row = self._model.row_of_article(self._kit.profile.last_read(self._kit.session.project.path))
        if row >= 0:
            self._open_at(row)
        self._follow()

    def step(self, by: int) -> None:
        """Open the article before or after the open one."""
        row = self._model.row_of_article(self._here.article.id if self._here.article else None)
        if 0 <= row + by < self._model.rowCount():
            self._select(row + by)
            self._open(row + by)

    def _show(self, article: str) -> None:
        """Somebody brought this article in: it is shown, also where the filter would hide it."""
        if self._model.row_of_article(article) < 0:
            self._pane.show_all()
        if (row := self._model.row_of_article(article)) >= 0:
            self._open_at(row)

    def _keep_place(self) -> None:
        if self._here.article is not None:
            self._kit.profile.keep_read(self._kit.session.project.path, self._here.article.id)

    def _bind(self) -> None:
        bind, pane = self._kit.actions.bind, self._pane
        bind("filter_articles", self._go_to_filter, owner=pane)
        bind("next_article", lambda: self.step(1), owner=pane)
        bind("previous_article", lambda: self.step(-1), owner=pane)
        bind("go_articles", pane.list.setFocus, owner=pane)
        bind("article_done", self._toggle_done, self._is_open, owner=pane)
        bind("bin_article", self._toggle_bin, self._is_open, owner=pane)

    def _is_open(self) -> bool:
        return self._here.article is not None

    def _go_to_filter(self) -> None:
        self._pane.words.setFocus()
        self._pane.words.selectAll()

    def _toggle_done(self) -> None:
        article = self._here.article
        row = self._model.row(self._model.row_of_article(article.id)) if article else None
        if article is not None:
            self._kit.session.do(work.set_done, article.id, not (row.done if row else False))

    def _toggle_bin(self) -> None:
        article = self._here.article
        if article is None:
            return
        row, into = self._model.row_of_article(article.id), not article.binned
        done = self._kit.session.do(work.set_binned, [article.id], into)
        if done is not None and into and self._model.filter.state != "binned":
            self._open_at(row)

    def _open_at(self, row: int) -> None:
        """The article that has come to stand there is opened, else the last one; none when none is left."""
        row = min(max(row, 0), self._model.rowCount() - 1)
        if row < 0:
            self._here.open(None)
        else:
            self._select(row)
            self._open(row)

    def _filter(self, wanted: ArticleFilter) -> None:
        self._busy = True
        self._model.list_articles(self._kit.session.project, wanted)
        self._pane.list.scrollToTop()
        self._reselect()
        self._busy = False
        self._say_when_empty()

    def _changed(self, changes: Changes) -> None:
        """Rows touched are shown anew; only where others may come or go is the list asked for again."""
        described = changes.of(Article.kind)
        touched = self._touched(changes)
        moves = bool(described) or touched is None or self._model.out_of_step(touched)
        if moves and (described or self._model.filter.state != "all") and self._model.would_differ():
            self._renew()
        elif touched is None:
            self._model.refresh()
        else:
            self._model.refresh_articles(touched)

    def _touched(self, changes: Changes) -> list[str] | None:
        """The articles whose rows read otherwise now; None when that can't be told."""
        project, found = self._kit.session.project, dict.fromkeys(changes.of(Article.kind))
        if changes.many(Article.kind):
            return None
        for kind in (Progress, Statement):
            ids = changes.of(kind.kind)
            if len(ids) > SEVERAL:
                return None
            for id in ids:
                thing = project.get(kind, id)
                if not isinstance(thing, Progress | Statement):
                    return None
                found[thing.article] = None
        return list(found)

    def _renew(self) -> None:
        bar = self._pane.list.verticalScrollBar()
        kept, self._busy = bar.value(), True
        self._model.list_articles(self._kit.session.project, self._model.filter)
        self._reselect()
        self._busy = False
        bar.setValue(kept)
        self._say_when_empty()
        self._follow()

    def _follow(self) -> None:
        """The open article is the current row; while none is open, the first one is opened."""
        if self._here.article is None and self._model.rowCount():
            self._select(0)
            self._open(0)
        else:
            self._reselect()

    def _reselect(self) -> None:
        row = self._model.row_of_article(self._here.article.id if self._here.article else None)
        if row >= 0:
            self._select(row)
        else:
            self._pane.list.selectionModel().clear()  # the open article does not pass the filter

    def _select(self, row: int) -> None:
        busy, self._busy = self._busy, True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._pane.list.selectionModel().setCurrentIndex(self._model.index(row), flags)
        self._busy = busy

    def _open(self, row: int) -> None:
        found = self._model.row(row)
        if found is not None and not self._busy:
            self._here.open(found.article.id)

    def _say_when_empty(self) -> None:
        if self._model.rowCount():
            self._pane.set_empty("")
            return
        wanted = self._model.filter
        hints = {name: self._kit.actions.hint(name) for name in _HINTS}
        words = _EMPTY.get(wanted.state, _NOTHING_YET).format(**hints)
        if wanted.words or wanted.text:
            words = "No article has these words."
        self._pane.set_empty(words)
