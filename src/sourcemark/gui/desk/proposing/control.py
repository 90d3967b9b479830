"""Proposals of the open article: has them found, shows them, and binds what keys do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ....model.changes import Changes
from ....model.codebook import Codebook
from ....model.proposals import Learned, Proposal
from ....model.review import Arrangement
from ....model.sources import Source
from ....work.proposing.worker import Worker
from ...kit import Kit
from ..tagging.follow import Follow
from ..tagging.sequence import TagSequence
from .answering import Answering
from .fetching import Fetcher
from .finding import Began, Question
from .line import ProposalLine
from .rechecking import SOON, Rechecking
from .showing import Showing
from .switches import Switching
from .walking import Walking

if TYPE_CHECKING:
    from ....work.proposing.recognised import Recognised


class Proposing(QObject):
    """Lives as long as the Desk; asks nothing while proposals are switched off."""

    def __init__(self, kit: Kit, sequence: TagSequence, follow: Follow, line: ProposalLine) -> None:
        super().__init__(sequence.reader)
        self._kit, self._here, self._line = kit, sequence.here, line
        self.worker = Worker()
        self.showing = Showing(kit, sequence.known, sequence.reader, line)
        self.walking = Walking(self._here, sequence.reader, self.showing)
        self.answering = Answering(kit, self.showing, self.walking, follow, sequence)
        self.fetcher = Fetcher(kit, self.worker, self)
        self.switching = Switching(kit, self.worker, self)
        self.rechecking = Rechecking(self._here, self.showing)
        self._recognised: Recognised | None = None
        self._entered: dict[str, None] = {}
        """Entries of the register that changed before that was there."""
        self._in_bin = False
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(SOON)
        self._ask_soon.timeout.connect(self._ask)
        self._listen()
        self.begin()

    def begin(self, *, later: bool = False) -> None:
        """The open article is looked at, unless proposals are switched off; `later` once the window has time."""
        self.fetcher.stop()
        self._ask_soon.stop()
        self.showing.begin()
        self.rechecking.begin()
        self._recognised, self._entered, self._in_bin = None, {}, self._here.in_bin
        self.showing.sure_only = self.switching.now.sure_only
        article = self._here.article
        wanted = article is not None and self.switching.now.show
        self._line.setVisible(wanted)
        if article is None or not wanted or self._in_bin:
            self.showing.why_none = "This article is in the bin" if wanted else ""
            self.showing.say()
            return
        self.showing.looking = True
        self.showing.say()
        if later:
            self._ask_soon.start()
        else:
            self._ask()

    def _ask(self) -> None:
        if self._here.article is not None:
            self.fetcher.ask(Question(self._here.article.id, self.switching.now.statements_only))

    def given(self, proposals: Sequence[Proposal]) -> None:
        """Some were found."""
        standing = self.showing.standing
        keys = standing.add(proposals)
        if self._recognised is not None:
            standing.tell(self._recognised.told({key: standing[key] for key in keys}))
        self.showing.open(self.rechecking.open(keys))

    def stop(self) -> None:
        """The project is closed."""
        self.rechecking.stop()
        self._ask_soon.stop()
        self.fetcher.stop()
        self.worker.close()

    def _began(self, began: Began) -> None:
        self.answering.model = began.model
        self._recognised = began.recognised
        self._renew(self._entered)

    def _ended(self, why: str) -> None:
        self.showing.looking, self.showing.why_none = False, why
        self.showing.say()

    def _listen(self) -> None:
        here = self._here
        self.fetcher.began.connect(self._began)
        self.fetcher.came.connect(self.given)
        self.fetcher.ended.connect(self._ended)
        self.switching.changed.connect(self.begin)
        self.rechecking.came_back.connect(self._came_back)
        here.article_opened.connect(lambda: self.begin(later=True))  # the text is painted first
        here.described.connect(self._described)
        here.changed.connect(self._changed)
        self._kit.session.closed.connect(self.stop)
        for end in (self.fetcher.give_up, self.worker.close):  # when the room goes and the project stays
            self.destroyed.connect(partial(_call, end))

    def _described(self) -> None:
        """Of the article something else is known now: it may have gone to the bin, or come back."""
        if self._here.in_bin == self._in_bin:
            self.showing.show_again()
        else:
            self.begin(later=True)

    def _changed(self, changes: Changes) -> None:
        if any(changes.of(one.kind) for one in (Learned, Codebook, Arrangement)):
            self.fetcher.forget()
            self.switching.changed.emit()  # the project may choose for all
        elif changes.many(Source.kind):
            self.begin(later=True)  # the model is not asked again
        elif changes.of(Source.kind):
            self._renew(changes.of(Source.kind))

    def _renew(self, sources: Iterable[str]) -> None:
        """Who is entered, named otherwise or merged is known at once, in what stands and in what still comes."""
        if self._recognised is None:
            self._entered |= dict.fromkeys(sources)
        else:
            self.showing.tell(self._recognised.renew(self._kit.session.project, sources))

    def _came_back(self, keys: Sequence[str]) -> None:
        """The answer that was just taken back is given anew."""
        answered = self.answering.answered
        if answered is not None and answered in keys and answered in self.showing.standing:
            self.showing.choose(answered)
            self.walking.entered = False


def _call(end: Callable[[], None], *_: object) -> None:
    """Not by Qt itself, which would cut the connection before what is left of the room is called."""
    end()
