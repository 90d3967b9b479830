"""What the panel wishes, done by `work`: each wish is one step of undo over all statements acted on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from PySide6.QtCore import QObject

from ....model.scales import Credibility, Reliability
from ....model.statements import Hop, Kind, Mode
from ....work import attributing, grading, tagging
from ...session import Session
from ...widgets.choice import Choice
from ..choices import NONE, attribute, chosen, hop, source_choices, statement_choices
from ..here import Here
from ..known import Known
from .panel import StatementPanel


class PanelWishes(QObject):
    """Connects the controls of one panel."""

    def __init__(
        self, session: Session, here: Here, known: Known, panel: StatementPanel, through: Callable[[], object]
    ) -> None:
        super().__init__(panel)
        self._session, self._here, self._known, self._panel = session, here, known, panel
        self._through = through
        self._connect_choices()
        self._connect_values()

    def grade_reliability(self, grade: str, reason: str | None) -> None:
        """Grade the source as used here; an empty grade goes back to its assessment."""
        chosen: Reliability | None = next((g for g in get_args(Reliability) if g == grade), None)
        self._session.do(grading.grade_reliability, self._here.targets, chosen, reason)

    def grade_credibility(self, grade: str, reason: str | None, confirmed_by: str | None = None) -> None:
        """Grade the information; an empty grade takes it away."""
        chosen: Credibility | None = next((g for g in get_args(Credibility) if g == grade), None)
        self._session.do(grading.grade_credibility, self._here.targets, chosen, reason, confirmed_by)

    def _connect_choices(self) -> None:
        panel = self._panel
        for field in (panel.source, panel.further, panel.chain.add):
            field.provider = self._sources
        panel.credibility.confirmed.provider = self._statements
        panel.source.chosen.connect(self._attribute)
        panel.further.chosen.connect(self._add_speaker)
        panel.further.left.connect(panel.further.hide)
        panel.chain.added.connect(self._add_hop)
        panel.chain.moved.connect(self._move_hop)
        panel.chain.removed.connect(self._remove_hop)
        panel.credibility.confirmation_wanted.connect(self._confirm)
        lines = (panel.source, panel.further, panel.chain.add, panel.credibility.confirmed, panel.note)
        for line in (*lines, panel.reliability.reason, panel.credibility.reason):
            line.left.connect(self._through)
        for written in (panel.note, panel.reliability.reason, panel.credibility.reason):
            written.entered.connect(self._through)
        for written in (panel.note, panel.reliability.reason, panel.credibility.reason):
            self._here.leaving.connect(written.settle)

    def _connect_values(self) -> None:
        panel, do = self._panel, self._session.do
        panel.type.wanted.connect(lambda code: do(tagging.retag, self._here.targets, code))
        panel.reliability.wanted.connect(self.grade_reliability)
        panel.credibility.wanted.connect(self.grade_credibility)
        panel.mode.wanted.connect(self._mode)
        panel.kind.wanted.connect(self._kind)
        panel.facet_wanted.connect(lambda f, values: do(tagging.code, self._here.targets, f, values))
        panel.note.settled.connect(lambda words: do(tagging.set_note, self._here.targets, words))
        panel.copy_wanted.connect(lambda: do(tagging.copy_to_own, self._here.targets))

    def _sources(self, words: str) -> list[Choice]:
        article = self._here.article.id if self._here.article else ""
        return source_choices(self._session.project, self._known, article, words)

    def _statements(self, words: str) -> list[Choice]:
        return statement_choices(self._session.project, self._known, words, self._here.focus or "")

    def _attribute(self, choice: Choice) -> None:
        attribute(self._session, self._here.targets, choice)
        self._through()

    def _add_speaker(self, choice: Choice) -> None:
        if choice.id != NONE:
            source = chosen(self._session.project, self._here.targets, choice)
            self._session.do(attributing.add_speaker, self._here.targets, source)
        self._panel.further.hide()
        self._through()

    def _confirm(self, choice: Choice) -> None:
        self.grade_credibility("1", None, choice.id)
        self._through()

    def _mode(self, mode: str) -> None:
        chosen: Mode | None = next((m for m in get_args(Mode) if m == mode), None)
        self._session.do(tagging.set_mode, self._here.targets, chosen)

    def _kind(self, kind: str) -> None:
        chosen: Kind | None = next((k for k in get_args(Kind) if k == kind), None)
        if chosen is not None:
            self._session.do(tagging.set_kind, self._here.targets, chosen)

    def _hops(self) -> list[Hop]:
        statement = self._here.statement(self._here.focus)
        return list(statement.chain) if statement else []

    def _add_hop(self, choice: Choice) -> None:
        if choice.id != NONE:
            passed = hop(self._session.project, choice)
            self._session.do(attributing.add_hop, self._here.targets, passed)

    def _move_hop(self, place: int, to: int) -> None:
        hops = self._hops()
        if place < len(hops):
            hops.insert(to, hops.pop(place))
            self._set_chain(hops)

    def _remove_hop(self, place: int) -> None:
        hops = self._hops()
        if place < len(hops):
            del hops[place]
            self._set_chain(hops)

    def _set_chain(self, hops: Sequence[Hop]) -> None:
        self._session.do(attributing.set_chain, self._here.targets, hops)
