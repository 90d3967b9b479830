"""A page that scrolls inside its pane when it is higher, on the colour of the pane."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from .parts import own_viewport

NESTED = 3
"""Layouts within each other on a page: each hands the news on to the one around it."""


class ScrollPage(QScrollArea):
    """Never sideways; its own frame and ground are not seen; Tab goes to what is on it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        ground = own_viewport(self)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (ground, page):
            part.setAutoFillBackground(False)

    def settle(self) -> None:
        """Lay everything out now: parts that come and go would else be painted at places that do not last."""
        for _ in range(NESTED):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
