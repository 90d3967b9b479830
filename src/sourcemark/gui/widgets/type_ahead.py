"""A line in which one types and is offered what fits; Enter takes, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView

from ..looks import GRID
from .choice import DETAIL, Choice, ChoiceRows
from .parts import named

SHOWN = 8
"""Choices in view at once."""
WIDEST = 46 * GRID

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
        self.offers = _Offers(name, self)
        self.offers.clicked.connect(self._clicked)
        self.textEdited.connect(lambda _: self.offer())

    def settle(self, name: str) -> None:
        """Show `name` as what is chosen now; what somebody is typing stays."""
        typing = self.hasFocus() and self.text() != self._settled
        self._settled = name
        if not typing:
            self.setText(name)
            self.setCursorPosition(0)
            self.setToolTip(name)

    def offer(self) -> None:
        """Ask for what fits the words typed so far, and show it."""
        words = "" if self.text() == self._settled else self.text().strip()
        self._choices = tuple(self.provider(words))
        self.offers.fill(self._choices)
        self.offers.show_under(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.offers.currentIndex().row() if self.offers.isVisible() else -1)
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
        if self.offers.isVisible():
            self.offers.walk(by)
        else:
            self.offer()

    def _take(self, row: int) -> None:
        if not self.offers.isVisible():
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
        self.offers.put_away(self)
        self.setText(self._settled)
        self.setCursorPosition(0)


class _Offers(QListView):
    """Lies over the window under its line, and never takes the focus."""

    def __init__(self, name: str, parent: TypeAhead) -> None:
        super().__init__(parent)
        named(self, f"{name}: what fits")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(ChoiceRows(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setStyleSheet(
            "QListView { border: 1px solid palette(dark); border-radius: 6px; padding: 4px 0; }"
        )
        self.hide()

    def fill(self, choices: Sequence[Choice]) -> None:
        """Offer these, the first one chosen."""
        self._items.clear()
        for choice in choices:
            item = QStandardItem(choice.title)
            item.setData(choice.detail, DETAIL)
            item.setAccessibleDescription(choice.detail)
            self._items.appendRow(item)
        self.setCurrentIndex(self._items.index(0, 0))

    def walk(self, by: int) -> None:
        """The choice after or before, round and round."""
        count = self._items.rowCount()
        if count:
            self.setCurrentIndex(self._items.index((self.currentIndex().row() + by) % count, 0))

    def show_under(self, line: TypeAhead) -> None:
        """Stand below the line, or above it where there is no room; hidden without choices."""
        window, rows = line.window(), min(SHOWN, self._items.rowCount())
        self.setVisible(rows > 0)
        if not rows:
            return
        self.setParent(window)
        width = min(max(line.width(), WIDEST), window.width() - 2 * GRID)
        height = rows * self.sizeHintForRow(0) + GRID + 2
        corner = line.mapTo(window, QPoint(0, line.height() + 2))
        if corner.y() + height > window.height():
            corner.setY(corner.y() - line.height() - height - 4)
        left = max(GRID, min(corner.x(), window.width() - width - GRID))
        self.setGeometry(left, corner.y(), width, height)
        self.raise_()
        self.show()

    def put_away(self, line: TypeAhead) -> None:
        """Hide, and belong to the line again, so that both end together."""
        if self.isVisible():
            self.hide()
            self.setParent(line)
