"""Keys that lead straight to a control of the panel."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ...kit import Kit
from ..here import Here

if TYPE_CHECKING:
    from ..side import Side

PARTS = {
    "go_type": "type",
    "go_source": "source",
    "add_speaker": "further",
    "go_reliability": "reliability.steps",
    "go_credibility": "credibility.steps",
    "go_mode": "mode",
    "go_chain": "chain.add",
    "go_note": "note",
}
"""Action -> the control of the panel it leads to."""


class Reach(QObject):
    """Each control can be reached with one key from anywhere on the Desk."""

    def __init__(self, kit: Kit, here: Here, side: Side) -> None:
        super().__init__(side)
        self._kit, self._here, self._side = kit, here, side
        for ident in PARTS:
            self._bind(ident)

    def _bind(self, ident: str) -> None:
        self._kit.actions.bind(ident, lambda: self._go(ident), self._can, self._side)

    def _can(self) -> bool:
        return bool(self._here.targets) and not self._kit.session.read_only and not self._here.in_bin

    def _go(self, ident: str) -> None:
        panel = self._side.panel
        self._side.control.settle()
        part: QWidget = attrgetter(PARTS[ident])(panel)
        part.show()
        panel.show_part(part)
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
