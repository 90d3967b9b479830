"""Keeps the figures in step with the project: counted beside the window, and marked while they are older than it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ....model.articles import Article, Progress
from ....model.changes import Changes
from ....model.codebook import Codebook
from ....model.people import Annotator
from ....model.review import Arrangement, Decision
from ....model.sources import Source
from ....model.statements import Statement
from ....project import Project
from ....work.review.agreeing import Agreed
from ....work.review.gathering import Kept
from ...jobs import Job
from ...kit import Kit
from .turns import Life, Turn, Why, Wish, counted, drawn

KINDS = (Statement, Progress, Decision, Article, Source, Codebook, Annotator, Arrangement)
"""What figures, and the names beside them, depend on."""
TITLE = "Counting agreement"
DRAWING = "Drawing articles for the intervals"


class Counting(QObject):
    """One count at a time; a change while it runs ends it, and the next one begins."""

    counted = Signal(object)
    """`Agreed`."""
    failed = Signal(str)
    """Why there are no figures."""
    given_up = Signal()
    """Somebody cancelled it: what is shown stays, as old as it is."""
    stale = Signal()
    """What is shown is older than the project, or than what is asked."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._project = kit, kit.session.project
        self._kept, self._touched = Kept(), set[str]()
        self._wish: Wish | None = None
        self._life = Life()
        self.destroyed.connect(self._life.end)
        self._awake = self._due = self._all_touched = False
        kit.session.changed.connect(self._changed)
        kit.session.annotator_changed.connect(self._forget)
        kit.session.closed.connect(self._closed)

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

    def _forget(self) -> None:
        """Somebody else sits down, who may see other marks."""
        self._all_touched = True
        self._start_anew()

    def _start_anew(self) -> None:
        self._due = True
        self.stale.emit()
        turn = self._life.turn
        if turn is not None and (turn.job is None or turn.job in self._kit.jobs.running):
            turn.over = True
        elif self._awake:
            self._life.turn = None  # a count that broke off never told its end
            self._begin()

    def _begin(self) -> None:
        wish = self._wish
        if wish is None or self._life.turn is not None:
            return
        self._due, self._life.turn = False, (turn := Turn())
        self._kept.forget(None if self._all_touched else self._touched)
        self._touched, self._all_touched = set(), False

        def run(project: Project, job: Job) -> Agreed | Why | None:
            turn.job = job
            return counted(project, wish, turn, self._kept)

        self._kit.jobs.start_on(self._project, TITLE, run, lambda found: self._ended(turn, wish, found))

    def _go_on(self, wish: Wish, found: Agreed) -> None:
        """The figures are there; now how far they might lie elsewhere."""
        self._life.turn = turn = Turn()

        def run(job: Job) -> Agreed | None:
            turn.job = job
            return drawn(found, wish, turn)

        self._kit.jobs.start(DRAWING, run, lambda done: self._ended(turn, wish, done))

    def _ended(self, turn: Turn, wish: Wish, found: Agreed | Why | None) -> None:
        self._life.turn = None
        if self._life.over:
            return
        if turn.job is not None and turn.job.cancelled:
            self.given_up.emit()
        elif self._wish is not None:
            self._take(wish, found)

    def _take(self, wish: Wish, found: Agreed | Why | None) -> None:
        if isinstance(found, Why):
            self.failed.emit(found.words)
        elif found is not None and not self._due:
            self.counted.emit(found)
        if self._due and self._awake:
            self._begin()
        elif isinstance(found, Agreed) and found.report.draws < wish.draws and found.report.shared:
            self._go_on(wish, found)

    def _closed(self) -> None:
        self._wish = None
        self._kit.session.changed.disconnect(self._changed)
        self._kit.session.annotator_changed.disconnect(self._forget)
        self._kit.session.closed.disconnect(self._closed)
