"""The line on proposals: how many are open, or what the current one says. Always equally high."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from ...kit import Kit
from ...looks import GRID
from ...reader import MarkStyle
from ...theme import dress
from ...widgets.badge import SIDE, badge_icon
from ...widgets.elided import ElidedLabel
from ...widgets.parts import button, label, named, tip
from .describing import Described

ICON = 16
ACTS = (
    ("previous_proposal", "chevron_up"),
    ("next_proposal", "chevron_down"),
    ("accept_proposal", "check"),
    ("dismiss_proposal", "close"),
)
"""What the buttons do, and what they show."""
BUTTON = 30
"""Pixels that one takes at most."""
WIDE = 440
"""Pixels of a line that has room for the buttons."""
MOST = 16_777_215
"""Qt's own word for no limit."""
NAME = 0.5
"""Of the line, at most, is for the name: the rest of what is said matters as much."""


class ProposalLine(QFrame):
    """Between the text and the keys; the buttons are for the mouse, the keys do the same."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Proposals")
        dress(self, kind="status")
        self._kit = kit
        self._walk = self._current = False
        self.badge, self.count = QLabel(), label("", "muted")
        self.name, self.detail = ElidedLabel(), ElidedLabel()
        dress(self.name, tone="strong")
        dress(self.detail, tone="muted")
        self.buttons = [self._button(ident, icon) for ident, icon in ACTS]
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 1, GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(self.badge)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.name)
        row.addWidget(self.detail, 1)
        row.addWidget(self.count)
        for part in self.buttons:
            row.addWidget(part)
        kit.theme.changed.connect(self._dress)
        kit.actions.keys_changed.connect(self._hint)
        self._dress()
        self._hint()

    def rest(self, words: str, detail: str = "", *, walk: bool = False) -> None:
        """Nothing is current: how many there are, or why there are none; `walk` where one can go to one."""
        self.badge.hide()
        self.count.hide()
        dress(self.name, tone="muted")
        self._say(words, detail)
        self._walk, self._current = walk, False
        self._give_room()

    def show_current(self, what: Described, style: MarkStyle | None, count: str) -> None:
        """What it says, with the letter of its type; `count` tells which one it is."""
        self.badge.setVisible(style is not None)
        if style is not None:
            self.badge.setPixmap(badge_icon(style.letter, style.colour).pixmap(QSize(SIDE, SIDE)))
        self.count.show()
        self.count.setText(count)
        dress(self.name, tone="strong")
        self._say(what.source, " · ".join(part for part in (what.type, what.detail) if part))
        self._walk = self._current = True
        self._give_room()

    def _say(self, words: str, detail: str) -> None:
        self.name.set_words(words)
        self.detail.set_words(detail)
        said = (words, detail, self.count.text() if self.count.isVisibleTo(self) else "")
        self.setAccessibleDescription(". ".join(part for part in said if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        self.name.setMaximumWidth(round(self.width() * NAME) if self.detail.text() else MOST)
        for (ident, _), part in zip(ACTS, self.buttons, strict=True):
            wanted = self._current if ident.startswith(("accept", "dismiss")) else self._walk
            part.setVisible(wanted and self.width() >= WIDE)

    def _button(self, ident: str, icon: str) -> QPushButton:
        run: Callable[[], object] = lambda: self._kit.actions.run(ident)  # noqa: E731
        made = button("", run, kind="quiet", tone="muted")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setIconSize(QSize(ICON, ICON))
        made.setMaximumWidth(BUTTON)
        return made

    def _dress(self) -> None:
        for (_, icon), part in zip(ACTS, self.buttons, strict=True):
            part.setIcon(self._kit.icons.icon(icon, "muted", sizes=(ICON,)))

    def _hint(self) -> None:
        from ...actions import action

        for (ident, _), part in zip(ACTS, self.buttons, strict=True):
            key = self._kit.actions.hint(ident)
            named(part, action(ident).title)
            part.setToolTip(tip(f"{action(ident).title} ({key})" if key else action(ident).title))
