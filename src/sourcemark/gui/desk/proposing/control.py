"""Proposals of the open article: has them found, shows them, and binds what keys do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from ....model.changes import Changes
from ....model.codebook import Codebook
from ....model.proposals import Learned, Proposal, Verdict
from ....model.review import Arrangement
from ....work.proposing.open_ones import still_open
from ....work.proposing.worker import Worker
from ...kit import Kit
from ..marked import Renewed
from ..tagging.follow import Follow
from ..tagging.sequence import TagSequence
from .answering import Answering
from .fetching import Fetcher, Question
from .line import ProposalLine
from .showing import Showing
from .switches import Switching
from .walking import Walking

SOON = 60
"""Milliseconds after which an article is asked for, or what was answered is looked at again: of several in a row
the last one."""

MANY = 1_000
"""Proposals up to which all are looked at again; of more only those that were answered, which may come back."""


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
        self._soon = self._timer(self.recheck)
        self._ask_soon = self._timer(self._ask)
        self._listen()
        self.begin()

    def begin(self, *, later: bool = False) -> None:
        """The open article is looked at, unless proposals are switched off; `later` once the window has time."""
        self.fetcher.stop()
        self._ask_soon.stop()
        self.showing.begin()
        self.showing.sure_only = self.switching.now.sure_only
        article = self._here.article
        wanted = article is not None and self.switching.now.show
        self._line.setVisible(wanted)
        if article is None or not wanted or self._here.in_bin:
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
        keys = self.showing.standing.add(proposals)
        self.showing.open(self._open(keys))

    def recheck(self) -> None:
        """What is answered now is drawn no more, and what was taken back is drawn again."""
        if self._here.article is None or not self.switching.now.show:
            return
        standing = self.showing.standing
        few = len(standing.found()) <= MANY
        looked_at = [key for key in standing.found() if few or key not in standing]
        open_now = set(self._open(looked_at))
        back = [key for key in looked_at if key in open_now and key not in standing]
        self.showing.close([key for key in looked_at if key not in open_now])
        self.showing.open(back)
        if self.answering.answered in back and self.answering.answered in standing:
            self.showing.choose(self.answering.answered)
            self.walking.entered = False

    def stop(self) -> None:
        """The project is closed."""
        self._soon.stop()
        self._ask_soon.stop()
        self.fetcher.stop()
        self.worker.close()

    def _open(self, keys: Iterable[str]) -> list[str]:
        """Those of these that nobody has answered, and no mark of one's own covers."""
        article, standing = self._here.article, self.showing.standing
        if article is None:
            return []
        known = {id(standing[key]): key for key in keys}
        found = still_open(self._kit.session.project, article.id, [standing[key] for key in known.values()])
        return [known[id(proposal)] for proposal in found]

    def _began(self, model: str) -> None:
        self.answering.model = model

    def _ended(self, why: str) -> None:
        self.showing.looking, self.showing.why_none = False, why
        self.showing.say()

    def _timer(self, act: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(SOON)
        made.timeout.connect(act)
        return made

    def _listen(self) -> None:
        here, soon = self._here, self._soon
        self.fetcher.began.connect(self._began)
        self.fetcher.came.connect(self.given)
        self.fetcher.ended.connect(self._ended)
        self.switching.changed.connect(self.begin)
        here.article_opened.connect(lambda: self.begin(later=True))  # the text is painted first
        here.described.connect(self.showing.show_again)
        here.marks_changed.connect(self._marked)
        here.reloaded.connect(soon.start)
        here.changed.connect(self._changed)
        self._kit.session.closed.connect(self.stop)
        for end in (self.fetcher.give_up, self.worker.close):  # when the room goes and the project stays
            self.destroyed.connect(partial(_call, end))

    def _marked(self, renewed: Renewed) -> None:
        """A place that a person marks is proposed no more; the rest is looked at when there is time."""
        own = [statement for statement in renewed.changed.values() if self._here.is_own(statement)]
        covered = self.showing.covered(statement.spans for statement in own)
        if covered:
            self.showing.close(covered)
        found = len(self.showing.standing.found())
        if found and (renewed.removed or found <= MANY):
            self._soon.start()

    def _changed(self, changes: Changes) -> None:
        if any(changes.of(one.kind) for one in (Learned, Codebook, Arrangement)):
            self.fetcher.forget()
            self.switching.changed.emit()  # the project may choose for all
        elif changes.of(Verdict.kind) and len(self.showing.standing.found()):
            self._answered(changes.of(Verdict.kind))

    def _answered(self, verdicts: Sequence[str]) -> None:
        """By us just now, by a step that was done again; or an answer was taken back."""
        found = (self._kit.session.project.get(Verdict, id) for id in verdicts)
        self.showing.close(self.showing.covered(one.proposal.spans for one in found if one is not None))
        self._soon.start()


def _call(end: Callable[[], None], *_: object) -> None:
    """Not by Qt itself, which would cut the connection before what is left of the room is called."""
    end()
