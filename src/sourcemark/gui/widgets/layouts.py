"""How rooms and panes are laid out: side by side, one below the other, scrolled, and names beside fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ..looks import GRID
from .parts import label


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


def fill(pane: QWidget, *parts: QWidget | QLayout) -> None:
    """Parts one below the other, edge to edge; widgets take what height there is, layouts what they need."""
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1)
        else:
            column.addLayout(part)


def scrolled(inner: QWidget) -> QScrollArea:
    """`inner` with a scroll bar when it is too high; the focus goes to what is in it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inner)
    inner.setAutoFillBackground(False)
    made.viewport().setAutoFillBackground(False)
    return made


def facts_grid() -> QGridLayout:
    """A grid for `add_fact`."""
    grid = QGridLayout()
    grid.setContentsMargins(GRID, 0, 0, 0)
    grid.setHorizontalSpacing(GRID)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(1, 1)
    return grid


def add_fact(grid: QGridLayout, title: str, field: QWidget) -> QWidget:
    """A field with its name quietly on its left, which is returned."""
    caption = label(title, "muted")
    caption.setContentsMargins(0, 5, 0, 0)
    at = grid.rowCount()
    grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(field, at, 1)
    return caption
