"""The chain: those who passed a statement on, in order, edited by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from ...looks import GRID
from ...widgets.parts import button, named
from ...widgets.type_ahead import TypeAhead


class ChainEditor(QWidget):
    """From the one next to the first speaker to the one next to the article."""

    added = Signal(object)
    """`Choice` of a source."""
    moved = Signal(int, int)
    """From which place to which."""
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "Chain")
        self.hops = _Hops()
        self.hops.moved.connect(self._move)
        self.hops.removed.connect(self._remove)
        self.add = TypeAhead("Add who passed it on")
        self.add.setPlaceholderText("Add who passed it on")
        self.add.chosen.connect(self.added)
        self._tools = QWidget()
        self._lay_out()
        self.setFocusProxy(self.add)

    def show_hops(self, names: Sequence[str]) -> None:
        """Show these, the first speaker's neighbour first; the current row stays."""
        lines = [f"{number}.  {name}" for number, name in enumerate(names, 1)]
        if lines != [self.hops.item(i).text() for i in range(self.hops.count())]:
            row = self.hops.currentRow()
            self.hops.clear()
            self.hops.addItems(lines)
            self.hops.setCurrentRow(min(max(row, 0), len(lines) - 1))
        for part in (self.hops, self._tools):
            part.setVisible(bool(lines))
        self.hops.fit()

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GRID // 2)
        tools.addWidget(_tool("Up", "Move up in the chain", lambda: self._move(-1)))
        tools.addWidget(_tool("Down", "Move down in the chain", lambda: self._move(1)))
        tools.addWidget(_tool("Remove", "Remove from the chain", self._remove))
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (self.hops, self._tools, self.add):
            column.addWidget(part)

    def _move(self, by: int) -> None:
        row = self.hops.currentRow()
        if row >= 0 and 0 <= row + by < self.hops.count():
            self.hops.setCurrentRow(row + by)
            self.moved.emit(row, row + by)

    def _remove(self) -> None:
        if self.hops.currentRow() >= 0:
            self.removed.emit(self.hops.currentRow())


class _Hops(QListWidget):
    """Alt+arrows move a hop, Delete takes it out."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "Those who passed it on", "Alt and arrows move one, Delete removes it")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def fit(self) -> None:
        """As high as its rows."""
        self.setFixedHeight(self.count() * max(1, self.sizeHintForRow(0)) + 4)

    def event(self, event: QEvent) -> bool:
        """Alt+arrows are this list's own, whatever the window does with them elsewhere."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _moves(event):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _moves(event: QKeyEvent) -> bool:
    held = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(held) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)


def _tool(words: str, name: str, do: Callable[[], object]) -> QPushButton:
    return named(button(words, do, kind="quiet", tone="muted"), name)
