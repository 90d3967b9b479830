"""New, open, recent, sample: the ways to a project, from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from ..project import SUFFIX
from .kit import Kit

FILTER = f"Sourcemark projects (*{SUFFIX})"


class Projects(QObject):
    """Carries out the actions that change which project is open."""

    def __init__(self, kit: Kit, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self.ask_name: Callable[[Callable[[], object]], None] = lambda then: None
        """Asks who works here, then goes on. Set by `frame_actions`."""
        self._bind()

    def _bind(self) -> None:
        bind, session = self._kit.actions.bind, self._kit.session
        bind("new_project", self._ask_new)
        bind("open_project", self._ask_open)
        bind("recent_projects", session.close)
        bind("sample_project", self.sample)
        bind("close_project", session.close, lambda: session.is_open)

    def open(self, path: Path) -> None:
        """Opens a project; the name is asked first where nobody has given one."""
        self._named(lambda: self._kit.session.open(path))

    def create(self, path: Path) -> None:
        """Makes a project; the suffix is added where it is missing."""
        full = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        self._named(lambda: self._kit.session.create(full))

    def sample(self) -> None:
        """Opens this user's copy of the sample project, which is made the first time."""
        self._named(self._kit.session.open_sample)

    def dropped(self, data: QMimeData) -> Path | None:
        """The one project among dropped files."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return next((p for p in paths if p.suffix == SUFFIX), None) if len(paths) == 1 else None

    def _named(self, then: Callable[[], object]) -> None:
        if self._kit.profile.me is None:
            self.ask_name(then)
        else:
            then()

    def _ask_new(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        proposed = str(_documents() / f"Project{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "New project", proposed, FILTER)
        if chosen:
            self.create(Path(chosen))

    def _ask_open(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open a project", str(_documents()), FILTER)
        if chosen:
            self.open(Path(chosen))


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
