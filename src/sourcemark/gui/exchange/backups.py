"""Automatic backups: when a project is opened and now and then, whenever something was done since the last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ..jobs import Job
from ..kit import Kit

MINUTES = 20
FIRST = 5
"""Seconds after the opening: the window comes first."""


class Backups(QObject):
    """Starts a backup job where one is due. One line says that it was done."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        kit.session.opened.connect(lambda: self._timer.start(FIRST * 1000))
        kit.session.closed.connect(self._timer.stop)

    def look(self) -> None:
        """Make a backup when something was done since the last one."""
        from ...project import backup  # the window stands by now

        self._timer.start(MINUTES * 60_000)
        session = self._kit.session
        if not session.read_only and backup.wanted(session.project.path, session.project.link):
            self.back_up()

    def back_up(self) -> None:
        """Make a backup now."""
        from ...project import backup

        session = self._kit.session
        path = session.project.path

        def run(job: Job) -> Path:
            return backup.back_up(path, progress=job.progress)

        self._kit.jobs.start("Backing up", run, lambda made: session.said.emit(f"Backed up as {made.name}."))
