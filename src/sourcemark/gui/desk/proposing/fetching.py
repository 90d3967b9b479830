"""Has proposals found beside the window: taken bit by bit, given up with the article, kept while it is open."""

from __future__ import annotations

from collections import OrderedDict
from queue import Empty
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ...kit import Kit
from .finding import Began, Box, Brought, Ended, Question, Said, fill, found

if TYPE_CHECKING:
    from ....work.proposing.worker import Worker
    from ...jobs import Job

KEPT = 50
"""Articles whose proposals are kept."""
EVERY = 20
"""Milliseconds between two looks at what has come."""
MOMENT = 0.01
"""Seconds for which the window takes what has come; the rest waits for the next look."""


class Fetcher(QObject):
    """One question at a time; what an older one brings is passed over."""

    began = Signal(object)
    """`Began`."""
    came = Signal(object)
    """Some more `Proposal`s, as the model made them, in the order of the text."""
    ended = Signal(str)
    """All came; or else why there are none, in one line."""

    def __init__(self, kit: Kit, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self.worker = kit, worker
        self._job: Job | None = None
        self._asked: Question | None = None
        self._box = Box()
        self._coming = Brought("", [])
        self._kept: OrderedDict[Question, Brought] = OrderedDict()
        self._look = QTimer(self)
        self._look.setInterval(EVERY)
        self._look.timeout.connect(self._take)

    def ask(self, question: Question) -> None:
        """Find them; what is remembered the model is not asked for."""
        self.stop()
        kept = self._kept.pop(question, None)
        if kept is not None:
            self._kept[question] = kept
        self._asked, self._coming = question, Brought("", [])
        box, clone = Box(), self._kit.session.project.clone()
        self._box = box
        self._look.start()
        self._job = self._kit.jobs.start(
            "Proposals",
            lambda job: fill(box, found(clone, self.worker, question, kept, job)),
            shown=False,
        )
        self._take()

    def stop(self) -> None:
        """Nobody wants the answer any more."""
        self._look.stop()
        self.give_up()

    def give_up(self) -> None:
        """The same when nothing of Qt is left."""
        self._asked = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """What is known may be other now: the codebook, or what was learnt."""
        self._kept.clear()

    def _take(self) -> None:
        """Hand on what has come, for a moment."""
        until = monotonic() + MOMENT
        try:
            while self._asked is not None:
                self._hand_on(said := self._box.get_nowait())
                if isinstance(said, list) and monotonic() > until:
                    return
        except Empty:
            return

    def _hand_on(self, said: Said | Ended) -> None:
        if isinstance(said, Began):
            self._coming = Brought(said.model, [])
            self.began.emit(said)
        elif isinstance(said, Ended):
            self._keep(said)
        else:
            self._coming.found.append(said)
            self.came.emit(said)

    def _keep(self, end: Ended) -> None:
        if self._asked is not None and not end.why:
            self._kept[self._asked] = self._coming
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._job, self._asked = None, None
        self._look.stop()
        self.ended.emit(end.why)
