"""Who may write to the file now: one thread at a time, the others in line."""

from __future__ import annotations

from threading import Lock, get_ident


class Turn:
    """A lock that knows whether somebody waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting = set[int]()

    @property
    def awaited(self) -> bool:
        """True while another thread waits for its turn."""
        return bool(self._waiting)

    def acquire(self) -> None:
        """Wait until it is one's turn."""
        if self._lock.acquire(blocking=False):
            return
        self._waiting.add(get_ident())
        try:
            self._lock.acquire()
        finally:
            self._waiting.discard(get_ident())

    def release(self) -> None:
        """The next one's turn."""
        self._lock.release()

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *exception: object) -> None:
        self.release()
