"""Long work: in a thread of its own, with progress and cancel, its result by one queued signal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from ..model.errors import SourcemarkError
from ..project import Project
from ..work.task import Cancelled


class Job(QObject):
    """One piece of long work, as seen by the function that does it and by the status line."""

    progressed = Signal(int, int, str)
    """Done, total (0 when unknown), what is being done."""
    finished = Signal(object)
    """What the function returned. Not sent when it was refused or cancelled."""
    refused = Signal(str)
    took_back = Signal(object)
    """`Changes` that it had made and that were taken back, because it was cancelled or went wrong."""
    ended = Signal()
    """Always last, whatever came of it."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._cancel = Event()

    @property
    def cancelled(self) -> bool:
        """True once somebody asked to stop; the function looks now and then."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Asks it to stop at the next safe place."""
        self._cancel.set()

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        """Tells how far it is. Raises Cancelled when it was asked to stop."""
        if self.cancelled:
            raise Cancelled
        self.progressed.emit(done, total, label)

    def work(self, act: Callable[[Job], Any]) -> None:
        """Runs `act` here; what happens is told by the signals. Bugs go on to the excepthook."""
        try:
            self.finished.emit(act(self))
        except Cancelled:
            self.refused.emit(f"{self.title}: cancelled.")
        except SourcemarkError as refusal:
            self.refused.emit(str(refusal))
        finally:
            self.ended.emit()


class Jobs(QObject):
    """Starts jobs and knows those under way. With `inline` they run at once, in the caller's thread."""

    started = Signal(object)
    """`Job`."""
    refused = Signal(str)
    took_back = Signal(object)
    """`Changes` of a job that was cut short."""

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._running: dict[Job, Thread] = {}

    def start(
        self,
        title: str,
        act: Callable[[Job], Any],
        done: Callable[[Any], object] | None = None,
        *,
        shown: bool = True,
    ) -> Job:
        """Runs `act(job)` beside the window; `done(result)` is then called in the window's thread.

        One that is not `shown` has no line of its own in the window: somebody looks at its result already.

        `act` touches no widget and no connection but its own (`project.clone`).
        """
        job = Job(title, self)
        if done is not None:
            # A bare function has no thread of its own: the receiver below carries the call into ours.
            job.finished.connect(_Receiver(done, job).take, Qt.ConnectionType.AutoConnection)
        job.took_back.connect(self.took_back)
        job.refused.connect(self.refused)
        job.ended.connect(self._ended)
        thread = Thread(target=job.work, args=(act,), name=f"job: {title}")
        self._running[job] = thread
        if shown:
            self.started.emit(job)
        if self._inline:
            job.work(act)
        else:
            thread.start()
        return job

    def start_on(
        self,
        project: Project,
        title: str,
        act: Callable[[Project, Job], Any],
        done: Callable[[Any], object] | None = None,
        *,
        writing: bool = False,
    ) -> Job:
        """As `start`, with a connection of its own to `project`, which is closed when the work has ended."""
        clone = project.clone(writing=writing)  # here and now: later another project may be open

        def run(job: Job) -> Any:
            with closing(clone):
                try:
                    return act(clone, job)
                finally:
                    if clone.taken_back:
                        job.took_back.emit(clone.taken_back)

        return self.start(title, run, done)

    @property
    def running(self) -> tuple[Job, ...]:
        """Those under way, oldest first."""
        return tuple(self._running)

    def stop(self) -> None:
        """Cancels all, waits until they have ended, and hands on what those sent that were done by then."""
        for job in self._running:
            job.cancel()
        for job, thread in tuple(self._running.items()):
            if thread.is_alive():
                thread.join()
            for receiver in job.children():
                QCoreApplication.sendPostedEvents(receiver, QEvent.Type.MetaCall.value)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _ended(self) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        thread = self._running.pop(job)
        if thread.is_alive():
            thread.join()  # it has nothing left to do but to leave
        job.deleteLater()


class _Receiver(QObject):
    """Lives in the window's thread, so that Qt queues what a job sends."""

    def __init__(self, done: Callable[[Any], object], job: Job) -> None:
        super().__init__(job)
        self._done = done

    def take(self, result: Any) -> None:
        self._done(result)
