"""Keeps the list of articles in review in step with the project, and opens what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ....model.articles import Article, Progress
from ....model.changes import Changes
from ....model.ids import Id
from ....model.people import Annotator
from ....model.review import ADJUDICATED
from ....model.statements import Statement
from ....work.review.progress import ArticleProgress, progress
from ...kit import Kit
from ...widgets.filter_line import fits
from ..here import Here
from ..read import ranked
from .model import Cell, ReadArticles, Row
from .pane import ReadPane


class ReadControl(QObject):
    """Counts of statements are read from the file, those of differences from what has been compared."""

    def __init__(self, kit: Kit, here: Here, pane: ReadPane, model: ReadArticles) -> None:
        super().__init__(pane)
        self._kit, self._here, self._pane, self._model = kit, here, pane, model
        self._all: list[ArticleProgress] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.renew)
        kit.session.closed.connect(self._soon.stop)
        here.changed.connect(self._changed)
        here.article_opened.connect(self.follow)
        here.survey.renewed.connect(lambda article, _: self._count(article))
        here.survey.counted.connect(self._narrow)
        here.known.forgot.connect(self._soon.start)
        pane.filter_wanted.connect(self.show)
        pane.article_wanted.connect(self._open)
        self._bind()
        self.renew()

    def renew(self) -> None:
        """Read anew how far all are."""
        self._all = progress(self._here.project)
        self.show()

    def show(self) -> None:
        """List what passes the filter."""
        people = self._people()
        widest = max((share.statements for one in self._all for share in one.shares), default=0)
        rows = [self._row(one, people, max(99, widest)) for one in self._all]
        self._model.show([row for row in rows if self._fits(row)])
        self.follow()
        empty = "No article passes the filter." if self._all else "Nobody has marked anything yet."
        self._pane.body.say("" if self._model.rows else empty)

    def step(self, by: int) -> None:
        """Open the article before or after the open one."""
        row = self._model.row_of(self._here.article.id if self._here.article else None)
        if 0 <= row + by < self._model.rowCount():
            self._open(row + by)

    def follow(self) -> None:
        """The row of the open article is the current one."""
        self._pane.show_current(self._model.row_of(self._here.article.id if self._here.article else None))

    def _people(self) -> list[Id]:
        """All who have read anything, oneself first: their columns are the same in every row."""
        found = {share.annotator for one in self._all for share in one.shares} - {ADJUDICATED.id}
        return ranked(self._here.project, self._here.known.person, found)

    def _row(self, one: ArticleProgress, people: list[Id], widest: int) -> Row:
        shares = {share.annotator: share for share in one.shares}
        cells = tuple(Cell(self._here.known.person(who), shares.get(who)) for who in people)
        return Row(one, cells, self._here.survey.counts(one.article.id), widest)

    def _fits(self, row: Row) -> bool:
        article, state = row.progress.article, self._pane.states.chosen
        text = f"{article.title} {article.outlet} {article.byline} {article.published}"
        if not fits(text, self._pane.words.text()):
            return False
        found = row.counts
        if state == "open":
            return found is None or bool(found.open or found.reopened)
        return state == "all" or (found is not None and row.share_done == 1.0)

    def _count(self, article: Id) -> None:
        """The row of one article anew; it stays where it is, also where the filter would now hide it."""
        at = self._model.row_of(article)
        if at >= 0:
            old = self._model.rows[at]
            counts = self._here.survey.counts(article)
            self._model.put(at, Row(old.progress, old.cells, counts or old.counts, old.widest))

    def _narrow(self) -> None:
        if self._here.survey.whole and self._pane.states.chosen != "all":
            self.show()

    def _changed(self, changes: Changes) -> None:
        others = changes.of(Progress.kind) or changes.of(Article.kind) or changes.of(Annotator.kind)
        if others or changes.many(Statement.kind) or any(map(self._counts, changes.of(Statement.kind))):
            self._soon.start()

    def _counts(self, statement: Id) -> bool:
        """What stands is counted with the differences."""
        found = self._here.statement(statement)
        return found is None or found.annotator != ADJUDICATED.id

    def _open(self, row: int) -> None:
        self._here.open(self._model.rows[row].id)
        self.follow()

    def _bind(self) -> None:
        bind, pane = self._kit.actions.bind, self._pane
        bind("next_read_article", lambda: self.step(1), owner=pane)
        bind("previous_read_article", lambda: self.step(-1), owner=pane)
        bind("go_read_articles", pane.list.setFocus, owner=pane)
        bind("filter_read_articles", self._go_to_filter, owner=pane)

    def _go_to_filter(self) -> None:
        self._pane.words.setFocus()
        self._pane.words.selectAll()
