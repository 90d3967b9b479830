"""The rail on the left: the rooms, and at its foot what is wanted everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from .actions import action
from .kit import Kit, Room
from .looks import GRID
from .theme import dress
from .widgets.parts import named, tip

_FOOT = (("palette", "Find"), ("help", "Keys"), ("settings", "Settings"))


class Rail(QFrame):
    """One button per room; arrows walk them, Enter or Space enters."""

    def __init__(self, kit: Kit, rooms: Sequence[Room]) -> None:
        super().__init__()
        named(self, "Rooms")
        self._kit = kit
        dress(self, kind="rail")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        self._foot: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID // 2, GRID, GRID // 2, GRID)
        layout.setSpacing(GRID // 2)
        for room in rooms:
            self._buttons[room.id] = button = self._button(room.action, room.title, room.icon)
            button.setCheckable(True)
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        for ident, title in _FOOT:
            self._foot[ident] = self._button(ident, title, action(ident).icon)
            layout.addWidget(self._foot[ident])
        kit.theme.changed.connect(self._tint)
        kit.actions.keys_changed.connect(self._tint)
        self._icons = {r.id: r.icon for r in rooms} | {i: action(i).icon for i, _ in _FOOT}
        self._tint()

    def show_room(self, ident: str | None) -> None:
        """Marks the room one is in; None: no project is open, and no room can be entered."""
        self._group.setExclusive(False)
        for room, button in self._buttons.items():
            button.setChecked(room == ident)
            button.setVisible(ident is not None)
        self._group.setExclusive(True)
        self._fit()

    def _button(self, ident: str, title: str, icon: str) -> QToolButton:
        button = named(QToolButton(), action(ident).title)
        button.setText(title)
        dress(button, kind="room")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._kit.actions.run(ident))
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the window is too low for the words under the icons, the icons stand alone."""
        shown = [b for b in (self._buttons | self._foot).values() if not b.isHidden()]
        words = len(shown) * QFontMetrics(self._kit.theme.font("small")).height()
        icons = sum(b.iconSize().height() + 3 * GRID for b in shown)
        style = Qt.ToolButtonStyle
        low = words + icons > self.height()
        for button in (self._buttons | self._foot).values():
            button.setToolButtonStyle(style.ToolButtonIconOnly if low else style.ToolButtonTextUnderIcon)

    def _tint(self) -> None:
        scale = max(1.0, self._kit.theme.font().pointSizeF() / 10)
        width = max(9 * GRID, self._kit.theme.font("small").pointSize() * 8)
        for ident, button in (self._buttons | self._foot).items():
            side = round((24 if ident in self._buttons else 20) * scale)
            button.setIcon(self._kit.icons.icon(self._icons[ident], "muted", sizes=(side,)))
            button.setIconSize(QSize(side, side))
            button.setFont(self._kit.theme.font("small"))
            button.setFixedWidth(width)
            known = f"room_{ident}" if ident in self._buttons else ident
            hint = self._kit.actions.hint(known)
            button.setToolTip(tip(f"{action(known).title}  {hint}".strip()))
        self._fit()
