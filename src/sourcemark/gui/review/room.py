"""The Review room: articles, the text with everybody's readings beside it, and the queue of what they differ in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ..kit import Kit
from ..reader.lanes import LaneReader
from ..widgets.parts import named
from ..widgets.splitter import KeptSplitter, keep_readable
from .accepting import Accepting
from .acts import ReviewActs
from .articles.control import ReadControl
from .articles.model import ReadArticles
from .articles.pane import ReadPane
from .deciding import Deciding
from .deciding_acts import DecidingActs
from .detail.control import DetailControl
from .detail.pane import DetailPane
from .editing import Editing
from .head import AGREEMENT, Head
from .here import Here
from .letters import Letters
from .queue.control import QueueControl
from .queue.delegate import QueueRows
from .queue.model import QueueModel
from .queue.pane import QueuePane
from .reading import Reading

if TYPE_CHECKING:
    from .agreement.pane import AgreementPane


class ReviewRoom(QWidget):
    """Makes the panes and one controller per concern; decides nothing itself."""

    statement_wanted = Signal(str)
    """Id of a statement to be shown on the Desk."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Review")
        self._kit = kit
        self._agreement: AgreementPane | None = None
        self.here = Here(kit, self)
        self._make_panes(kit)
        self._lay_out(kit)
        self._make_controllers(kit)
        self._place_keys(kit)
        self.setFocusProxy(self.reader)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.here.wake)
        kit.session.closed.connect(self._soon.stop)
        self.acts.begin()

    def panes(self) -> Sequence[QWidget]:
        """What takes the focus in each pane, in reading order."""
        if self.views.currentWidget() is not self.differences:
            return [self.head.views, self.agreement]
        return [self.articles.list, self.reader, self.queue.list, self.detail]

    @property
    def open_article(self) -> str | None:
        """The id of the article that is read."""
        return self.here.article.id if self.here.article else None

    def showEvent(self, event: QShowEvent) -> None:
        """What is open is painted first; then it is compared, and all the others beside the window."""
        super().showEvent(event)
        if self.here.article is None:
            self.read_control.renew()
            self.acts.begin()
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()
        self.here.sleep()

    @property
    def agreement(self) -> AgreementPane:
        """The figures, made when they are first wanted."""
        if self._agreement is None:
            from .agreement.pane import AgreementPane

            self._agreement = AgreementPane(self._kit)
            self._agreement.statements_wanted.connect(self.acts.show_behind)
            self._agreement.set_article(self.here.article)
            self.here.article_opened.connect(lambda: self.agreement.set_article(self.here.article))
            self.views.addWidget(self._agreement)
        return self._agreement

    def show_view(self, view: str) -> None:
        """The differences, or the figures of agreement."""
        self.head.show_view(view)
        shown = self.agreement if view == AGREEMENT else self.differences
        self.views.setCurrentWidget(shown)
        self.setFocusProxy(self.agreement if view == AGREEMENT else self.reader)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panes(self, kit: Kit) -> None:
        self.read_articles = ReadArticles(self.here.known, self)
        self.articles = ReadPane(kit, self.read_articles)
        self.reader = named(LaneReader(), "Article with all readings")
        self.queue_model = QueueModel(self.here.known, self)
        self.queue = QueuePane(self.queue_model)
        self.queue.set_rows(QueueRows(kit.theme, self.here.known, self.queue))
        self.detail = DetailPane(kit)
        self.head = Head(kit)

    def _make_controllers(self, kit: Kit) -> None:
        here, reader = self.here, self.reader
        self.reading = Reading(here, reader)
        self.queue_control = QueueControl(kit, here, self.queue, self.queue_model)
        self.detail_control = DetailControl(kit, here, self.detail)
        of_item = (here, self.detail, self.detail_control, self.queue_control, reader)
        self.deciding, self.editing = Deciding(*of_item), Editing(*of_item)
        self.deciding_acts = DecidingActs(here, self.detail, self.deciding)
        self.accepting = Accepting(kit, here, self)
        self.read_control = ReadControl(kit, here, self.articles, self.read_articles)
        self.acts = ReviewActs(kit, self)

    def _place_keys(self, kit: Kit) -> None:
        kit.actions.place(self, "review")
        for widget in (self.reader, self.queue.list, self.detail.sides):
            kit.actions.place(widget, "review/reader")
            Letters(widget, kit.actions)

    def _lay_out(self, kit: Kit) -> None:
        right = KeptSplitter(
            kit.profile, "Queue and difference", False, (self.queue, self.detail), (232, 408)
        )
        self.differences = KeptSplitter(
            kit.profile, "Review", True, (self.articles, self.reader, right), (232, 536, 432)
        )
        for at, stretch in enumerate((0, 1, 0)):
            self.differences.setStretchFactor(at, stretch)
        self._least = ((self.articles, 21), (self.reader, 40), (right, 38))
        self.views = QStackedWidget()
        self.views.addWidget(self.differences)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.views, 1)
        kit.theme.changed.connect(self._widen)
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        keep_readable(self, self._least)
