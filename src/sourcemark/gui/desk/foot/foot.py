"""One strip under the text: hints, the proposed source, or the search."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedLayout

from ...looks import GRID
from ...theme import Theme, dress
from ...widgets.parts import named
from .find import FindBar
from .hints import HintLine
from .proposal import ProposalBar


class Foot(QFrame):
    """Which of the three is shown; the strip is always there and always equally high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "Foot of the reader")
        dress(self, kind="status")
        self.hints, self.proposal, self.search = HintLine(theme), ProposalBar(), FindBar()
        self.is_searching = self._proposing = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 1, 0, 0)
        for part in (self.hints, self.proposal, self.search):
            self._stack.addWidget(part)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def searching(self, on: bool) -> None:
        """Show the search, or what was shown before."""
        self.is_searching = on
        self._choose()

    def proposing(self, on: bool) -> None:
        """Show the proposed source, or the hints. A search stays."""
        self._proposing = on
        self._choose()

    def _choose(self) -> None:
        part = self.search if self.is_searching else self.proposal if self._proposing else self.hints
        self._stack.setCurrentWidget(part)

    def _fit(self) -> None:
        self.setFixedHeight(max(5 * GRID, self.search.sizeHint().height() + GRID))
