"""What merging a coworker's file would change, before anything is: looked at as a job, then merged by Enter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...model.articles import Article
from ...model.errors import SourcemarkError
from ...model.words import cut
from ...project import Project
from ...project.merging.drifted import Foreign
from ...project.merging.preview import Preview
from ...work.marks import codebook_of
from ..jobs import Job
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.parts import button, label
from ..widgets.roomy import Roomy
from .codes_form import CodesForm
from .merge_tree import MergeTree

Take = Callable[[Path, dict[str, str] | None, tuple[Foreign, ...], dict[tuple[str, str], str | None]], object]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTHING = "Nothing is new here: all that is in this file has been merged before."
SAME = "What this file says stands here already. Merging it notes that you know it."
CODES = 20 * GRID
"""Pixels that the values of the codebook take at most before they scroll."""
LOOKING = "Looking at the file … Nothing is changed by that."


class MergeCard(QWidget):
    """The dry run of one file. `take` is called with what was chosen."""

    def __init__(
        self,
        kit: Kit,
        path: Path,
        close: Callable[[], None],
        take: Take,
        instead: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._kit, self._path, self._close, self._take = kit, path, close, take
        self._job: Job | None = None
        self._carry: dict[str, str] | None = None
        self._seen: Preview | None = None
        self._left = False
        self.words = label("", "muted", wrap=True)
        self.tree, self.codes = MergeTree(), None  # type: tuple[MergeTree, CodesForm | None]
        self.go = button("Merge", self.merge, "primary")
        self.leave = button("Cancel", close)
        self._middle, self._empty = QStackedWidget(), label(LOOKING, "muted", wrap=True)
        self._form = QVBoxLayout()
        self._lay_out(instead)
        # Later: the row that was ticked is taken away when the tree is filled anew.
        self.tree.ticked.connect(self._ticked, Qt.ConnectionType.QueuedConnection)
        self.setFocusProxy(self.tree)

    def look(self) -> None:
        """Start the dry run."""
        self._may_merge(False)
        path, carry = self._path, self._carry

        def run(project: Project, job: Job) -> Preview | str:
            from ...work.coworkers.merging import preview

            try:
                return preview(project, path, job, carry)
            except SourcemarkError as error:
                return str(error)

        title = f"Looking at {path.name}"
        self._job = self._kit.jobs.start_on(self._kit.session.project, title, run, self._show)

    def merge(self) -> None:
        """Hand on what was chosen and close."""
        if self._seen is None or not self.go.isEnabled():
            return
        same = self.codes.chosen() if self.codes else {}
        take, path, carry, foreign = self._take, self._path, self._carry, self._seen.codes
        self._close()
        take(path, carry, foreign, same)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.go.isEnabled():
            self.merge()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits any more when the card is closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._left = True
            if self._job is not None:
                self._job.cancel()

    def _show(self, found: Preview | str) -> None:
        from ...work.coworkers.merging import VEILED, in_words

        self._job = None
        if self._left:
            return
        if isinstance(found, str):
            self._say(found, "danger")
            self._focus()
            return
        self._seen = found
        self._show_codes(found)
        if found.nothing or not (found.shares or found.likenesses or found.left):
            self._say(NOTHING if found.nothing else VEILED if found.veiled else SAME)
            self._may_merge(not found.nothing)
        else:
            self.words.setText(in_words(found))
            self.tree.show_preview(found, self._titles(found), self._carry)
            self._middle.setCurrentWidget(self.tree)
            self._may_merge(True)
        self._focus()

    def _may_merge(self, may: bool) -> None:
        self.go.setEnabled(may)
        self.leave.setText("Cancel" if may else "Close")

    def _focus(self) -> None:
        shown = self._middle.currentWidget() is self.tree
        (self.tree if shown else self.go if self.go.isEnabled() else self.leave).setFocus()

    def _say(self, words: str, tone: str = "muted") -> None:
        self._empty.setText(words)
        dress(self._empty, tone=tone)
        self.words.setText("")
        self._middle.setCurrentWidget(self._empty)

    def _titles(self, found: Preview) -> dict[str, str]:
        articles = (self._kit.session.project.get(Article, ours) for _, ours in found.same)
        return {article.id: article.title for article in articles if article is not None}

    def _ticked(self) -> None:
        self._carry = self.tree.carried()
        self.look()

    def _show_codes(self, found: Preview) -> None:
        """Kept when the dry run is done again: what was chosen stands."""
        if self.codes is None and found.codes:
            self.codes = CodesForm(codebook_of(self._kit.session.project), found.codes)
            area = Roomy(self.codes)
            area.setMinimumHeight(min(self.codes.sizeHint().height(), CODES))
            self._form.addWidget(area)

    def _lay_out(self, instead: Callable[[], object] | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(f"Merge “{cut(self._path.stem, 60)}”", "heading", wrap=True))
        column.addWidget(self.words)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._empty, self.tree):
            self._middle.addWidget(part)
        column.addWidget(self._middle, 1)
        column.addLayout(self._form)
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        if instead is not None:
            row.addWidget(button("Open it as a project instead", lambda: self._open(instead)))
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)

    def _open(self, instead: Callable[[], object]) -> None:
        self._close()
        instead()
