"""Keeps the figures in step with the project: counted beside the window, and marked while they are older than it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ....model.articles import Article, Progress
from ....model.changes import Changes
from ....model.codebook import Codebook
from ....model.errors import SourcemarkError
from ....model.people import Annotator
from ....model.review import Arrangement, Decision
from ....model.sources import Source
from ....model.statements import Statement
from ....project import Project
from ....work.agreeing import Agreed, agree, source_names
from ....work.gathering import Among, Kept, people
from ....work.task import Cancelled
from ...jobs import Job
from ...kit import Kit

if TYPE_CHECKING:
    from ....analysis.agreement import Asked

KINDS = (Statement, Progress, Decision, Article, Source, Codebook, Annotator, Arrangement)
"""What figures, and the names beside them, depend on."""
TITLE = "Counting agreement"


class Wish(NamedTuple):
    """What is to be counted."""

    among: Among
    threshold: float
    seed: int
    draws: int


class Why(NamedTuple):
    """There are no figures, and this is why."""

    words: str


class _Turn:
    """A job as the count sees it: it ends early, without a word, once something newer is wanted."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self.over = False

    @property
    def cancelled(self) -> bool:
        return self.over or (self.job is not None and self.job.cancelled)

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        if self.over:
            raise Cancelled
        if self.job is not None:
            self.job.progress(done, total, label)


class Counting(QObject):
    """One count at a time; a change while it runs ends it, and the next one begins."""

    counted = Signal(object)
    """`Agreed`."""
    failed = Signal(str)
    """Why there are no figures."""
    stale = Signal()
    """What is shown is older than the project, or than what is asked."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._project = kit, kit.session.project
        self._kept, self._touched = Kept(), set[str]()
        self._wish: Wish | None = None
        self._turn: _Turn | None = None
        self._awake = self._due = self._all_touched = False
        kit.session.changed.connect(self._changed)
        kit.session.closed.connect(self._closed)

    def people(self) -> dict[str, str]:
        """Whose readings can be compared, by name."""
        return people(self._project)

    def want(self, wish: Wish) -> None:
        """Count this from now on."""
        if wish != self._wish:
            self._wish = wish
            self._start_anew()

    def wake(self, awake: bool) -> None:
        """Only what is seen is counted."""
        self._awake = awake
        if awake and self._due:
            self._begin()

    def again(self) -> None:
        """Count once more, after it was cancelled."""
        self._start_anew()

    def _changed(self, changes: Changes) -> None:
        if not any(changes.of(kind.kind) or changes.many(kind.kind) for kind in KINDS):
            return
        touched = self._kept.touched(self._project, changes)
        self._all_touched = self._all_touched or touched is None
        self._touched |= touched or set()
        self._start_anew()

    def _start_anew(self) -> None:
        self._due = True
        self.stale.emit()
        if self._turn is not None:
            self._turn.over = True
        elif self._awake:
            self._begin()

    def _begin(self) -> None:
        wish = self._wish
        if wish is None or self._turn is not None:
            return
        self._due, self._turn = False, (turn := _Turn())
        self._kept.forget(None if self._all_touched else self._touched)
        self._touched, self._all_touched = set(), False

        def run(project: Project, job: Job) -> Agreed | Why | None:
            turn.job = job
            return _counted(project, wish, turn, self._kept)

        self._kit.jobs.start_on(self._project, TITLE, run, lambda found: self._ended(turn, found))

    def _ended(self, turn: _Turn, found: Agreed | Why | None) -> None:
        self._turn = None
        if self._wish is None or (turn.job is not None and turn.job.cancelled):
            self.failed.emit("Counting was cancelled.")
            return
        if isinstance(found, Why):
            self.failed.emit(found.words)
        elif found is not None:
            self.counted.emit(found)
        if self._due and self._awake:
            self._begin()

    def _closed(self) -> None:
        self._wish = None
        self._kit.session.changed.disconnect(self._changed)
        self._kit.session.closed.disconnect(self._closed)


def _counted(project: Project, wish: Wish, turn: _Turn, kept: Kept) -> Agreed | Why | None:
    try:
        return agree(project, wish.among, _asked(project, wish), turn, kept)
    except Cancelled:
        return None
    except SourcemarkError as refusal:
        return Why(str(refusal))


def _asked(project: Project, wish: Wish) -> Asked:
    from ....analysis.agreement import Asked

    return Asked(threshold=wish.threshold, seed=wish.seed, draws=wish.draws, sources=source_names(project))
