"""The panel of a statement: all that is known of it, in the order in which one decides it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ....model.codebook import Codebook
from ....model.words import cut
from ...looks import GRID
from ...theme import dress
from ...widgets.choose import ChooseOne
from ...widgets.elided import ElidedLabel
from ...widgets.form import Form, Remark, stacked
from ...widgets.lines import WriteText
from ...widgets.parts import button, label, named
from ...widgets.scroll import ScrollPage
from ...widgets.segmented import Segmented, Value
from ...widgets.type_ahead import TypeAhead
from .chain import ChainEditor
from .facets import Facets
from .grades import CredibilityField, ReliabilityField
from .shown import Shown
from .waiting import waiting_label

EXCERPT, LONGEST = 160, 200
"""Code points of a quote that are shown, and that they are cut from."""
MODES = (
    Value("direct", "Direct", "Direct: the words are quoted"),
    Value("indirect", "Indirect", "Indirect: the words are reported"),
    Value("mixed", "Mixed", "Mixed: partly quoted, partly reported"),
)
KINDS = (
    Value("statement", "Statement", "Statement: it was uttered"),
    Value("attitude", "Attitude", "Attitude: a wish, plan or belief"),
)


class StatementPanel(QFrame):
    """Shows `Shown`, tells wishes; scrolls inside where it is higher than its place."""

    facet_wanted = Signal(str, tuple)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Statement")
        self.empty = waiting_label()
        self.title, self.quote, self.owner = label("", "strong"), Remark(), Remark("warning")
        self.copy = button("Copy to my marks", self.copy_wanted.emit)
        self.type = ChooseOne("Source type", optional=False)
        self.source, self.detail = TypeAhead("Source"), ElidedLabel()
        dress(self.detail, tone="muted")
        self.source.setPlaceholderText("Who says so?")
        self.further = TypeAhead("Add a speaker")
        self.further.setPlaceholderText("Who says the same?")
        self.further.hide()
        self.reliability, self.credibility = ReliabilityField(), CredibilityField()
        self.advice, self.warning = Remark(), Remark("warning")
        self.mode, self.kind = (
            Segmented("Mode", MODES, loud=False),
            Segmented("Kind", KINDS, always=True, loud=False),
        )
        self.chain, self.note = ChainEditor(), WriteText("Note", "What a reader of this mark should know")
        self.facets: Facets | None = None
        self._shown = ""
        self._body, self._facet_box = QWidget(), QWidget()
        self._lay_out()

    def offer(self, book: Codebook, types: Sequence[tuple[str, str, str]], icons: Sequence[QIcon]) -> None:
        """What the codebook lets one choose."""
        self.type.offer(types, icons)
        if self.facets is not None:
            self._further.removeWidget(self._facet_box)
            self._facet_box.deleteLater()
        self._facet_box = QWidget()
        grid = QGridLayout(self._facet_box)
        grid.setContentsMargins(0, GRID, 0, 0)
        self.facets = Facets(grid, book)
        self.facets.wanted.connect(self.facet_wanted)
        self._further.addWidget(self._facet_box)
        for before, after in pairwise(self.last_controls()):
            self.setTabOrder(before, after)

    def last_controls(self) -> list[QWidget]:
        """The note and all that Tab comes to after it."""
        return [self.note, *(self.facets.controls() if self.facets else ())]

    def show_nothing(self, hint: str) -> None:
        """No statement is in focus: a word on how to come by one."""
        self.empty.setText(hint)
        self._stack.setCurrentWidget(self.empty)

    def show_statement(self, shown: Shown) -> None:
        """Show these values. Controls that show them already stay untouched."""
        statement = shown.statement
        self._scroll_up(statement.id)
        title = "Statement" if shown.number == 1 else f"{shown.number:,} statements"
        if self.title.text() != title:
            self.title.setText(title)
        self.quote.say("" if shown.number > 1 else cut(" ".join(statement.exact[:LONGEST].split()), EXCERPT))
        self.owner.say(shown.locked)
        self.copy.setVisible(shown.foreign)
        self._fields.setEnabled(not shown.locked)
        self.type.show_value(shown.type, shown.type_name)
        self.source.show_value(shown.source)
        if self.detail.text() != shown.detail:
            self.detail.set_words(shown.detail)
        self.detail.setVisible(bool(shown.detail))
        self.further.setVisible(self.further.hasFocus())
        self.reliability.show_grade(statement.reliability, shown.newest)
        self.credibility.show_grade(statement.credibility, shown.confirmed_by)
        self.advice.say("\n".join(shown.questions))
        self.mode.show_value(statement.attribution.mode)
        self.kind.show_value(shown.kind)
        self.chain.show_hops(shown.hops)
        self.note.show_value(statement.note)
        if self.facets is not None:
            self.facets.show_values(statement)
        self._stack.setCurrentWidget(self._scroll)
        self._scroll.settle()

    def _scroll_up(self, statement: str) -> None:
        """Another statement is read from the top, unless somebody is at work further down."""
        holder = self.window().focusWidget()
        if statement != self._shown and not (holder is not None and self.isAncestorOf(holder)):
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = statement

    def show_part(self, part: QWidget) -> None:
        """Scroll the panel so that this control is seen."""
        self._scroll.ensureWidgetVisible(part)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (self.title, self.quote, self.owner, self.copy):
            column.addWidget(part)
        self._fields = QWidget()
        self._fields.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._further = QVBoxLayout(self._fields)
        self._further.setContentsMargins(0, GRID, 0, 0)
        self._further.setSpacing(GRID)
        self._further.addLayout(self._form())
        column.addWidget(self._fields)
        column.addStretch(1)
        self._scroll = ScrollPage(self._body)
        dress(self, kind="page")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._scroll)

    def _form(self) -> Form:
        form = Form()
        form.row("Type", self.type)
        form.row("Source", stacked(self.source, self.detail, self.further))
        form.row("Reliability", self.reliability)
        form.row("Credibility", self.credibility)
        form.across(self.advice)
        form.across(self.warning)
        form.row("Mode", self.mode)
        form.row("Kind", self.kind)
        form.row("Passed on by", self.chain)
        form.row("Note", self.note)
        return form
