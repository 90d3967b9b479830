"""The second reading: begin or go on, judge one passage after the other, and see how far one agrees with oneself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ....model.articles import Article
from ....model.ids import Id
from ....project import Project
from ....work.marks import codebook_of
from ....work.review import rereading as work
from ....work.review.agreeing import Agreed, agree_with_oneself
from ....work.review.rereading import Judgement
from ...jobs import Job
from ...kit import Kit
from ...looks import GRID
from ...widgets.layouts import Scrolled
from .beginning import Beginning
from .judging import Judging
from .passage import around
from .result import Result

DRAWS = 1000
SEED = 1
WIDTH = 84 * GRID


class RereadingPane(QWidget):
    """Three pages, one after the other; Esc leaves them, and what was judged stays."""

    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.beginning, self.judging, self.result = Beginning(), Judging(kit.theme), Result(kit.theme)
        self.pages = QStackedWidget()
        self._second: Id | None = None
        self._lay_out()
        self.beginning.begun.connect(self._begin)
        self.beginning.went_on.connect(self._go_on)
        self.beginning.asked.connect(self._compare)
        self.judging.judged.connect(self._judge)
        for page in (self.beginning, self.judging, self.result):
            page.left.connect(self.left)

    def enter(self) -> None:
        """Show what there is to begin, to go on with, or to look at."""
        self.beginning.show_readings(work.second_readings(self._kit.session.project))
        self._show_page(self.beginning)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, size: int, seed: int) -> None:
        if self._kit.session.do(work.start, size, seed):
            self._go_on(work.second_readings(self._kit.session.project)[-1].annotator.id)

    def _go_on(self, second: Id) -> None:
        self._second = second
        project = self._kit.session.project
        found = next((one for one in work.second_readings(project) if one.annotator.id == second), None)
        statement = work.next_open(project, second)
        if found is None or statement is None:
            self._compare(second)
            return
        article = project.get(Article, statement.article)
        assert article is not None, "statements keep their article"
        self.judging.offer(codebook_of(project).source_types.choices())
        self._show_page(self.judging)
        shown = around(project.text(article), statement)
        self.judging.show_passage(shown, article.title, found.done, found.size)

    def _judge(self, said: Judgement) -> None:
        project = self._kit.session.project
        statement = work.next_open(project, self._second) if self._second else None
        if statement is None or self._second is None:
            self.enter()  # it was taken back meanwhile
        elif self._kit.session.do(work.judge, statement.id, said):
            self._go_on(self._second)

    def _compare(self, second: Id) -> None:
        def run(project: Project, job: Job) -> Agreed:
            from ....analysis.agreement import Asked

            return agree_with_oneself(project, second, Asked(seed=SEED, draws=DRAWS))

        def done(found: Agreed) -> None:
            self.result.show_agreed(found)
            self._show_page(self.result)

        self._kit.jobs.start_on(self._kit.session.project, "Comparing both readings", run, done)

    def _show_page(self, page: QWidget) -> None:
        at = (self.beginning, self.judging, self.result).index(page)
        self.pages.setCurrentIndex(at)
        page.setFocus()

    def _lay_out(self) -> None:
        for page in (self.beginning, self.judging, self.result):
            inner = QWidget()
            row = QHBoxLayout(inner)
            row.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
            row.addStretch(1)
            page.setMaximumWidth(WIDTH)
            row.addWidget(page, 100)
            row.addStretch(1)
            self.pages.addWidget(Scrolled(inner))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
