"""The proposed speaker: Enter takes it, Tab asks for others, typing searches the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...looks import GRID
from ...theme import dress
from ...widgets.choice import Choice
from ...widgets.elided import ElidedLabel
from ...widgets.parts import button, label, named
from ...widgets.type_ahead import TypeAhead


class ProposalBar(QWidget):
    """Shows the likeliest; a line to search in takes its place when others are asked for."""

    taken = Signal(object)
    """`Choice`."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Proposed source")
        self.provider: Callable[[str], Sequence[Choice]] = lambda words: ()
        self._proposals: tuple[Choice, ...] = ()
        self.name, self.detail = ElidedLabel(), ElidedLabel()
        dress(self.name, tone="strong")
        dress(self.detail, tone="muted")
        self.take = button("Enter takes it", self._take, kind="quiet")
        self.others = button("Tab: others", self.search, kind="quiet", tone="muted")
        for part in (self.take, self.others):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line = TypeAhead("Search a source", self._offers)
        self.line.setPlaceholderText("Type a name, or choose with ↓")
        self.line.chosen.connect(self.taken)
        self.line.left.connect(self._leave)
        self._ask = label("Who says so?", "strong")
        self._lay_out()

    def show_proposals(self, proposals: Sequence[Choice]) -> None:
        """Show the first of these; without any, say how to go on."""
        self._proposals = tuple(proposals)
        best = self._proposals[0] if proposals else None
        self.name.set_words(best.title if best else "No speaker found near by")
        self.detail.set_words(best.detail if best else "Tab searches the register")
        said = (
            f"{best.title}, {best.detail}. Enter takes it, Tab asks for others." if best else self.name.text()
        )
        self.setAccessibleDescription(f"Who says so? {said}")
        self._show_line(False)
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))

    def search(self) -> None:
        """Ask for another one."""
        self._show_line(True)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.offer()

    def _offers(self, words: str) -> list[Choice]:
        """The other proposals, then what the register has."""
        fits = [c for c in self._proposals if words.casefold() in c.title.casefold()]
        known = {choice.id for choice in fits}
        return [*fits, *(c for c in self.provider(words) if c.id not in known)]

    def _take(self) -> None:
        if self._proposals:
            self.taken.emit(self._proposals[0])

    def _leave(self) -> None:
        self._show_line(False)
        self.left.emit()

    def _show_line(self, on: bool) -> None:
        for part in (self.name, self.detail, self.others):
            part.setVisible(not on)
        self.take.setVisible(not on and bool(self._proposals))
        self.line.show_value("")
        self.line.setVisible(on)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self._ask)
        row.addWidget(self.line, 1)
        row.addWidget(self.name, 3)
        row.addWidget(self.detail, 2)
        row.addWidget(self.take)
        row.addWidget(self.others)
        self.line.hide()
