"""Has proposals found beside the window: streamed in, given up with the article, kept while the project is open."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ....model.errors import SourcemarkError
from ....model.proposals import Proposal
from ...kit import Kit

if TYPE_CHECKING:
    from ....project import Project
    from ....work.proposing.worker import Worker
    from ...jobs import Job

KEPT = 50
"""Articles whose proposals are kept."""


class Question(NamedTuple):
    """What is asked."""

    article: str
    statements_only: bool


class Asker(QObject):
    """One question at a time; what an older one brings is passed over."""

    began = Signal(str)
    """Version of the model that proposes what comes now."""
    came = Signal(object)
    """Some more `Proposal`s, in the order of the text."""
    ended = Signal(str)
    """All came; or else why there are none, in one line."""
    _began = Signal(object, str)
    _sent = Signal(object, object)
    _done = Signal(object, str)

    def __init__(self, kit: Kit, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self.worker = kit, worker
        self._job: Job | None = None
        self._asked: Question | None = None
        self._kept: OrderedDict[Question, tuple[str, list[Proposal]]] = OrderedDict()
        self._coming: tuple[str, list[Proposal]] = "", []
        self._began.connect(self._begin)
        self._sent.connect(self._take)
        self._done.connect(self._finish)

    def ask(self, question: Question) -> None:
        """Find them, or answer from memory."""
        self.stop()
        self._asked, self._coming = question, ("", [])
        kept = self._kept.get(question)
        if kept is not None:
            self._kept.move_to_end(question)
            self.began.emit(kept[0])
            self.came.emit(kept[1])
            self.ended.emit("")
            return
        clone = self._kit.session.project.clone()
        self._job = self._kit.jobs.start(
            "Proposals", lambda job: self._find(clone, question, job), shown=False
        )

    def stop(self) -> None:
        """Nobody wants the answer any more."""
        self._asked = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def forget(self) -> None:
        """What is known may be other now: the codebook, or what was learnt."""
        self._kept.clear()

    def _find(self, clone: Project, question: Question, job: Job) -> None:
        """In a thread of its own."""
        from ....suggest.language import NotEnglish, is_english
        from ....work.proposing.asking import ask_for
        from ....work.task import Cancelled

        why = ""
        try:
            with closing(clone):
                asked = ask_for(clone, question.article, question.statements_only)
            if not is_english(asked.text):  # for that no child need be started
                raise NotEnglish
            self._began.emit(question, self.worker.version + ("+learned" if asked.head else ""))
            for some in self.worker.ask(asked, job):
                self._sent.emit(question, some)
        except Cancelled:
            return
        except SourcemarkError as refusal:
            why = str(refusal)
        if not job.cancelled:  # nobody waits for it any more
            self._done.emit(question, why)

    def _begin(self, question: Question, model: str) -> None:
        if question == self._asked:
            self._coming = model, []
            self.began.emit(model)

    def _take(self, question: Question, some: list[Proposal]) -> None:
        if question == self._asked:
            self._coming[1].extend(some)
            self.came.emit(some)

    def _finish(self, question: Question, why: str) -> None:
        if question != self._asked:
            return
        self._job = None
        if not why:
            self._kept[question] = self._coming
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self.ended.emit(why)
