"""A progress bar on a terminal; silence where the output goes elsewhere. Ctrl+C cancels at a safe place."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from ..work.task import Cancelled, Task
from .words import flat

if TYPE_CHECKING:
    from rich.progress import Progress


class _Bar:
    """A task for the one who waits at a terminal."""

    def __init__(self, title: str, bars: Progress | None) -> None:
        self.cancelled = False
        self._bars = bars
        self._bar = bars.add_task(flat(title), total=None) if bars else None

    def progress(self, done: int, total: int = 0, label: str = "") -> None:
        if self.cancelled:
            raise Cancelled
        if self._bars is not None and self._bar is not None:
            self._bars.update(self._bar, completed=done, total=total or None)

    def cancel(self, number: int, frame: FrameType | None) -> None:
        self.cancelled = True


@contextmanager
def bar(title: str) -> Iterator[Task]:
    """A task to hand to long work."""
    with _bars() as bars:
        task = _Bar(title, bars)
        before = signal.signal(signal.SIGINT, task.cancel)
        try:
            yield task
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _bars() -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield bars
