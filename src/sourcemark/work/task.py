"""Long work, as the one who does it sees the one who waits."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """Raised inside long work to leave it; all is taken back, nothing is said but that it was cancelled."""


class Task(Protocol):
    """Where long work tells how far it is. The window's jobs and the command line's bars are such."""

    @property
    def cancelled(self) -> bool:
        """True once somebody asked to stop."""

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        """Tell how far it is (total 0: unknown). Raises Cancelled when somebody asked to stop."""


class Quiet:
    """A task nobody watches."""

    cancelled = False

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        """Goes on."""
