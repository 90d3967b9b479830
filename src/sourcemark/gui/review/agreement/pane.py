"""Agreement: a line for each facet, what lies behind it, and how to get at the statements and the raw table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ....model.articles import Article
from ....project import Project
from ....work.review.agreeing import Agreed, behind_cell, write_raw
from ...jobs import Job
from ...kit import Kit
from ...looks import GRID
from ...widgets.form import Remark
from ...widgets.parts import button, label
from ...widgets.splitter import KeptSplitter
from ..rereading.pane import RereadingPane
from .choices import Choices
from .control import Counting
from .details import Details
from .empty import why_empty
from .lines import counted, lines_of, said_of
from .listed import FacetList
from .turns import Wish

DRAWS = 1000
STALE = "Older than the project: being counted anew …"


class AgreementPane(QWidget):
    """How far annotators agree, live."""

    statements_wanted = Signal(list)
    """`(article, statements)` for each unit behind a cell: ids, in the order of the text."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.agreed: Agreed | None = None
        """What is shown."""
        self.choices, self.state, self.remarks = Choices(), Remark(), Remark()
        self.list, self.details = FacetList(kit.theme), Details(kit.theme)
        self.words = label("", "muted", wrap=True)
        self.body, self.pages = QStackedWidget(), QStackedWidget()
        self.rereading = RereadingPane(kit)
        self.counting = Counting(kit, self)
        self._lay_out()
        self._bind()
        self.setFocusProxy(self.list)
        kit.actions.place(self, "review/agreement")
        self._ask()

    def panes(self) -> Sequence[QWidget]:
        """What F6 walks."""
        return [self.choices, self.list, self.details]

    def set_article(self, article: Article | None) -> None:
        """The article that is open in the room: one may ask for its figures alone."""
        self.choices.set_article(article)

    def write(self, path: Path) -> None:
        """Write the raw table behind what is shown, as a job."""
        shown, session = self.agreed, self._kit.session
        if shown is None:
            return

        def run(project: Project, job: Job) -> int:
            return write_raw(project, path, shown, task=job)

        def done(rows: int) -> None:
            session.said.emit(f"{counted(rows, 'row')} written to {path.name}.")

        self._kit.jobs.start_on(session.project, f"Exporting {path.name}", run, done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.counting.wake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.counting.wake(False)

    def _bind(self) -> None:
        self.choices.changed.connect(self._ask)
        self.counting.counted.connect(self._show)
        self.counting.failed.connect(self._fail)
        self.counting.stale.connect(self._mark_stale)
        self.counting.given_up.connect(
            lambda: self.state.say(f"Not counted to the end: {self._again} does it.")
        )
        self.list.moved.connect(lambda _: self._show_facet())
        self.list.entered.connect(lambda _: self.details.setFocus())
        self.details.cell_wanted.connect(self._open)
        self.rereading.left.connect(self._leave_rereading)
        bind, ready = self._kit.actions.bind, lambda: self.agreed is not None
        bind("go_figures", self.list.setFocus, owner=self)
        bind("go_behind", self.details.setFocus, ready, owner=self)
        bind("go_compared", self.choices.setFocus, owner=self)
        bind("export_raw", self._export, ready, owner=self)
        bind("count_again", self.counting.again, owner=self)
        bind("second_reading", self._reread, lambda: not self._kit.session.read_only, owner=self)

    @property
    def _again(self) -> str:
        return self._kit.actions.hint("count_again") or "Count again"

    def _ask(self) -> None:
        choices = self.choices
        self.counting.want(Wish(choices.among, choices.threshold.value, int(choices.seed.value), DRAWS))

    def _mark_stale(self) -> None:
        self.state.say(STALE)
        self.list.show_stale(True)

    def _show(self, agreed: Agreed) -> None:
        self.agreed = agreed
        self.choices.offer(agreed.people)
        self.state.say(f"{said_of(agreed.report)} · counted {datetime.now().astimezone():%H:%M}")
        self.remarks.say("\n".join(agreed.remarks))
        self.list.show_stale(False)
        self._show_words(why_empty(agreed))
        self.list.show_lines(lines_of(agreed))
        self._show_facet()

    def _fail(self, why: str) -> None:
        self.agreed = None
        self.state.say("")
        self.remarks.say("")
        self._show_words(why)

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self.body.setCurrentIndex(1 if words else 0)

    def _show_facet(self) -> None:
        if self.agreed is not None and self.list.facet is not None:
            self.details.show_facet(self.agreed, self.list.facet)

    def _open(self, facet: str, row: int, column: int) -> None:
        if self.agreed is not None:
            self.statements_wanted.emit(behind_cell(self.agreed, facet, row, column))

    def _export(self) -> None:
        proposed = self._kit.session.project.path.with_suffix(".agreement.csv")
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Export the raw table", str(proposed), "CSV table (*.csv)"
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(".csv"))

    def _reread(self) -> None:
        self.pages.setCurrentWidget(self.rereading)
        self.rereading.enter()

    def _leave_rereading(self) -> None:
        self.pages.setCurrentIndex(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        figures = QWidget()
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(8 * GRID, 10 * GRID, 8 * GRID, 0)
        parts = [self.list, self.details]
        self.body.addWidget(KeptSplitter(self._kit.profile, "agreement", True, parts, (440, 560)))
        self.body.addWidget(self.words)
        column.addWidget(self.body, 1)
        self.pages.addWidget(figures)
        self.pages.addWidget(self.rereading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.pages)

    def _head(self) -> QVBoxLayout:
        column, top = QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        top.addWidget(self.choices, 1)
        for ident, words in (("second_reading", "Second reading …"), ("export_raw", "Export raw table …")):
            top.addWidget(button(words, partial(self._kit.actions.run, ident), "quiet"))
        column.addLayout(top)
        for part in (self.state, self.remarks):
            column.addWidget(part)
        return column
