"""The way to proposals, there from the start: the place of their line, and keys. All else is loaded later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...kit import Kit
from ...looks import GRID
from ..foot.control import FootControl
from ..foot.hints import Hint
from ..tagging.follow import Follow
from ..tagging.sequence import TagSequence

if TYPE_CHECKING:
    from .control import Proposing

PARTS = (
    "....project.queries.proposals",
    "....model.name_index",
    "....work.proposing.accepting",
    "....work.proposing.open_ones",
    "....pipes.child",
    "....suggest.messages",
    "....suggest.language",
    "....work.proposing.worker",
    "...reader.ghosts",
    ".standing",
    ".line",
    ".showing",
    ".answering",
    ".fetching",
    ".control",
)
"""Modules, in the order in which they are loaded."""
GRADES = frozenset("abcdef123456")
"""Letters and digits that grade, while they do."""


Do = Callable[["Proposing"], object]
ACTS: dict[str, Do] = {
    "next_proposal": lambda inside: inside.walking.step(forward=True),
    "previous_proposal": lambda inside: inside.walking.step(forward=False),
    "accept_proposal": lambda inside: inside.answering.accept(),
    "dismiss_proposal": lambda inside: inside.answering.dismiss(),
    "accept_paragraph": lambda inside: inside.answering.accept_paragraph(),
    "accept_sure": lambda inside: inside.answering.accept_article(),
    "learn_now": lambda inside: inside.switching.learn(),
    "forget_learnt": lambda inside: inside.switching.forget(),
}
WALKS = frozenset({"next_proposal", "previous_proposal"})
ANSWERS = frozenset({"accept_proposal", "dismiss_proposal"})
LENT: dict[str, Do] = {
    "take_source": lambda inside: inside.answering.accept(),
    "delete_statement": lambda inside: inside.answering.dismiss(),
    "end_later": lambda inside: inside.walking.move("end", forward=True),
    "end_earlier": lambda inside: inside.walking.move("end", forward=False),
    "start_later": lambda inside: inside.walking.move("start", forward=True),
    "start_earlier": lambda inside: inside.walking.move("start", forward=False),
}
"""What keys of the text do while a proposal is current."""
SWITCHES = {"show_proposals": "show", "statements_only": "statements_only", "sure_only": "sure_only"}


class Door(QObject):
    """Until somebody comes through, no proposal is current, and every key means what it always does."""

    def __init__(self, kit: Kit, sequence: TagSequence, follow: Follow, foot: FootControl) -> None:
        super().__init__(sequence.reader)
        self._kit, self._sequence, self._follow, self._foot = kit, sequence, follow, foot
        self._inside: Proposing | None = None
        self.place = QWidget()
        """Of the line: as high as that will be, so that its coming moves nothing."""
        self._column = QVBoxLayout(self.place)
        self._column.setContentsMargins(0, 0, 0, 0)
        foot.aside = self._hints
        sequence.here.article_opened.connect(self._fit)
        kit.theme.changed.connect(self._fit)
        self._bind()
        self._fit()

    @property
    def inside(self) -> Proposing:
        """Proposals, made when they are first wanted."""
        if self._inside is None:
            from .control import Proposing
            from .line import ProposalLine

            line = ProposalLine(self._kit)
            self._column.addWidget(line)
            self._inside = Proposing(self._kit, self._sequence, self._follow, line)
            self._inside.showing.current_changed.connect(self._foot.show)
            self._inside.switching.changed.connect(self._fit)
            self._fit()  # the project may show what one has switched off
        return self._inside

    def steps(self) -> Iterator[None]:
        """Loads all that, some milliseconds at a time, and then looks for proposals."""
        for name in PARTS:
            import_module(name, __package__)
            yield
        from . import line

        for _, name in line.ACTS:
            self._kit.icons.icon(name, "muted", sizes=(line.ICON,))
            yield
        _ = self.inside

    def letter(self, letter: str) -> bool:
        """A letter takes the current proposal as a type, unless letters grade. False when it means something else."""
        if not self._current() or (self._sequence.stage == "grading" and letter in GRADES):
            return False
        return self.inside.answering.accept_as(letter)

    def escape(self) -> bool:
        """No proposal is current. False when none was."""
        return self._current() and self.inside.walking.leave()

    def _bind(self) -> None:
        bind, reader = self._kit.actions.bind, self._sequence.reader
        for ident, do in ACTS.items():
            can = self._can_walk if ident in WALKS else self._current if ident in ANSWERS else self._can
            bind(ident, partial(self._through, do), can, reader)
        for ident, name in SWITCHES.items():
            bind(ident, partial(self._switch, name), owner=reader)
        for ident, do in LENT.items():
            self._kit.actions.lend(ident, partial(self._through, do), self._current, reader)
        self._kit.actions.lend("other_sources", self._ask_who, self._current, reader)

    def _through(self, do: Do) -> None:
        do(self.inside)

    def _ask_who(self) -> None:
        if self.inside.answering.ask_who():
            self._foot.others()

    def _switch(self, name: str) -> None:
        self.inside.switching.turn(name)

    def _current(self) -> bool:
        return self._inside is not None and self._inside.showing.current is not None

    def _can_walk(self) -> bool:
        return self._sequence.here.article is not None and self._shown()

    def _shown(self) -> bool:
        """Until there is an inside, as it was wished last: so nothing is loaded for it."""
        if self._inside is None:
            return self._kit.profile.habits.proposals.show
        return self._inside.switching.now.show

    def _can(self) -> bool:
        return self._sequence.here.article is not None and not self._kit.session.read_only

    def _hints(self) -> list[Hint]:
        """The most useful first; none while no proposal is current."""
        if not self._current():
            return []
        keys = self._kit.actions.hint
        return [
            (keys("take_source"), "takes the proposal", ""),
            (keys("delete_statement"), "dismisses it", ""),
            ("letter", "takes it as a type", ""),
            (keys("end_later"), "moves its end", ""),
            (keys("other_sources"), "another source", ""),
            (keys("next_proposal"), "next", ""),
            ("Esc", "letters tag again", ""),
        ]

    def _fit(self) -> None:
        article = self._sequence.here.article
        self.place.setFixedHeight(self.place.fontMetrics().height() + 2 * GRID)
        self.place.setVisible(article is not None and self._shown())
