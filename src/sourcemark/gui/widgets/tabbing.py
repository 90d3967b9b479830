"""Walking on with Tab from a widget on which the key means something else at times."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_on(here: QWidget) -> None:
    """The focus goes where Tab would take it."""
    step = here.nextInFocusChain()
    while step is not None and step is not here:
        takes = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and step.isVisible() and step.isEnabled() and step.window() is here.window():
            step.setFocus(Qt.FocusReason.TabFocusReason)
            return
        step = step.nextInFocusChain()
