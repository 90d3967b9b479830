"""Letters of another script: the key in the same place decides, so that nobody has to switch the layout.

On a Latin keyboard the keys of the table of actions are met before this is asked.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ..action_rows import DECIDING
from ..bindings import Actions
from ..keys import letter_of


class Letters(QObject):
    """Watches one widget."""

    def __init__(self, watched: QWidget, actions: Actions) -> None:
        super().__init__(watched)
        self._actions = actions
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        letter = letter_of(event)
        found = next((id for id, *_ in DECIDING if letter and letter.upper() in self._actions.keys(id)), None)
        return found is not None and self._actions.run(found)
