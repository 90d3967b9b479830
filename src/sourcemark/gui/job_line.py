"""How far one job is, with a way to cancel it: a part of the status line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from .jobs import Job
from .kit import Kit
from .looks import GRID
from .widgets.parts import label, named, tip


class JobLine(QWidget):
    """Shown while the job runs; takes itself away when it has ended."""

    def __init__(self, job: Job, kit: Kit) -> None:
        super().__init__()
        named(self, job.title)
        self._job = job
        self.label = label(job.title, "muted")
        self.bar = named(QProgressBar(), f"Progress: {job.title}")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(16 * GRID)
        self.cancel = named(QToolButton(), f"Cancel: {job.title}")
        self.cancel.setToolTip("Cancel")
        self.cancel.setIcon(kit.icons.icon("close", "muted"))
        self.cancel.setIconSize(QSize(16, 16))
        self.cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for part in (self.label, self.bar, self.cancel):
            layout.addWidget(part)
        job.progressed.connect(self._progress)
        job.ended.connect(self._end)

    def _progress(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        count = f" {done:,} of {total:,}" if total else f" {done:,}" if done else ""
        self.label.setText(f"{self._job.title}{count}")
        self.label.setToolTip(tip(what))

    def _stop(self) -> None:
        self._job.cancel()
        self.cancel.setEnabled(False)
        self.label.setText(f"{self._job.title}: stopping …")

    def _end(self) -> None:
        self.hide()
        self.deleteLater()
