"""The right side above the list: the statement's panel or the article's form, each made when it is wanted."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ..kit import Kit
from ..theme import dress
from ..widgets.parts import named
from .here import Here
from .known import Known
from .panel.waiting import waiting_label, waiting_words

if TYPE_CHECKING:
    from .articles.form import ArticleForm
    from .panel.control import PanelControl
    from .panel.panel import StatementPanel


class Side(QStackedWidget):
    """Until a statement is in focus a page with a word stands where the panel will be, and looks like it."""

    done = Signal()
    """The person is through with a control: the focus belongs to the text again."""
    made = Signal(object)
    """The panel, which is there from now on."""

    def __init__(self, kit: Kit, here: Here, known: Known) -> None:
        super().__init__()
        self._kit, self._here, self._known = kit, here, known
        self._form: ArticleForm | None = None
        self._made: tuple[StatementPanel, PanelControl] | None = None
        self._steps = steps = self._make_panel()
        self.destroyed.connect(steps.close)  # what is half made goes too
        self._words = waiting_label()
        self._page = self._waiting_page()
        self._soon = QTimer(self)
        self._soon.timeout.connect(self._step)
        kit.session.closed.connect(self._soon.stop)
        kit.actions.keys_changed.connect(self._say)
        here.article_opened.connect(self._say)
        here.focused.connect(self._focused)

    @property
    def panel(self) -> StatementPanel:
        """The panel of the statement in focus."""
        return self._whole()[0]

    @property
    def control(self) -> PanelControl:
        """What fills the panel."""
        return self._whole()[1]

    @property
    def form(self) -> ArticleForm:
        """The form for what is known of the article."""
        if self._form is None:
            from .articles.form import ArticleForm

            self._form = ArticleForm()
            self.addWidget(self._form)
        return self._form

    @property
    def form_is_open(self) -> bool:
        """True while the form lies over the panel."""
        return self._form is not None and self.currentWidget() is self._form

    def show_form(self, on: bool) -> None:
        """The form, or what lies under it."""
        if on or self._form is not None:
            self.setCurrentWidget(self.form if on else self._made[0] if self._made else self._page)

    def steps(self) -> Generator[None, None, None]:
        """Makes the panel, a few milliseconds at a time."""
        return self._steps

    def _make_panel(self) -> Generator[None, None, None]:
        from .panel.panel import StatementPanel

        yield
        panel = StatementPanel()
        try:
            yield
            from .panel.control import PanelControl

            control = PanelControl(self._kit, self._here, self._known, panel)
            control.done.connect(self.done)
            yield
        except GeneratorExit:  # the room went before: nobody else would end the panel
            from shiboken6 import delete

            delete(panel)
            raise
        self.insertWidget(0, panel)
        self._made = panel, control
        self.made.emit(panel)
        yield
        if not self.form_is_open:
            self.setCurrentWidget(panel)
        self._page.deleteLater()

    def _waiting_page(self) -> QFrame:
        page = named(QFrame(), "Statement")
        dress(page, kind="page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        self.addWidget(page)
        return page

    def _say(self) -> None:
        if self._made is None:
            self._words.setText(waiting_words(self._kit, self._here))

    def _whole(self) -> tuple[StatementPanel, PanelControl]:
        for _ in self._steps:
            continue
        assert self._made is not None
        return self._made

    def _focused(self) -> None:
        if self._here.targets and self._made is None:
            self._soon.start()

    def _step(self) -> None:
        """Keys come between the steps."""
        if next(self._steps, self) is self:
            self._soon.stop()
