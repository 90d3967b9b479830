"""Keeps what is drawn to what is open: what one has marked or answered goes, and what was taken back comes again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ....model.changes import Changes
from ....model.proposals import Verdict
from ....model.spans import Span
from ....work.proposing.open_ones import Contents, done_with
from ..here import Here
from ..marked import Renewed
from .showing import Showing

SOON = 60
"""Milliseconds after which what was answered is looked at again: of several in a row the last one."""
MANY = 1_000
"""Proposals up to which all are looked at again; of more only those that were answered, which may come back, unless
so much was changed that nobody says what."""


class Rechecking(QObject):
    """Reads what one has marked and answered once, and again when that has changed."""

    came_back = Signal(object)
    """Keys of those that are open again."""

    def __init__(self, here: Here, showing: Showing) -> None:
        super().__init__(showing)
        self._here, self._showing = here, showing
        self._done: Contents | None = None
        self._all = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.recheck)
        self.stop = self._soon.stop
        here.marks_changed.connect(self._marked)
        here.reloaded.connect(self._reloaded)
        here.changed.connect(self._changed)

    def begin(self) -> None:
        """Another article, or others are looked for."""
        self.stop()
        self._done, self._all = None, False

    def open(self, keys: Iterable[str]) -> list[str]:
        """Those of these that nobody has answered, and no mark of one's own covers."""
        article, standing = self._here.article, self._showing.standing
        if article is None:
            return []
        if self._done is None:
            self._done = done_with(self._here.session.project, article.id)
        return [key for key in keys if not self._done.has(standing[key].spans)]

    def recheck(self) -> None:
        """What is answered now is drawn no more, and what was taken back is drawn again."""
        standing = self._showing.standing
        every = self._all or len(standing.found()) <= MANY
        looked_at = [key for key in standing.found() if every or key not in standing]
        open_now = set(self.open(looked_at))
        back = [key for key in looked_at if key in open_now and key not in standing]
        self._all = False
        self._showing.close([key for key in looked_at if key not in open_now])
        self._showing.open(back)
        self.came_back.emit(back)

    def _marked(self, renewed: Renewed) -> None:
        """A place that a person marks is proposed no more; the rest is looked at when there is time."""
        self._done = None
        own = [statement for statement in renewed.changed.values() if self._here.is_own(statement)]
        self._close(statement.spans for statement in own)
        found = len(self._showing.standing.found())
        if found and (renewed.removed or found <= MANY):
            self._soon.start()

    def _reloaded(self) -> None:
        """Of so many marks nobody says which."""
        self._done, self._all = None, True
        self._soon.start()

    def _changed(self, changes: Changes) -> None:
        """By us just now, by a step that was done again; or an answer was taken back."""
        if not changes.of(Verdict.kind):
            return
        self._done, self._all = None, self._all or changes.many(Verdict.kind)
        if self._showing.standing.found():
            found = (self._here.session.project.get(Verdict, id) for id in changes.of(Verdict.kind))
            self._close(one.proposal.spans for one in found if one is not None)
            self._soon.start()

    def _close(self, contents: Iterable[Sequence[Span]]) -> None:
        covered = self._showing.covered(contents)
        if covered:
            self._showing.close(covered)
