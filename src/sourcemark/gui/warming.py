"""What the first keys would wait for is done in small steps when the window stands, between one key and the next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

FIRST, BETWEEN = 150, 10
"""Milliseconds before the first step, so that everything is painted, and from one to the next."""


class Warming(QObject):
    """Takes one of `steps` at a time, each of a few milliseconds; nobody waits for them."""

    def __init__(self, steps: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)
        self._timer.start(FIRST)

    def step(self) -> None:
        """Take the next step; after the last one there is nothing left to do."""
        self._timer.setInterval(BETWEEN)
        if next(self._steps, self) is self:
            self.stop()

    def stop(self) -> None:
        """Leave the rest to whoever needs it."""
        self._timer.stop()
