"""The status line: what was last said, the step undo would take back, jobs, and who works here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from ..model.changes import Changes, Step
from ..model.direction import beside, isolated
from ..model.words import cut
from .jobs import Job
from .kit import Kit
from .looks import GRID
from .theme import dress
from .widgets.elided import ElidedLabel
from .widgets.parts import button, label, named, plain, tip

LONGEST = 32
"""Code points of a step's name that are shown."""


def step_words(verb: str, step: Step, whose: str = "") -> str:
    """ "Undo: Tag as official, 14:02"; with the day when it was not today, with the name when it is another's."""
    at = step.at.astimezone()
    today = at.date() == datetime.now().astimezone().date()
    what = beside((cut(step.name, LONGEST), f"({isolated(whose)})" if whose else ""), " ")
    return f"{verb}: {what}, {at:%H:%M}" if today else f"{verb}: {what}, {at:%d %b %H:%M}"


class StatusLine(QFrame):
    """Sits below everything; all of it can be reached by keys."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        named(self, "Status")
        dress(self, kind="status")
        self.line = named(ElidedLabel(), "Last message")
        dress(self.line, tone="muted")
        self.read_only = named(label("Read only", kind="badge"), "Read only")
        self.undo = _quiet("Undo", lambda: kit.actions.run("undo"))
        self.who = _quiet("Annotator", lambda: kit.actions.run("annotator"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(2 * GRID, 2, GRID, 2)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(self.line, 1)
        for part in (self.read_only, self.undo, self.who):
            self._layout.addWidget(part)
        self._listen()
        self.refresh()

    def say(self, words: str) -> None:
        """Shows one line, and reads it out where a screen reader runs."""
        self.line.set_words(words)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def refresh(self) -> None:
        """Reads undo, name and badge anew."""
        session, me = self._kit.session, self._kit.profile.me
        step = session.project.undoable() if session.is_open and not session.read_only else None
        self.undo.setVisible(step is not None)
        undoes = step_words("Undo", step, session.whose(step)) if step else ""
        self.undo.setText(plain(undoes))
        self.undo.setToolTip(tip(f"{self._kit.actions.hint('undo')} takes it back"))
        self.undo.setAccessibleName(undoes or "Undo")
        self.who.setText(plain(cut(me.name, 48)) if me else "Who are you?")
        self.who.setAccessibleName(f"Annotator: {me.name if me else 'not named yet'}")
        self.read_only.setVisible(session.is_open and session.read_only)
        self.read_only.setToolTip(tip(session.project.why_read_only if session.is_open else ""))

    def _listen(self) -> None:
        session = self._kit.session
        session.said.connect(self.say)
        self._kit.actions.refused.connect(self.say)
        self._kit.jobs.refused.connect(self.say)
        for signal in (session.opened, session.closed, session.annotator_changed):
            signal.connect(self.refresh)
        session.changed.connect(self._changed)
        self._kit.jobs.started.connect(self._job)

    def _changed(self, changes: Changes) -> None:
        self.say(changes.name)
        self.refresh()

    def _job(self, job: Job) -> None:
        from .job_line import JobLine

        self._layout.insertWidget(1, JobLine(job, self._kit))


def _quiet(name: str, do: Callable[[], object]) -> QPushButton:
    made = button(name, do, kind="quiet", tone="muted")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where one works
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
