"""Tagging step by step: a letter makes the statement, Enter takes the speaker, letters and digits grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QObject, QTimer, Signal

from ....model.codebook import Code
from ....model.scales import Credibility, Reliability
from ....model.spans import hull
from ....model.statements import Statement
from ....work import grading, tagging
from ...kit import Kit
from ...reader import Reader
from ...widgets.choice import Choice
from ..choices import attribute
from ..here import Here
from ..known import Known
from .speaker_choices import as_choice

if TYPE_CHECKING:
    from ....suggest.speech.speakers import ProposedSpeaker

Stage = Literal["", "proposed", "grading"]
"""What Enter and letters mean: tag; take the proposed source; grade."""


class TagSequence(QObject):
    """Holds the stage. Every step is committed when it is done; a move ends the stage."""

    stage_changed = Signal()

    def __init__(self, kit: Kit, here: Here, known: Known, reader: Reader) -> None:
        super().__init__(reader)
        self._hint, self._session = kit.actions.hint, (session := kit.session)
        self.here, self.known, self.reader = here, known, reader
        self.stage: Stage = ""
        self.proposals: list[ProposedSpeaker] = []
        self.clicked: str | None = None
        """The statement that was clicked, or walked to over others: a letter is meant for it."""
        self._tagging = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_for_speakers)
        session.closed.connect(self._soon.stop)
        here.focused.connect(self._focus_changed)
        here.marks_changed.connect(lambda _: self._check())

    @property
    def looking(self) -> bool:
        """True between a tag and its proposals."""
        return self._soon.isActive()

    def letter(self, letter: str) -> bool:
        """A letter or digit was pressed in the text or the list. False when there is no text to tag."""
        if self.here.article is None:
            return False
        if self.stage == "grading" and self._grade(letter.upper()):
            return True
        code = self.code_of(letter)
        if code is not None:
            self.tag(code.id)
        else:
            keys = self._hint("help")
            self._session.said.emit(f"“{letter}” stands for no source type: {keys} shows the keys.")
        return True

    def tag(self, source_type: str) -> None:
        """Tag what is selected; or retag what was chosen in the list or clicked."""
        if self._refuses():
            return
        targets = self.here.targets
        if len(targets) > 1 or (targets and targets == (self.clicked,)):
            self._session.do(tagging.retag, targets, source_type)
            self._stand("")
            return
        article = self.here.article
        if article is None:
            return
        spans = self.reader.selected_spans()
        self._tagging = True
        changes = self._session.do(tagging.tag, article.id, spans, source_type)
        if changes is not None:
            made = changes.of(Statement.kind) or self.here.marked.exactly(spans)[:1]
            self.here.focus_on(next(iter(made), None))
            self.propose()
        self._tagging = False

    def propose(self) -> None:
        """Propose who says the statement in focus, unless that is said already."""
        statement = self.here.statement(self.here.focus)
        if statement is None or not self.here.is_own(statement) or statement.attribution.sources:
            self._stand("")
            return
        self._soon.start()  # the mark is painted first
        self._stand("proposed")

    def enter(self) -> None:
        """Take what is proposed; without a proposal, go one step on with the statement in focus."""
        if self._refuses():
            return
        if self.stage == "proposed":
            self.settle()
            if self.proposals:
                self.take(as_choice(self.proposals[0], self.known))
            return
        statement = self.here.statement(self.here.focus)
        if statement is None or self._session.read_only:
            return
        if statement.attribution.sources or self.here.chosen:
            self._stand("grading")
        else:
            self.propose()

    def take(self, choice: Choice) -> None:
        """Attribute the statements to this source; letters A-F and digits 1-6 are grades from now on."""
        found = next((p for p in self.proposals if as_choice(p, self.known).id == choice.id), None)
        if attribute(self._session, self.here.targets, choice, found) is not None:
            self._stand("grading")

    def ask_again(self) -> None:
        """Another speaker is wanted than the one that the statement has."""
        self._stand("proposed")
        self._look_for_speakers()

    def settle(self) -> None:
        """Look for the speakers now, if that is still to be done."""
        if self._soon.isActive():
            self._look_for_speakers()

    def escape(self) -> bool:
        """Leave the stage. False when there was none."""
        had = self.stage != ""
        self._stand("")
        return had

    def moved(self) -> None:
        """Somebody moved in the text."""
        self.clicked = None
        if not self._tagging:
            self._stand("")

    def grade(self) -> None:
        """Letters and digits are grades of what is in focus, until Esc or a move."""
        if self.here.targets and not self._session.read_only and not self._refuses():
            self._stand("grading")

    def _refuses(self) -> bool:
        """An article in the bin is not marked; a word says so."""
        if self.here.in_bin:
            keys = self._hint("bin_article") or "the list of actions"
            self._session.said.emit(f"This article is in the bin; {keys} takes it out again.")
        return self.here.in_bin

    def _look_for_speakers(self) -> None:
        self._soon.stop()
        statement = self.here.statement(self.here.focus)
        if self.stage == "proposed" and statement is not None:
            from ....suggest.speech.speakers import propose

            self.proposals = propose(self.here.text, hull(statement.spans), self.known.register)
            self.stage_changed.emit()

    def _grade(self, step: str) -> bool:
        targets, do = self.here.targets, self._session.do
        reliability: Reliability | None = next((g for g in get_args(Reliability) if g == step), None)
        credibility: Credibility | None = next((g for g in get_args(Credibility) if g == step), None)
        if reliability is not None:
            do(grading.grade_reliability, targets, reliability)
        elif credibility is not None:
            do(grading.grade_credibility, targets, credibility)
        return bool(reliability or credibility)

    def code_of(self, letter: str) -> Code | None:
        """The source type of a key; a type that was merged lends its key to the one it became."""
        types = self.known.book.source_types
        choices = types.choices()
        merged = (code for code in types.codes if code.merged_into is not None)
        found = next((code for code in (*choices, *merged) if code.key.lower() == letter), None)
        kept = types.code(found.id) if found else None
        return kept if kept in choices else None

    def _focus_changed(self) -> None:
        if not self._tagging:
            self.clicked = None
            self._stand("")

    def _check(self) -> None:
        """An undo may have taken the ground from under a stage."""
        statement = self.here.statement(self.here.focus)
        answered = statement is not None and bool(statement.attribution.sources)
        if statement is None or (self.stage == "proposed" and answered):
            self._stand("")

    def _stand(self, stage: Stage) -> None:
        self.proposals = []
        if stage != self.stage:
            self.stage = stage
            self.stage_changed.emit()
