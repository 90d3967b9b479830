"""Boxes of choices for facets of the codebook: one value, or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QSizePolicy

from ..theme import dress
from .box import ElidedBox
from .parts import named, plain, tip

Offer = tuple[str, str, str]
"""Value, name, and the definition shown as a hint."""

NOT_CHOSEN = "–"


class ChooseOne(ElidedBox):
    """A wish for one value, or for none. The wheel scrolls what lies around, it never chooses."""

    wanted = Signal(str)

    def __init__(self, name: str, *, optional: bool = True) -> None:
        super().__init__()
        named(self, name)
        self._optional = optional
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda row: self.wanted.emit(self.itemData(row) or ""))

    def offer(self, values: Sequence[Offer], icons: Sequence[QIcon] = ()) -> None:
        """What can be chosen; what is shown as chosen stays."""
        kept = self.currentData() or ""
        self.clear()
        if self._optional:
            self.addItem(NOT_CHOSEN, "")
        for row, (value, name, definition) in enumerate(values):
            self.addItem(icons[row] if icons else QIcon(), name, value)
            self.setItemData(self.count() - 1, tip(definition), Qt.ItemDataRole.ToolTipRole)
        self.show_value(kept)

    def show_value(self, value: str, name: str = "") -> None:
        """Show a value; one that can't be chosen any more (retired) is shown by its name."""
        row = self.findData(value)
        if row < 0 and value:
            self.addItem(name or value, value)
            row = self.count() - 1
        self.setCurrentIndex(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)


class ChooseMany(QPushButton):
    """Shows the names of what is chosen; opens a menu in which each value is on or off."""

    wanted = Signal(tuple)

    def __init__(self, name: str) -> None:
        super().__init__(NOT_CHOSEN)
        self._name, self._chosen = name, tuple[str, ...]()
        dress(self, kind="choice")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        named(self, name)

    def offer(self, values: Sequence[Offer]) -> None:
        """What can be chosen."""
        self._menu.clear()
        for value, name, definition in values:
            act = self._menu.addAction(plain(name))
            act.setCheckable(True)
            act.setData(value)
            act.setToolTip(tip(definition))
            act.triggered.connect(self._triggered)
        self.show_values(self._chosen)

    def show_values(self, values: tuple[str, ...]) -> None:
        """Show what is chosen."""
        self._chosen = values
        names = []
        for act in self._menu.actions():
            act.setChecked(act.data() in values)
            if act.isChecked():
                names.append(act.text().replace("&&", "&"))
        words = ", ".join(names) or NOT_CHOSEN
        self.setText(plain(words))
        self.setToolTip(tip(words))
        named(self, f"{self._name}: {words}")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _triggered(self) -> None:
        on = tuple(act.data() for act in self._menu.actions() if act.isChecked())
        self.show_values(self._chosen)
        self.wanted.emit(on)
