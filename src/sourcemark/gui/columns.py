"""Panes of a room side by side, with lines between them that can be moved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from .looks import GRID


def columns(*panes: tuple[QWidget, int]) -> QSplitter:
    """Each pane with its width in steps of the grid; those to the right take what there is more."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for at, (pane, width) in enumerate(panes):
        made.addWidget(pane)
        pane.setMinimumWidth(width * GRID * 3 // 4)
        made.setStretchFactor(at, at)
    made.setSizes([width * GRID for _, width in panes])
    return made
