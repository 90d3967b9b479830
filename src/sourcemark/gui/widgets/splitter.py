"""A splitter whose sizes the profile keeps, and which can be moved by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ...work.profile import Profile
from ..looks import GRID
from .parts import named


class KeptSplitter(QSplitter):
    """`name` is the key in the profile; `sizes` stand until somebody moves a handle."""

    def __init__(
        self, profile: Profile, name: str, across: bool, parts: Sequence[QWidget], sizes: Sequence[int]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical)
        self._profile, self._name = profile, name
        named(self, name)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        for part in reversed(parts):
            part.lower()  # Qt puts each under those before it: Tab on a card would walk them backwards
        kept = profile.habits.splitters.get(name, ())
        self.setSizes(list(kept if len(kept) == len(parts) else sizes))
        self.splitterMoved.connect(self.keep)

    def keep(self) -> None:
        """Write the sizes into the profile."""
        kept = {**self._profile.habits.splitters, self._name: tuple(self.sizes())}
        self._profile.change(splitters=kept)


def resize(holder: QWidget | None, across: bool, by: int) -> None:
    """The pane around `holder` becomes larger by that many pixels, at the cost of the one next to it."""
    while holder is not None and not _lies_in(holder, across):
        holder = holder.parentWidget()
    around = holder.parentWidget() if holder is not None else None
    if holder is None or not isinstance(around, QSplitter):
        return
    here, sizes = around.indexOf(holder), around.sizes()
    other = here + 1 if here + 1 < len(sizes) else here - 1
    sizes[here], sizes[other] = sizes[here] + by, sizes[other] - by
    around.setSizes(sizes)
    if isinstance(around, KeptSplitter):
        around.keep()


def _lies_in(pane: QWidget, across: bool) -> bool:
    around = pane.parentWidget()
    return isinstance(around, QSplitter) and (around.orientation() == Qt.Orientation.Horizontal) == across


_NORMAL = 19
"""Pixels of a line of type at its usual size, at which a step of width is one of the grid."""


def keep_readable(whole: QWidget, least: Sequence[tuple[QWidget, int]]) -> None:
    """Panes keep a width, in steps of the grid, that their type can be read at; without room each gives its share."""
    normal = max(GRID, whole.fontMetrics().height() * GRID / _NORMAL)
    step = min(normal, (whole.width() - 2) / sum(steps for _, steps in least))
    for part, steps in least:
        part.setMinimumWidth(int(steps * step))
