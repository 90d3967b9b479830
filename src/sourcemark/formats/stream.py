"""Outcomes of a batch on their way from the thread that reads to the one that takes them, only so many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event

from .inputs import Outcome

_AHEAD = 64
"""Outcomes that may wait: more than a batch of small files has, less than a large archive."""


class Stream:
    """One batch. `stopped`: nobody takes any more."""

    def __init__(self, stopped: Event, tick: float) -> None:
        """`tick`: seconds between two looks at `stopped`."""
        self._stopped, self._tick = stopped, tick
        self._queue: Queue[Outcome | None] = Queue(_AHEAD)
        self.ended = False
        """All was taken."""

    def pour(self, outcomes: Iterable[Outcome]) -> None:
        """All of them, as fast as they are taken; then the end, whatever goes wrong."""
        try:
            for outcome in outcomes:
                self._put(outcome)
        finally:
            self._put(None)

    def taken(self) -> Iterator[Outcome]:
        """What is at hand; for the first it waits a tick."""
        wait = self._tick
        while not self.ended:
            try:
                outcome = self._queue.get(timeout=wait) if wait else self._queue.get_nowait()
            except Empty:
                return
            wait = 0.0
            if outcome is None:
                self.ended = True
            else:
                yield outcome

    @property
    def empty(self) -> bool:
        """Nothing is at hand just now."""
        return self._queue.empty()

    def _put(self, outcome: Outcome | None) -> None:
        while not self._stopped.is_set():
            try:
                self._queue.put(outcome, timeout=self._tick)
                return
            except Full:
                continue
