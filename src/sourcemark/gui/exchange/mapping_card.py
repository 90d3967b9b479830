"""Bringing in marks of another tool: what is in the file and what it becomes, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...model.errors import SourcemarkError
from ...model.words import cut
from ...project import Project
from ...work.foreign_sets.coming import Looked
from ...work.foreign_sets.mapping import Mapping
from ...work.marks import codebook_of
from ...work.remembering import limits_of, mappings
from ..jobs import Job
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.parts import button, label
from ..widgets.roomy import Roomy
from .mapping_table import MappingTable

Take = Callable[[Path, Looked, Mapping], object]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LOOKING = "Looking at the file … Nothing is changed by that."
NOTHING = "Nothing is new here: all that is in this file has been brought in before."


class MappingCard(QWidget):
    """Looks at one file. `take` is called with what was chosen."""

    def __init__(self, kit: Kit, path: Path, close: Callable[[], None], take: Take) -> None:
        super().__init__()
        self._kit, self._path, self._close, self._take = kit, path, close, take
        self._job: Job | None = None
        self._looked: Looked | None = None
        self._left = False
        self.words = label("", "muted", wrap=True)
        self.table: MappingTable | None = None
        self.go = button("Bring in", self.bring, "primary")
        self.leave = button("Cancel", close)
        self._middle, self._empty = QStackedWidget(), label(LOOKING, "muted", wrap=True)
        self._lay_out()

    def look(self) -> None:
        """Start reading the file."""
        self._may_bring(False)
        path, profile = self._path, self._kit.profile
        remembered, limits = mappings(profile), limits_of(profile)

        def run(project: Project, job: Job) -> Looked | str:
            from ...work.foreign_sets.bringing import look

            try:
                return look(project, path, job, remembered=remembered, limits=limits)
            except SourcemarkError as error:
                return str(error)

        title = f"Looking at {path.name}"
        self._job = self._kit.jobs.start_on(self._kit.session.project, title, run, self._show)

    def bring(self) -> None:
        """Hand on what was chosen and close."""
        if self._looked is None or self.table is None or not self.go.isEnabled():
            return
        take, path, looked, mapping = self._take, self._path, self._looked, self.table.mapping
        self._close()
        take(path, looked, mapping)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.go.isEnabled():
            self.bring()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits any more when the card is closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._left = True
            if self._job is not None:
                self._job.cancel()

    def _show(self, found: Looked | str) -> None:
        self._job = None
        if self._left:
            return
        if isinstance(found, str):
            self._say(found, "danger")
        elif not found.coming.marks and not found.coming.articles and found.coming.known:
            self._say(NOTHING)
        else:
            self._show_table(found)
        if self.table is None:
            self.leave.setFocus()

    def _show_table(self, found: Looked) -> None:
        from ...work.foreign_sets.bringing import annotators

        session = self._kit.session
        self._looked = found
        book, people = codebook_of(session.project), annotators(session.project)
        self.table = MappingTable(book, people, session.project.user.annotator.id, found)
        area = Roomy(self.table)
        # Its room is kept free: boxes would grow and shrink as values are unfolded.
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._middle.addWidget(area)
        self._middle.setCurrentWidget(area)
        self.words.setText(_summary(found))
        self._may_bring(bool(found.coming.marks or found.coming.articles))
        self.table.setFocus()

    def _may_bring(self, may: bool) -> None:
        self.go.setEnabled(may)
        self.leave.setText("Cancel" if may else "Close")

    def _say(self, words: str, tone: str = "muted") -> None:
        self._empty.setText(words)
        dress(self._empty, tone=tone)
        self._middle.setCurrentWidget(self._empty)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(f"Bring in marks of “{cut(self._path.name, 60)}”", "heading", wrap=True))
        column.addWidget(self.words)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle.addWidget(self._empty)
        column.addWidget(self._middle, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)
        self.setFocusProxy(self.leave)


def _summary(found: Looked) -> str:
    coming = found.coming
    counted = (
        (coming.marks, "mark to come", "marks to come"),
        (coming.known, "here already", "here already"),
        (coming.articles, "new article", "new articles"),
        (coming.found, "article that is here", "articles that are here"),
        (coming.sources, "new source", "new sources"),
        (coming.values, "new value", "new values"),
    )
    told = [f"{number:,} {one if number == 1 else many}" for number, one, many in counted if number]
    return " · ".join([found.title[0].upper() + found.title[1:], *told])
