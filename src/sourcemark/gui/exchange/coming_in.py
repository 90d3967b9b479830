"""What is dropped, pasted or chosen in dialogs: articles into the open project; coworkers' files go to `sharing`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ...model.articles import Article, How
from ...model.changes import Changes
from ...project import Project
from ..jobs import Job
from ..kit import Kit
from ..overlay import Overlay
from ..projects import Projects
from .sharing import Sharing

if TYPE_CHECKING:
    from ...work.finding import Finds
    from .copied import Copied

WIDTH, HEIGHT = 1160, 640
"""Of the card, in pixels at the usual size of type."""


class ComingIn(QObject):
    """Carries out the actions that bring articles in; long ones run as jobs and end in one summary."""

    def __init__(
        self, kit: Kit, overlay: Overlay, window: QWidget, sharing: Sharing, projects: Projects
    ) -> None:
        super().__init__(window)
        self._kit, self._overlay, self._window = kit, overlay, window
        self._sharing, self._projects = sharing, projects
        bind = kit.actions.bind
        bind("import_files", self._ask_files, self._can_write)
        bind("import_folder", self._ask_folder, self._can_write)
        bind("paste_article", self._paste, self._can_write)

    def wants(self, data: QMimeData) -> bool:
        """True for a project, and for files and texts that can be dropped on the open one."""
        if self._projects.dropped(data) is not None:
            return True
        return self._can_write() and (data.hasUrls() or data.hasText())

    def drop(self, data: QMimeData) -> None:
        """Take in what was dropped: a project, files and folders, or a text."""
        if (project := self._projects.dropped(data)) is not None:
            self._take_project(project)
            return
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take(paths, "drop")
        elif data.hasUrls():
            self._say("A link brings no text with it: save the page, or copy its text.")
        else:
            self._take_text(data, "There is no text in what was dropped.")

    def take(self, paths: Sequence[Path], how: How) -> None:
        """Open the card with these files and folders; of one coworker's file it is shown what it would change."""
        from ...formats.registry import suffix_of
        from ...work.coworkers.merging import mergeable

        shared = [path for path in paths if suffix_of(path) in mergeable()]
        if not shared:
            self._open_card(paths, how)
        elif len(paths) == 1:
            self._sharing.merge(paths[0])
        else:
            self._say("Merge a coworker's file by itself, so that it can be undone by itself.")

    def _take_project(self, path: Path) -> None:
        """It may be a coworker's: then it is shown what merging it would change."""
        session = self._kit.session
        if not self._can_write() or path.resolve() == session.project.path.resolve():
            self._projects.open(path)
        else:
            self._sharing.merge(path, lambda: self._projects.open(path))

    def _can_write(self) -> bool:
        return not self._kit.session.read_only

    def _open_card(self, paths: Sequence[Path], how: How) -> None:
        """How the files would be read is shown first, and can be chosen."""
        from .importing.card import ImportCard

        def take(found: Finds) -> None:
            self._take_found(found, how)

        card = ImportCard(self._kit, self._overlay.close_card, take, self._sharing.bring)
        self._overlay.open(card, WIDTH, HEIGHT)
        card.begin(paths)

    def _take_found(self, found: Finds, how: How) -> None:
        from ...work.remembering import limits_of

        limits = limits_of(self._kit.profile)

        def run(project: Project, job: Job) -> object:
            from ...work.intake import import_found

            return import_found(project, found, job, how=how, limits=limits)

        self._start("Importing", run)

    def _start(self, title: str, run: Callable[[Project, Job], object]) -> None:
        self._kit.jobs.start_on(self._kit.session.project, title, run, self._done, writing=True)

    def _done(self, result: object) -> None:
        """Everybody learns what came in; what did not is shown with the reasons."""
        from ...work.intake import Summary
        from .summary import SummaryCard, left_out

        assert isinstance(result, Summary)
        self._kit.session.tell(result.changes)
        if len(result.added) == 1:
            self._kit.session.brought.emit(result.added[0][1])
        self._say(str(result))
        if found := left_out(result):
            self._overlay.open(SummaryCard(found, self._overlay.close_card), 720)

    def _say(self, words: str) -> None:
        self._kit.session.said.emit(words)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        self._take_text(data, "There is no text on the clipboard: copy an article first.")

    def _take_text(self, data: QMimeData, nothing: str) -> None:
        """A text is taken as it stands; a part of a web page is read beside the window."""
        from ...work.pasting import paste
        from .copied import copied

        if data.hasHtml():
            self._take_page(copied(data))
        elif not data.text().strip():
            self._say(nothing)
        elif (changes := self._kit.session.do(paste, data.text())) is not None:
            self._show(changes)

    def _take_page(self, page: Copied) -> None:
        from ...work.remembering import limits_of

        limits = limits_of(self._kit.profile)

        def run(project: Project, job: Job) -> Changes:
            from ...work.pasting import paste_page

            return paste_page(project, page.html, page.text, page.url, job, limits)

        def done(changes: Changes) -> None:
            self._kit.session.tell(changes)
            self._show(changes)

        self._kit.jobs.start_on(self._kit.session.project, "Pasting", run, done, writing=True)

    def _show(self, changes: Changes) -> None:
        self._kit.session.brought.emit(changes.of(Article.kind)[0])

    def _ask_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from ...formats.registry import suffixes

        articles, others = suffixes("article"), suffixes("collection") | suffixes("set")
        both = f"Articles ({_any(articles)});;Collections and sets ({_any(others)})"
        kinds = f"All of them ({_any(articles | others)});;{both};;All files (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Import", "", kinds)
        if chosen:
            self.take([Path(name) for name in chosen], "file")

    def _ask_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        if chosen := QFileDialog.getExistingDirectory(self._window, "Import a folder"):
            self.take([Path(chosen)], "folder")


def _any(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in sorted(suffixes))
