"""A line in which one types and is offered what fits; Enter takes, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from .choice import Choice
from .parts import named, tip

if TYPE_CHECKING:
    from .offers import Offers

Provider = Callable[[str], Sequence[Choice]]


class TypeAhead(QLineEdit):
    """Shows a settled name; while one types, offers what `provider` answers to the words."""

    chosen = Signal(object)
    """`Choice` that was taken."""
    left = Signal()
    """Esc: nothing was chosen."""

    def __init__(self, name: str, provider: Provider = lambda words: ()) -> None:
        super().__init__()
        named(self, name)
        self.provider = provider
        self._settled, self._choices = "", tuple[Choice, ...]()
        self.textEdited.connect(lambda _: self.offer())

    @cached_property
    def offers(self) -> Offers:
        """The list of what fits."""
        from .offers import Offers

        made = Offers(self.accessibleName(), self)
        made.clicked.connect(self._clicked)
        return made

    @property
    def _offering(self) -> bool:
        return "offers" in vars(self) and self.offers.isVisible()

    def show_value(self, name: str) -> None:
        """Show `name` as what is chosen now; what somebody is typing stays."""
        typing = self.hasFocus() and self.text() != self._settled
        self._settled = name
        if not typing:
            self.setText(name)
            self.setCursorPosition(0)
            self.setToolTip(tip(name))

    def offer(self) -> None:
        """Ask for what fits the words typed so far, and show it."""
        words = "" if self.text() == self._settled else self.text().strip()
        self._choices = tuple(self.provider(words))
        self.offers.fill(self._choices)
        self.offers.show_under(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.offers.currentIndex().row() if self._offering else -1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._drop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._drop()
        super().hideEvent(event)

    def _walk(self, by: int) -> None:
        if self._offering:
            self.offers.walk(by)
        else:
            self.offer()

    def _take(self, row: int) -> None:
        if not self._offering:
            self.offer()
        elif 0 <= row < len(self._choices):
            choice = self._choices[row]
            self._drop()
            self.chosen.emit(choice)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _give_up(self) -> None:
        self._drop()
        self.left.emit()

    def _drop(self) -> None:
        if self._offering:
            self.offers.put_away(self)
        self.setText(self._settled)
        self.setCursorPosition(0)
