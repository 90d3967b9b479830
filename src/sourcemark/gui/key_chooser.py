"""Choosing keys: every action with its keys; Enter waits for another one, which is kept at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from . import keys
from .actions import ACTIONS, PLACES, action
from .kit import Kit
from .looks import GRID
from .theme import dress
from .widgets.parts import button, label, named

IDENT = Qt.ItemDataRole.UserRole
_ALONE = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_HINT = "Enter: another key · Delete: no key · R: as delivered"


class KeyTable(QTableView):
    """Passes every key on while one is being chosen, so that any can be."""

    def __init__(self, chooser: KeyChooser) -> None:
        super().__init__()
        self._chooser = chooser

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._chooser.waiting
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._chooser.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return not self._chooser.waiting and super().focusNextPrevChild(forward)


class KeyChooser(QWidget):
    """The table with a line below that says what happened."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.waiting = ""
        """The action a key is awaited for."""
        self._model = QStandardItemModel(0, 3, self)
        self._model.setHorizontalHeaderLabels(["Action", "Where", "Keys"])
        self.table = named(KeyTable(self), "Keys of all actions", _HINT)
        self.line = label(_HINT, "muted")
        self._fill()
        self._dress()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._foot())
        self.setFocusProxy(self.table)

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key press of the table; False when it means nothing here."""
        if self.waiting:
            if event.key() == Qt.Key.Key_Escape:
                self._say("", _HINT)
            elif event.key() not in _ALONE:
                self._take(QKeySequence(event.keyCombination()).toString())
            return True
        act = {Qt.Key.Key_Return: self.wait, Qt.Key.Key_Enter: self.wait, Qt.Key.Key_Delete: self.clear,
               Qt.Key.Key_R: self.reset}.get(Qt.Key(event.key()))  # fmt: skip
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        act()
        return True

    def wait(self) -> None:
        """The next key pressed is the one."""
        self._say(self._current(), f"Press the new key for “{action(self._current()).title}” (Esc: leave it)")

    def clear(self) -> None:
        """The chosen action has no key any more."""
        self._choose((), "has no key now.")

    def reset(self) -> None:
        """The chosen action has the key of the table again."""
        self._choose(None, "is as delivered.")

    def _take(self, key: str) -> None:
        other = keys.conflict(self.waiting, key, self._kit.profile.habits.keys)
        if other is not None:
            self._say("", f"{keys.shown(key)} is taken: {other.title}. Nothing was changed.")
            return
        self._choose((key,), f"is {keys.shown(key)} now.")

    def _choose(self, chosen: tuple[str, ...] | None, words: str) -> None:
        ident = self._current()
        if chosen is None and (clash := self._clash(ident)):
            self._say("", clash)
            return
        self._kit.actions.choose(ident, chosen)
        row = self.table.currentIndex().row()
        self._model.item(row, 2).setText(self._shown(ident))
        self._say("", f"“{action(ident).title}” {words}")

    def _clash(self, ident: str) -> str:
        """A word when a key of the table is another action's now."""
        for key in action(ident).keys:
            if other := keys.conflict(ident, key, self._kit.profile.habits.keys):
                return f"{keys.shown(key)} is taken: {other.title}. Nothing was changed."
        return ""

    def _say(self, waiting: str, words: str) -> None:
        self.waiting = waiting
        self.line.setText(words)
        self.table.setAccessibleDescription(words)

    def _current(self) -> str:
        return str(self.table.currentIndex().siblingAtColumn(0).data(IDENT))

    def _shown(self, ident: str) -> str:
        return "   ".join(keys.shown(k) for k in self._kit.actions.keys(ident))

    def _fill(self) -> None:
        for row in ACTIONS:
            cells = [QStandardItem(words) for words in (row.title, PLACES[row.place], self._shown(row.id))]
            cells[0].setData(row.id, IDENT)
            for cell in cells:
                cell.setEditable(False)
            self._model.appendRow(cells)

    def _dress(self) -> None:
        dress(self.table, kind="clear")
        self.table.setModel(self._model)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + GRID + 4)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in (1, 2):
            self.table.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        self.table.doubleClicked.connect(self.wait)
        self.table.selectRow(0)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(button("Change", self.wait, "quiet"))
        row.addWidget(button("Reset", self.reset, "quiet"))
        return row
