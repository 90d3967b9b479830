"""Looks at files in the background, one after the other; what is asked for last goes first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ....formats.inputs import Wanted
from ....formats.limits import Limits
from ....work.looking import Look, Looker
from ...jobs import Job, Jobs


class Looking(QObject):
    """A look that nobody waits for any more is given up. `close` is called when the card goes."""

    looked = Signal(object, object)
    """What was asked with, and the `Look`."""

    def __init__(self, jobs: Jobs, limits: Limits, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._looker = jobs, Looker(limits)
        self._next: tuple[object, Wanted] | None = None
        self._busy = self._closed = False

    @property
    def wished(self) -> bool:
        """True while there is something that is to be looked at next."""
        return self._next is not None

    def ask(self, key: object, wanted: Wanted) -> None:
        """Look at this; `key` comes back with what was seen."""
        self._next = (key, wanted)
        if not self._busy and not self._closed:
            self._start()

    def limit(self, limits: Limits) -> None:
        """Other limits from the next look on."""
        self._looker.close()
        self._looker = Looker(limits)

    def close(self) -> None:
        """Nothing is told any more, and the child ends."""
        self._closed, self._next = True, None
        self._looker.close()

    def _start(self) -> None:
        assert self._next is not None
        (key, wanted), self._next, self._busy = self._next, None, True
        looker = self._looker

        def act(job: Job) -> Look | None:
            return looker.look(wanted, lambda: job.cancelled or self._next is not None)

        self._jobs.start("Looking at a file", act, lambda found: self._done(key, found), shown=False)

    def _done(self, key: object, found: Look | None) -> None:
        self._busy = False
        if self._closed:
            return
        if found is not None:
            self.looked.emit(key, found)
        if self._next is not None and not self._busy:
            self._start()
