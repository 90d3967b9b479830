"""What an export would come to, counted beside the window each time something else is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ...model.errors import Refused
from ...model.scope import Wish
from ...project import Project
from ...work.exporting.export import forecast
from ...work.exporting.outcome import Forecast
from ...work.task import Cancelled
from ..jobs import Job
from ..kit import Kit


class Counting(QObject):
    """One count at a time; an earlier one is given up when another is wanted."""

    told = Signal(object)
    """`Forecast`, or a `str` that says why nothing can be written so."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._job: Job | None = None
        self._newest = 0

    def count(self, wish: Wish) -> None:
        """Count for this wish; `told` follows."""
        self.stop()
        number = self._newest

        def run(project: Project, job: Job) -> Forecast | str:
            try:
                return forecast(project, wish, job)
            except Refused as refusal:
                return str(refusal)
            except Cancelled:
                return "Not counted: it was cancelled."

        def done(result: Forecast | str) -> None:
            if number == self._newest and isValid(self):
                self._job = None
                self.told.emit(result)

        job = self._kit.jobs.start_on(self._kit.session.project, "Counting what goes out", run, done)
        self._job = job if job in self._kit.jobs.running else None

    def stop(self) -> None:
        """What is being counted is not wanted any more."""
        self._newest += 1
        if self._job is not None and isValid(self._job):
            self._job.cancel()
        self._job = None
