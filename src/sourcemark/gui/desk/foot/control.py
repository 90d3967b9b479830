"""Tells the foot what keys do at this stage of tagging, and whom to propose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ...kit import Kit
from ...widgets.choice import Choice
from ...widgets.focus import tab_on
from ..choices import source_choices
from ..known import Known
from ..tagging.sequence import TagSequence
from ..tagging.speaker_choices import as_choice
from .foot import Foot
from .hints import Hint


class FootControl(QObject):
    """Follows the stage; the focus is back in the text after Enter and Esc."""

    def __init__(self, kit: Kit, known: Known, sequence: TagSequence, foot: Foot) -> None:
        super().__init__(foot)
        self.aside: Callable[[], list[Hint]] = list
        """What keys do to what else is current now, a proposal: shown in place of the letters."""
        self._kit, self._known, self._sequence, self._foot = kit, known, sequence, foot
        self._here, self._reader = here, reader = sequence.here, sequence.reader
        foot.proposal.provider = self._sources
        foot.proposal.taken.connect(self._take)
        foot.proposal.left.connect(reader.setFocus)
        sequence.stage_changed.connect(self.show)
        here.article_opened.connect(self.show)
        known.book_changed.connect(self.show)
        kit.actions.keys_changed.connect(self.show)
        kit.actions.bind("other_sources", self.others, owner=reader)
        kit.actions.bind("grade", sequence.grade, lambda: bool(here.targets), reader)

    def show(self) -> None:
        """Show what belongs to the stage."""
        stage = self._sequence.stage
        if stage == "proposed" and self._sequence.looking:
            return  # what was shown stays for the moment it takes to paint the mark
        if stage == "proposed":
            proposals = [as_choice(p, self._known) for p in self._sequence.proposals]
            self._foot.proposal.show_proposals(list(dict.fromkeys(proposals)))
        hints = self._grading() if stage == "grading" else self.aside() or self._resting()
        self._foot.hints.show_hints(hints, self._all())
        self._foot.proposing(stage == "proposed")

    def others(self) -> None:
        """Search another source than the proposed one; elsewhere the key walks on, as it always does."""
        if self._sequence.stage == "proposed":
            self._sequence.settle()
            self._foot.proposal.search()
        elif here := QApplication.focusWidget():
            tab_on(here)

    def _take(self, choice: Choice) -> None:
        self._reader.setFocus()
        self._sequence.take(choice)

    def _sources(self, words: str) -> list[Choice]:
        article = self._here.article.id if self._here.article else ""
        return source_choices(self._kit.session.project, self._known, article, words)

    def _all(self) -> Hint | None:
        key = self._kit.actions.hint("help")
        return (key, "all keys", "") if key and self._here.article is not None else None

    def _grading(self) -> list[Hint]:
        return [
            ("", "Grade", ""),
            ("A–F", "reliability", ""),
            ("1–6", "credibility", ""),
            *(self.aside()[:1] or [("↓", "next sentence", "")]),
            ("Esc", "letters tag again", ""),
        ]

    def _resting(self) -> list[Hint]:
        """The letters of the codebook, so that nobody has to know them by heart."""
        if self._here.article is None:
            return []
        if self._kit.session.read_only:
            return [("", "Read only", ""), ("↓ ↑", "sentences", "")]
        styles = self._known.styles()
        codes = [code for code in self._known.book.source_types.choices() if code.key]
        walk = [("↓ ↑", "sentences", "")]
        return walk + [(code.key.upper(), code.name.split()[0], styles[code.id].colour) for code in codes]
