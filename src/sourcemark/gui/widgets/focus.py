"""Moving the focus: from pane to pane, and on with Tab where the key means something else at times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def walk(panes: Sequence[QWidget], forward: bool) -> None:
    """The focus goes to the pane after (or before) the one that holds it."""
    holder = QApplication.focusWidget()
    here = (
        next((i for i, p in enumerate(panes) if p is holder or p.isAncestorOf(holder)), -1) if holder else -1
    )
    step = 1 if forward else -1
    for i in range(1, len(panes) + 1):
        target = _first(panes[(here + step * i) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _first(pane: QWidget) -> QWidget | None:
    """What takes the focus in a pane: itself, else the first part of it that can."""
    parts = [pane, *pane.findChildren(QWidget)]
    usable = (p for p in parts if p.isVisible() and p.isEnabled())
    return next((p for p in usable if p.focusPolicy() & Qt.FocusPolicy.TabFocus), None)


def tab_on(here: QWidget) -> None:
    """The focus goes where Tab would take it."""
    step = here.nextInFocusChain()
    while step is not None and step is not here:
        takes = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and step.isVisible() and step.isEnabled() and step.window() is here.window():
            step.setFocus(Qt.FocusReason.TabFocusReason)
            return
        step = step.nextInFocusChain()
