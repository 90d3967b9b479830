"""Blocks laid out when they come into view, and kept while they are likely to come back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from .laid import Laid

KEPT = 256
"""Layouts kept: several screens, a few megabytes."""


class Layouts:
    """The laid out blocks, the least recently seen forgotten first."""

    def __init__(self, make: Callable[[int], Laid]) -> None:
        self._make = make
        self._kept: OrderedDict[int, Laid] = OrderedDict()
        self.made = 0
        """Blocks laid out so far: what scrolling and opening really cost."""

    def __getitem__(self, block: int) -> Laid:
        laid = self._kept.get(block)
        if laid is None:
            laid = self._kept[block] = self._make(block)
            self.made += 1
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(block)
        return laid

    def clear(self) -> None:
        """Forget all: the width or the font is another."""
        self._kept.clear()
