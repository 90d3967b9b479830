"""Going from proposal to proposal, and moving the ends of the current one before it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject

from ....model.spans import Span, hull
from ....model.words import Edge
from ...reader import Reader
from ..here import Here
from ..tagging.edits import moved
from .showing import Showing


class Walking(QObject):
    """Whoever moves in the text, or goes to a statement, leaves the current proposal."""

    def __init__(self, here: Here, reader: Reader, showing: Showing) -> None:
        super().__init__(showing)
        self._here, self._reader, self._showing = here, reader, showing
        self._busy = 0
        self.entered = False
        """One has gone to the current one; else it is current because the one before it was answered."""
        self.through = False
        """The last one was answered, and nobody has moved since."""
        reader.selection_changed.connect(self._left)
        here.focused.connect(self._focused)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """What moves now is moved by us."""
        self._busy += 1
        try:
            yield
        finally:
            self._busy -= 1

    def step(self, forward: bool) -> None:
        """To the next or previous one, shown with as little scrolling as possible."""
        key, standing = self._showing.current, self._showing.standing
        if key is not None and forward and (not self.entered or self._reveal(key)):
            self.enter(key)
            return
        spans = self._reader.selected_spans()
        found = standing.beside(key, spans[0].start if spans else 0, forward)
        if found is not None:
            self.enter(found)

    def enter(self, key: str) -> None:
        """It is current, its words are selected and in view."""
        self.through = False
        self._showing.choose(key)
        self.select()
        self._reveal(key)

    def select(self) -> None:
        """The words of the current one are selected, no statement is in focus. Does not scroll."""
        key = self._showing.current
        if key is None:
            return
        with self.busy():
            self.entered = True
            self._reader.select(self._showing.standing.spans(key))
            self._here.focus_on(None)

    def brought(self) -> bool:
        """True when the current one had to be brought into view first: nobody takes what they have not seen."""
        key = self._showing.current
        if key is None or not self._reveal(key):
            return False
        self.select()
        return True

    def leave(self) -> bool:
        """None is current. False when none was."""
        had = self._showing.current is not None
        if had:
            self._showing.choose(None)
        return had

    def move(self, edge: Edge, forward: bool) -> None:
        """Move one end of the current one by a word. Refused when no word would be left."""
        key = self._showing.current
        if key is None or self.brought():
            return
        spans = moved(self._here.text, self._showing.standing.spans(key), edge, forward)
        self._showing.mend(key, spans)
        self.select()

    def paragraph(self) -> Span:
        """The paragraph of the current one, else the one where one reads."""
        key, text = self._showing.current, self._here.text
        spans = self._showing.standing.spans(key) if key is not None else self._reader.selected_spans()
        start = spans[0].start if spans else 0
        end = text.find("\n", start)
        return Span(text.rfind("\n", 0, start) + 1, end if end >= 0 else len(text))

    def _reveal(self, key: str) -> bool:
        return self._reader.reveal(hull(self._showing.standing.spans(key)[:1]))

    def _left(self) -> None:
        if not self._busy:
            self.through = False
            self.leave()

    def _focused(self) -> None:
        if not self._busy:
            self.through = False
            if self._here.focus is not None:
                self.leave()
