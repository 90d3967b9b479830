"""Carries out the search in the open article."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ....model.spans import Span
from ...kit import Kit
from ...reader import Reader
from ..here import Here
from .find import FindBar
from .foot import Foot
from .hits import Hits


class Finding(QObject):
    """From the caret on; to step on is explicit navigation and may scroll."""

    def __init__(self, kit: Kit, here: Here, reader: Reader, foot: Foot) -> None:
        super().__init__(reader)
        self._here, self._reader, self._foot = here, reader, foot
        self._bar: FindBar = foot.search
        self._from, self._hits = 0, Hits()
        self._bar.sought.connect(self._seek)
        self._bar.stepped.connect(self.step)
        self._bar.left.connect(self.stop)
        here.article_opened.connect(self._forget)
        can = lambda: here.article is not None  # noqa: E731
        kit.actions.bind("find_in_article", self.start, can, reader)
        kit.actions.bind("find_next", lambda: self.step(True), can, reader)
        kit.actions.bind("find_previous", lambda: self.step(False), can, reader)

    def start(self) -> None:
        """Open the line."""
        spans = self._reader.selected_spans()
        self._from = spans[0].start if spans else 0
        self._foot.searching(True)
        self._bar.start()
        self._seek(self._bar.line.text())

    def step(self, forward: bool) -> None:
        """To the next or previous hit, round the end of the article."""
        words = self._bar.line.text()
        if words.strip():
            self._say(words, self._reader.find_next(words, forward))

    def stop(self) -> None:
        """Close the line; the hit stays selected."""
        searching = self._foot.is_searching
        self._foot.searching(False)
        self._reader.set_find("")
        if searching:
            self._reader.setFocus()

    def _forget(self) -> None:
        self.stop()
        self._hits = Hits(self._here.text)

    def _seek(self, words: str) -> None:
        self._reader.set_find(words)
        found = self._reader.find_next(words, start=self._from) if words.strip() else None
        self._say(words, found)

    def _say(self, words: str, found: Span | None) -> None:
        if not words.strip():
            self._bar.say("")
        elif found is None:
            self._bar.say("Not found")
        else:
            self._bar.say(self._hits.number(words, found.start))
