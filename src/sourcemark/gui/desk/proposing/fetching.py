"""Has proposals found beside the window: streamed in, given up with the article, kept while the project is open."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import closing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ....model.errors import SourcemarkError
from ....model.proposals import Proposal
from ...kit import Kit

if TYPE_CHECKING:
    from ....project import Project
    from ....work.proposing.worker import Worker
    from ...jobs import Job

KEPT = 50
"""Articles whose proposals are kept."""
EVERY = 20
"""Milliseconds between two looks at what has come."""


class Question(NamedTuple):
    """What is asked."""

    article: str
    statements_only: bool


class Brought(NamedTuple):
    """What is found, so far."""

    model: str
    proposals: list[Proposal]


class Ended(NamedTuple):
    """No more comes; `why` there are none, in one line, or empty when all came."""

    why: str


Box = SimpleQueue[str | list[Proposal] | Ended]
"""What the job says: the version of the model, proposals, the end. The window looks into it: a job that outlives
the room for a moment has nobody to call."""


class Fetcher(QObject):
    """One question at a time; what an older one brings is passed over."""

    began = Signal(str)
    """Version of the model that proposes what comes now."""
    came = Signal(object)
    """Some more `Proposal`s, in the order of the text."""
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
        """Find them, or answer from memory."""
        self.stop()
        kept = self._kept.get(question)
        if kept is not None:
            self._kept.move_to_end(question)
            self.began.emit(kept.model)
            self.came.emit(kept.proposals)
            self.ended.emit("")
            return
        self._asked, self._coming = question, Brought("", [])
        box, clone = Box(), self._kit.session.project.clone()
        self._box = box
        self._look.start()
        self._job = self._kit.jobs.start(
            "Proposals", lambda job: _find(clone, self.worker, question, job, box), shown=False
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
        """Hand on what has come."""
        try:
            while self._asked is not None:
                self._hand_on(self._box.get_nowait())
        except Empty:
            return

    def _hand_on(self, said: str | list[Proposal] | Ended) -> None:
        if isinstance(said, str):
            self._coming = Brought(said, [])
            self.began.emit(said)
        elif isinstance(said, Ended):
            self._keep(said)
        else:
            self._coming.proposals.extend(said)
            self.came.emit(said)

    def _keep(self, end: Ended) -> None:
        if self._asked is not None and not end.why:
            self._kept[self._asked] = self._coming
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._job, self._asked = None, None
        self._look.stop()
        self.ended.emit(end.why)


def _find(clone: Project, worker: Worker, question: Question, job: Job, box: Box) -> None:
    """In a thread of its own."""
    from ....suggest.language import NotEnglish, is_english
    from ....work.proposing.asking import ask_for
    from ....work.task import Cancelled

    try:
        with closing(clone):
            model = worker.version
            asked = ask_for(clone, question.article, model, question.statements_only)
        if not is_english(asked.text):
            raise NotEnglish  # for that no child need be started
        box.put(model + ("+learned" if asked.head else ""))
        for some in worker.ask(asked, job):
            box.put(some)
        box.put(Ended(""))
    except Cancelled:
        return
    except SourcemarkError as refusal:
        box.put(Ended(str(refusal)))
