"""The session: the one open project, who works on it, and the one notice of every change.

Views read through `project`, wish through `do`, and learn of everything through `changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from ..model.changes import Changes, Step
from ..model.errors import Refused, SourcemarkError
from ..model.people import Annotator, User
from ..project import SUFFIX, CutShort, Project, create, open_project
from ..work.codebooks import builtin
from ..work.profile import Profile
from ..work.submitting import shown_names
from .jobs import Jobs

P = ParamSpec("P")
Told = Callable[[int, int], object]
LONG = 1_000
"""Changes up to which a step is undone at once, which takes less than the blink of an eye."""


class Session(QObject):
    """Made once in `app` and handed to every pane."""

    changed = Signal(object)
    """`Changes`, whoever made them: a key, undo, a job, a merge."""
    opened = Signal()
    closing = Signal()
    """The project is about to be closed: what is being typed can still be saved."""
    closed = Signal()
    annotator_changed = Signal()
    brought = Signal(str)  # the id of the one article that somebody brought in just now, and so wants to see
    said = Signal(str)
    """One line for the person at the window."""

    def __init__(self, profile: Profile, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile, self._jobs = profile, jobs
        self._project: Project | None = None
        jobs.took_back.connect(self.tell)

    @property
    def project(self) -> Project:
        """The open project. Raises Refused when none is open."""
        if self._project is None:
            raise Refused("No project is open.")
        return self._project

    @property
    def is_open(self) -> bool:
        """True between `opened` and `closed`."""
        return self._project is not None

    @property
    def me(self) -> Annotator:
        """Who marks. Raises Refused until a name was given."""
        if self._profile.me is None:
            raise Refused("Say first who you are: your name stands on every mark.")
        return self._profile.me

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed: no project, or another window holds it."""
        return self._project is None or bool(self._project.why_read_only)

    def open(self, path: Path) -> bool:
        """Opens a project in place of the open one. False, with a line said, when it can't be, or not at once."""
        return self._take(path, lambda user: open_project(path, user, most=LONG))

    def create(self, path: Path) -> bool:
        """Makes and opens a new project. False, with a line said, when it can't be."""
        return self._take(path, lambda user: create(path, user, builtin()))

    def open_sample(self) -> bool:
        """Opens this user's copy of the sample project, which is made the first time."""
        path = self._profile.folder / f"Sample{SUFFIX}"
        if path.exists():
            return self.open(path)
        from ..work.sample_project import make_sample

        return self._take(path, lambda user: make_sample(path, user))

    def _take(self, path: Path, way: Callable[[User], Project]) -> bool:
        if self.is_open and path.resolve() == self.project.path.resolve():
            return True  # opening it twice would only lock us out ourselves
        try:
            project = way(self._user())
        except CutShort as left:
            self.said.emit(str(left))
            self._mend(path)
            return False
        except SourcemarkError as refusal:
            self.said.emit(str(refusal))
            return False
        self.close()
        self._project = project
        self._profile.remember(path)
        self._keep_name()
        self.opened.emit()
        return True

    def _mend(self, path: Path) -> None:
        """Beside the window, what a crash cut short is taken back; then the project is opened."""
        user = self._user()
        self._jobs.start(
            f"Mending {path.name}",
            lambda job: open_project(path, user, told=job.progress).close(),
            lambda _: self.open(path),
        )

    def _user(self) -> User:
        return User(device=self._profile.habits.device, annotator=self.me)

    def close(self) -> None:
        """Ends all jobs, then closes the project, if one is open."""
        self._jobs.stop()  # they write to this project, and what they found belongs to it
        if self._project is None:
            return
        self.closing.emit()
        project, self._project = self._project, None
        self.closed.emit()
        project.close()

    def do(
        self, act: Callable[Concatenate[Project, P], Changes | None], *args: P.args, **kwargs: P.kwargs
    ) -> Changes | None:
        """Runs `act(project, …)` and tells everybody. A refusal is said and gives None."""
        try:
            changes = act(self.project, *args, **kwargs)
        except SourcemarkError as refusal:
            self.said.emit(str(refusal))
            return None
        if changes is not None:
            self.tell(changes)
        return changes

    def tell(self, changes: Changes) -> None:
        """Tells everybody of changes that were made elsewhere: by a job."""
        if changes:
            self.changed.emit(changes)

    def work_as(self, annotator: Annotator) -> None:
        """Marks carry this annotator from now on."""
        self._profile.take(annotator)
        if self._project is not None:
            self._project.user = self._user()
            self._keep_name()
        self.annotator_changed.emit()

    def _keep_name(self) -> None:
        """A name that was changed since is changed in this project too; marks name their annotator by id."""
        known = self.project.get(Annotator, self.me.id)
        if known is not None and known.name != self.me.name and not self.read_only:
            self.do(_rename, self.me)

    def whose(self, step: Step) -> str:
        """The name of the other annotator who signed a step; empty for one's own."""
        if step.annotator == self.me.id:
            return ""
        return shown_names(self.project).get(step.annotator, "")

    def undo(self) -> Changes | None:
        """Takes back the last step made on this machine; a long one as a job. Another annotator's is refused."""
        return self._travel(Project.undoable, Project.undo, "Undo")

    def redo(self) -> Changes | None:
        """Does again what was last taken back; a long step as a job."""
        return self._travel(Project.redoable, Project.redo, "Redo")

    def _travel(
        self,
        top: Callable[[Project], Step | None],
        go: Callable[[Project, Told | None], Changes | None],
        verb: str,
    ) -> Changes | None:
        step = None if self.read_only else top(self.project)
        if step is None or step.size <= LONG:
            return self.do(lambda project: go(project, None))
        title = f"{verb}: {step.name}"
        self._jobs.start_on(
            self.project, title, lambda project, job: go(project, job.progress), self._travelled, writing=True
        )
        return None

    def _travelled(self, changes: Changes | None) -> None:
        if changes is not None:
            self.tell(changes)


def _rename(project: Project, annotator: Annotator) -> Changes:
    with project.operation("Change of name", undoable=False) as op:
        op.put(annotator)
    return op.changes
