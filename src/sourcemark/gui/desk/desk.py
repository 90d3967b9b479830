"""The Desk: articles on the left, the text in the middle, the statement and all statements on the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..kit import Kit
from ..reader import Reader
from ..warming import Warming
from ..widgets.parts import named
from ..widgets.splitter import KeptSplitter, keep_readable
from .ahead import ahead
from .articles.control import ArticleControl
from .articles.describing import Describing
from .articles.model import ArticleModel
from .articles.pane import ArticlePane
from .foot.control import FootControl
from .foot.finding import Finding
from .foot.foot import Foot
from .here import Here
from .known import Known
from .panel.reach import Reach
from .proposing.door import Door
from .reading import Reading
from .side import Side
from .statements.control import StatementControl
from .statements.delegate import StatementRows
from .statements.model import StatementModel
from .statements.pane import StatementPane
from .submitting import Notice, Submitting
from .tagging.edits import Edits
from .tagging.follow import Follow
from .tagging.letters import Letters
from .tagging.sequence import TagSequence

if TYPE_CHECKING:
    from .panel.panel import StatementPanel


class Desk(QWidget):
    """Makes the panes and one controller per concern; decides nothing itself."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Desk")
        self.here = Here(kit.session, self)
        self.known = Known(self.here, self)
        self._make_panes(kit)
        self._lay_out(kit)
        self._make_controllers(kit)
        self._place_keys(kit)
        self.setFocusProxy(self.reader)
        self.setTabOrder(self.articles.list, self.reader)
        self.article_control.start()
        warming = Warming(chain(ahead(self.side), self.proposing.steps()), self)
        kit.session.closed.connect(warming.stop)

    def panes(self) -> Sequence[QWidget]:
        """What takes the focus in each pane, in reading order."""
        right = self.side.form if self.side.form_is_open else self.side.panel
        return [self.articles.list, self.reader, right, self.statements.list]

    @property
    def open_article(self) -> str | None:
        """The id of the article that is read."""
        return self.here.article.id if self.here.article else None

    def show_statement(self, statement: str) -> None:
        """Opens the article of a statement, with the statement in focus and in view."""
        found = self.here.statement(statement)
        if found is not None:
            self.here.open(found.article)
            self.here.focus_on(statement)
            self._to_statement()

    def _make_panes(self, kit: Kit) -> None:
        self.article_model = ArticleModel(self)
        self.articles = ArticlePane(kit, self.article_model)
        self.reader = named(Reader(), "Article")
        self.foot, self.notice = Foot(kit.theme), Notice()
        self.side = Side(kit, self.here, self.known)
        self.statement_model = StatementModel(self.here, self.known, self)
        self.statements = StatementPane(self.statement_model)
        rows = StatementRows(kit.theme, self.here, self.known, self.statements)
        self.statements.set_rows(rows)

    def _make_controllers(self, kit: Kit) -> None:
        here, known, reader = self.here, self.known, self.reader
        self.reading = Reading(kit, here, known, reader)
        self.sequence = TagSequence(kit, here, known, reader)
        self.follow = Follow(kit, here, reader, self.sequence)
        self.edits = Edits(kit, here, reader, self.follow)
        self.finding = Finding(kit, here, reader, self.foot)
        self.foot_control = FootControl(kit, known, self.sequence, self.foot)
        kit.actions.bind("take_source", self._enter, owner=self)
        self.proposing = Door(kit, self.sequence, self.follow, self.foot_control)
        self._middle.insertWidget(1, self.proposing.place)
        self.side.made.connect(self._order_keys)
        self.side.done.connect(reader.setFocus)
        self.submitting = Submitting(kit, here, self.notice)
        self.reach = Reach(kit, here, self.side)
        self.describing = Describing(kit, here, self.side)
        self.describing.done.connect(reader.setFocus)
        self.statement_control = StatementControl(kit, here, known, self.statements, self.statement_model)
        self.article_control = ArticleControl(kit, here, self.articles, self.article_model)
        self.articles.left.connect(reader.setFocus)
        self.statements.left.connect(self._to_statement)

    def _enter(self) -> None:
        """In the list Enter leads to the text; in the text it takes what is proposed."""
        if self.statements.list.hasFocus():
            self._to_statement()
        else:
            self.sequence.enter()

    def _to_statement(self) -> None:
        """From the list back to the text, to the very statement."""
        if self.here.focus is not None:
            self.follow.select_focus(reveal=True)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_keys(self, kit: Kit) -> None:
        kit.actions.place(self, "desk")
        for widget in (self.reader, self.statements.list):
            kit.actions.place(widget, "desk/reader")
            Letters(widget, self._letter, lambda: self.sequence.escape() or self.proposing.escape())

    def _letter(self, letter: str) -> bool:
        return self.proposing.letter(letter) or self.sequence.letter(letter)

    def _order_keys(self, panel: StatementPanel) -> None:
        """Tab comes through the panel before the list, although the panel is made later."""
        list_parts = self.statements.words, self.statements.filters, self.statements.list
        for before, after in pairwise((panel.last_controls()[-1], *list_parts)):
            self.setTabOrder(before, after)

    def _lay_out(self, kit: Kit) -> None:
        middle = QWidget()
        self._middle = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reader, 1)
        column.addWidget(self.notice)
        column.addWidget(self.foot)
        right = KeptSplitter(kit.profile, "Statement", False, (self.side, self.statements), (470, 220))
        self._least = ((self.articles, 26), (middle, 33), (right, 31))
        self.splitter = KeptSplitter(
            kit.profile, "Desk", True, (self.articles, middle, right), (240, 612, 348)
        )
        self.splitter.setStretchFactor(1, 1)
        for side in (0, 2):
            self.splitter.setStretchFactor(side, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        kit.theme.changed.connect(self._widen)
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        keep_readable(self, self._least)
