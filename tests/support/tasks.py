"""Those who wait for long work in tests: they note what they are told, and may ask to stop."""

from __future__ import annotations

from sourcemark.work.task import Cancelled


class Watcher:
    """Notes every word on progress; asks to stop once `stop_at` of them were given."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.told: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    @property
    def cancelled(self) -> bool:
        return self._stop_at is not None and len(self.told) >= self._stop_at

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        if self.cancelled:
            raise Cancelled
        self.told.append((done, total, label))
