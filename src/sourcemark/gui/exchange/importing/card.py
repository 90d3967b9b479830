"""What is to come in: the files that were found, and how the one in focus would be read. Enter lets them in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....work.finding import Finds, find
from ....work.remembering import keep_columns, limits_of
from ...jobs import Job
from ...kit import Kit
from ...looks import GRID
from ...theme import dress
from ...widgets.elided import ElidedLabel
from ...widgets.parts import button, named
from ...widgets.splitter import KeptSplitter
from .files import FileList
from .foot import LimitsLine
from .looking import Looking
from .plan import Plan
from .preview import Preview
from .showing import Showing

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SEARCHING = "Looking for files …"
NOTHING = "There is no file in it that Sourcemark can read."


class ImportCard(QWidget):
    """`take` gets what is to come in, `bring` the path of a file that is an annotated set."""

    def __init__(
        self,
        kit: Kit,
        close: Callable[[], None],
        take: Callable[[Finds], object],
        bring: Callable[[Path], object],
    ) -> None:
        super().__init__()
        self._kit, self._close, self._take, self._bring = kit, close, take, bring
        self._job: Job | None = None
        self.files, self.preview = FileList(), Preview()
        self.heading, self.limits = ElidedLabel("Import"), LimitsLine(kit.profile)
        self.go, self.leave = button("Import", self.let_in, "primary"), button("Cancel", close)
        self.looking = Looking(kit.jobs, limits_of(kit.profile), self)
        self.showing = Showing(kit.profile, self.files, self.preview, self.looking, self)
        self._lay_out()
        self.limits.changed.connect(self.showing.limit)
        self.showing.stood.connect(self._tell)
        self.showing.opened.connect(self._into)
        self.showing.set_found.connect(self._hand_over)

    def begin(self, paths: Sequence[Path]) -> None:
        """Look for the files, beside the window where there are folders to search."""
        if any(path.is_dir() for path in paths):
            self.preview.say(SEARCHING)
            self.go.setEnabled(False)
            self.setFocusProxy(self.leave)
            self._job = self._kit.jobs.start(SEARCHING, lambda job: find(paths, job), self._show, shown=False)
        else:
            self._show(find(paths))

    def let_in(self) -> None:
        """Hand on what was chosen, and close."""
        if not self.go.isEnabled():
            return
        for row, look in self.plan.looks.items():
            if look.table is not None:
                keep_columns(self._kit.profile, look.table.columns, self.plan.choices(row).columns)
        result = self.plan.result()
        self._close()
        self._take(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.let_in()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits any more when the card is closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.looking.close()
            if self._job is not None:
                self._job.cancel()

    @property
    def plan(self) -> Plan:
        """What is to come in."""
        return self.showing.plan

    def _show(self, found: Finds) -> None:
        self._job = None
        if not found.files and not found.refused:
            self._close()
            self._kit.session.said.emit(NOTHING)
            return
        self.heading.set_words(heading(found))
        several = len(found.files) > 1
        self.files.setVisible(several)
        self.preview.setContentsMargins(2 * GRID if several else 0, 0, 0, 0)
        holder = self.files if several else self.preview.text
        self.setFocusProxy(holder)
        holder.setFocus()
        self.showing.show_plan(Plan(found))
        self._tell()

    def _into(self, part: QWidget) -> None:
        """Of a single file, what is to be chosen has the focus: members, columns, the way out. None is taken away."""
        free = self.window().focusWidget() in (None, self, self.preview.text)
        if self.files.isHidden() and free:
            self.setFocusProxy(part)
            part.setFocus()

    def _hand_over(self, path: Path) -> None:
        bring = self._bring
        self._close()
        bring(path)

    def _tell(self) -> None:
        """Whether anything can come in; of what may be a set one has to know first."""
        alone = len(self.plan.files) == 1
        ready = self.plan.ready and not (alone and self.plan.unsure(0))
        self.go.setEnabled(ready)
        waits = alone and self.plan.unsure(0)
        words = "Cancel" if ready or waits else "Close"
        named(self.leave, words).setText(words)
        if not ready and not waits:
            self._into(self.leave)

    def _lay_out(self) -> None:
        dress(self.heading, tone="heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        sizes = (40 * GRID, 90 * GRID)
        both = (self.files, self.preview)
        column.addWidget(KeptSplitter(self._kit.profile, "import", True, both, sizes), 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.addWidget(self.limits, 1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)


def heading(found: Finds) -> str:
    """What was found, in one line."""
    if len(found.files) == 1:
        return f"Import “{found.files[0].name}”"
    others = len(found.passed) + len(found.refused)
    more = f" · {others:,} {'other is' if others == 1 else 'others are'} passed over" if others else ""
    return f"Import {len(found.files):,} files{more}"
