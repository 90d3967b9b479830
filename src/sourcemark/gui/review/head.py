"""The line over the room: which view, how far the open article is, and what can be done with the whole of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ...work.review.queued import Counts
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.elided import ElidedLabel
from ..widgets.parts import button, named, plain
from ..widgets.segmented import Segmented, Value

DIFFERENCES, AGREEMENT = "differences", "agreement"
VIEWS = (
    Value(DIFFERENCES, "Differences", "Differences: what is to be decided"),
    Value(AGREEMENT, "Agreement", "Agreement: how far annotators agree, in figures"),
)


class Head(QFrame):
    """Slim and quiet."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "View and progress")
        dress(self, kind="page")
        self._words = ""
        self.views = Segmented("View", VIEWS, always=True)
        self.views.show_value(DIFFERENCES)
        self.views.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.line = named(ElidedLabel(), "How far the article is reviewed")
        dress(self.line, tone="muted")
        self.agreed = button(
            "Accept what all agree on", lambda: kit.actions.run("accept_agreed"), kind="quiet"
        )
        self.whole = button("Accept all of …", lambda: kit.actions.run("accept_reading"), kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self.views)
        row.addWidget(self.line, 1)
        row.addWidget(self.agreed)
        row.addWidget(self.whole)

    def show_view(self, view: str) -> None:
        """Which view one is in; the line is that of the differences."""
        self.views.show_value(view)
        for part in (self.agreed, self.whole):
            part.setVisible(view == DIFFERENCES)
        self.line.set_words(self._words if view == DIFFERENCES else "")

    def say(self, words: str, counts: Counts | None) -> None:
        """Where the open article stands."""
        self._words = words
        if self.views.chosen == DIFFERENCES:
            self.line.set_words(words)
        agreed = counts.agreed if counts else 0
        self.agreed.setText(plain(f"Accept {agreed:,} agreed" if agreed else "Accept agreed"))
        self.agreed.setEnabled(bool(agreed))
        left = bool(counts and (counts.open or counts.reopened or counts.agreed))
        self.whole.setEnabled(left)
