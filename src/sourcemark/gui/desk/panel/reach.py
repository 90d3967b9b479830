"""Keys that lead straight to a control of the panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from sourcemark.gui.kit import Kit

from ..here import Here
from .panel import StatementPanel


class Reach(QObject):
    """Each control can be reached with one key from anywhere on the Desk."""

    def __init__(self, kit: Kit, here: Here, panel: StatementPanel, settle: Callable[[], None]) -> None:
        super().__init__(panel)
        self._kit, self._here, self._panel, self._settle = kit, here, panel, settle
        parts: dict[str, QWidget] = {
            "go_type": panel.type,
            "go_source": panel.source,
            "go_reliability": panel.reliability.steps,
            "go_credibility": panel.credibility.steps,
            "go_mode": panel.mode,
            "go_chain": panel.chain.add,
            "go_note": panel.note,
        }
        for ident, part in parts.items():
            self._bind(ident, part)

    def _bind(self, ident: str, part: QWidget) -> None:
        self._kit.actions.bind(ident, lambda: self._go(part), self._can, self._panel)

    def _can(self) -> bool:
        return bool(self._here.targets) and not self._kit.session.read_only

    def _go(self, part: QWidget) -> None:
        self._settle()
        self._panel.show_part(part)
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
