"""Binds the panel to the statements in focus: looks up what it shows, and does what it wishes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ....model.advice import diagonal_warning, questions
from ....model.codebook import SOURCE_TYPE
from ....model.statements import Statement
from ....project.queries.statements import grade_pairs
from ...kit import Kit
from ...widgets.badge import badge_icon
from ..here import Here
from ..known import Known
from ..marked import Renewed
from .panel import StatementPanel
from .shown import Shown, common, common_kind
from .waiting import waiting_words
from .wishes import PanelWishes

MANY = 500
"""Statements chosen together, up to which it is looked what they have in common."""
RECENT = 2_000
"""Newest statements of the project, among which the grades are looked at together."""
WHEN_IDLE = 400
"""Milliseconds after a grade: the look back must not stand in a key's way."""


class PanelControl(QObject):
    """The only one who knows both the panel and the project."""

    done = Signal()
    """The person is through with a control: the focus belongs to the text again."""

    def __init__(self, kit: Kit, here: Here, known: Known, panel: StatementPanel) -> None:
        super().__init__(panel)
        self._session, self._here, self._known, self._panel = kit.session, here, known, panel
        self._kit = kit
        self._wishes = PanelWishes(kit.session, here, known, panel, self.done.emit)
        self._look_back = QTimer(self)
        self._look_back.setSingleShot(True)
        self._look_back.setInterval(WHEN_IDLE)
        self._look_back.timeout.connect(self.look_back)
        kit.session.closed.connect(self._look_back.stop)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.show)
        kit.session.closed.connect(self._soon.stop)
        here.focused.connect(self._focused)
        here.marks_changed.connect(self._renewed)
        here.reloaded.connect(self._soon.start)
        here.article_opened.connect(self._look_back.start)
        known.sources_changed.connect(self._soon.start)
        known.book_changed.connect(self._offer)
        kit.actions.keys_changed.connect(self.show)
        self._offer()
        self._look_back.start()

    def show(self) -> None:
        """Show the statements that are acted on. Told of by many at once, done once, after the text is painted."""
        ids = self._here.targets
        found = [s for id in ids[:MANY] if (s := self._here.statement(id))]
        if found:
            self._panel.show_statement(self._shown(found, len(ids)))
        else:
            self._panel.show_nothing(waiting_words(self._kit, self._here))

    def settle(self) -> None:
        """Show now what is still to be shown: somebody is about to use the panel."""
        if self._soon.isActive():
            self._soon.stop()
            self.show()

    def look_back(self) -> None:
        """Warn when the two grades were lately given as one."""
        project = self._session.project
        pairs = grade_pairs(project.link, project.user.annotator.id, RECENT)
        self._panel.warning.say(diagonal_warning(pairs))

    def _focused(self) -> None:
        """Somebody at work in the panel sees at once whose it is; else the text is painted first."""
        holder = QApplication.focusWidget()
        if holder is not None and self._panel.isAncestorOf(holder):
            self.show()
        else:
            self._soon.start()

    def _renewed(self, renewed: Renewed) -> None:
        if not renewed.changed.keys().isdisjoint(self._here.targets):
            self._soon.start()
            self._look_back.start()

    def _offer(self) -> None:
        styles = self._known.styles()
        codes = self._known.book.source_types.choices()
        icons = [badge_icon(styles[code.id].letter, styles[code.id].colour) for code in codes]
        offers = [(code.id, code.name, code.definition) for code in codes]
        self._panel.offer(self._known.book, offers, icons)
        self.show()

    def _shown(self, statements: list[Statement], number: int) -> Shown:
        statement = common(statements)
        who = statement.attribution.sources
        newest = self._known.newest(who[0]) if who else None
        default = newest.grade if newest else None
        code = self._known.type_of(statement.code(SOURCE_TYPE))
        foreign = [s for s in statements if not self._here.is_own(s)]
        return Shown(
            statement=statement,
            kind=common_kind(statements),
            number=number,
            type=code.id if code else "",
            type_name=code.name if code else "",
            source=self._known.names(statement),
            detail=self._detail(who[0]) if len(who) == 1 else "",
            newest=newest,
            hops=tuple(self._known.name(hop.source) for hop in statement.chain),
            confirmed_by=self._confirmed_by(statement),
            questions=tuple(questions(statement, default)) if number == 1 else (),
            locked=self._locked(foreign),
            foreign=bool(foreign) and not self._session.read_only,
        )

    def _locked(self, foreign: list[Statement]) -> str:
        if self._session.read_only:
            return "Read only"
        if self._here.in_bin:
            return "This article is in the bin: to be read, not changed."
        if foreign:
            return f"Marked by {self._known.annotator(foreign[0].annotator)}: to be read, not changed."
        return ""

    def _detail(self, source: str) -> str:
        found = self._known.source(source)
        if found is None:
            return ""
        unnamed = found.anonymity if found.anonymity != "named" else ""
        return " · ".join(part for part in (found.office, found.affiliation, unnamed) if part)

    def _confirmed_by(self, statement: Statement) -> str:
        grade = statement.credibility
        other = self._here.statement(grade.confirmed_by) if grade and grade.confirmed_by else None
        return other.exact[:80] if other else ""
