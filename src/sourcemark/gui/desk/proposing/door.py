"""The way to proposals, there from the start: the place of their line, and keys. All else is loaded later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ...kit import Kit
from ...looks import GRID
from ..foot.control import FootControl
from ..foot.hints import Hint
from ..tagging.follow import Follow
from ..tagging.sequence import TagSequence
from .keys import ACTS, ANSWERS, GRADES, LENT, NONE_LEFT, SWITCHES, WALKS, Do

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
    "....suggest.recognising",
    "....work.proposing.recognised",
    "...reader.ghosts",
    ".standing",
    ".line",
    ".showing",
    ".answering",
    ".rechecking",
    ".fetching",
    ".control",
)
"""Modules, in the order in which they are loaded."""


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
            QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
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
        if not self._current_here() or (self._sequence.stage == "grading" and letter in GRADES):
            return False
        return self.inside.answering.accept_as(letter)

    def escape(self) -> bool:
        """No proposal is current. False when none was."""
        return self._current_here() and self.inside.walking.leave()

    def _bind(self) -> None:
        bind, reader = self._kit.actions.bind, self._sequence.reader
        for ident, do in ACTS.items():
            can = self._can_walk if ident in WALKS else self._current if ident in ANSWERS else self._can
            bind(ident, partial(self._through, do), can, reader)
        for ident, name in SWITCHES.items():
            bind(ident, partial(self._switch, name), owner=reader)
        for ident, do in LENT.items():
            self._kit.actions.lend(ident, partial(self._through, do), self._current_here, reader)
        self._kit.actions.lend("other_sources", self._ask_who, self._current_here, reader)
        self._kit.actions.lend("delete_statement", partial(self._through, NONE_LEFT), self._none_left, reader)

    def _through(self, do: Do) -> None:
        do(self.inside)

    def _ask_who(self) -> None:
        if self.inside.answering.ask_who():
            self._foot.others()

    def _switch(self, name: str) -> None:
        self.inside.switching.turn(name)

    def _current(self) -> bool:
        return self._inside is not None and self._inside.showing.current is not None

    def _current_here(self) -> bool:
        """Elsewhere, as in the list of statements, keys mean what has the focus."""
        return self._current() and self._in_text()

    def _in_text(self) -> bool:
        reader = self._sequence.reader
        return reader.window().focusWidget() is reader

    def _none_left(self) -> bool:
        """The last one was answered just now; what Del would delete is a statement."""
        if self._inside is None or self._current() or not self._inside.walking.through:
            return False
        return self._in_text() and bool(self._sequence.here.targets)

    def _focus_moved(self, *between: QWidget | None) -> None:
        reader, asks = self._sequence.reader, self._sequence.stage == "proposed"
        if self._current() and not asks and reader in between and reader.isVisible():
            self._foot.show()

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
        if not self._current_here():
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
