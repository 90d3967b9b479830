"""Panes side by side that are scrolled where the window is too narrow for them: nothing in them is cut."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ..looks import GRID


class Sideways(QScrollArea):
    """Each pane is given with the width it wishes for, in letters; it gets at least three fifths of that.

    The pane that the focus goes to comes into view.
    """

    def __init__(self, *panes: tuple[QWidget, int]) -> None:
        super().__init__()
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        for at, (pane, width) in enumerate(panes):
            self.panes.addWidget(_Cell(pane, width))
            self.panes.setStretchFactor(at, at)
        self._wishes = [width * GRID for _, width in panes]
        self._seen = False
        self.setWidget(self.panes)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def showEvent(self, event: QShowEvent) -> None:
        """Where there is too little room, all give of theirs; where there is more, the last gain most."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            share = min(1.0, self.viewport().width() / sum(self._wishes))
            self.panes.setSizes([int(wish * share) for wish in self._wishes])

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        bar = self.horizontalScrollBar()
        if now is None or not bar.maximum() or not self.panes.isAncestorOf(now):
            return
        for at in range(self.panes.count()):
            cell = self.panes.widget(at)
            if cell is not None and cell.isAncestorOf(now):
                bar.setValue(max(bar.value(), cell.x() + cell.width() - self.viewport().width()))
                bar.setValue(min(bar.value(), cell.x()))


class _Cell(QWidget):
    """At least three fifths as wide as wished for, and as what stands in it needs, at every size of type."""

    def __init__(self, pane: QWidget, width: int) -> None:
        super().__init__()
        self._width = width
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)

    def minimumSizeHint(self) -> QSize:
        needed = super().minimumSizeHint()
        return QSize(
            max(needed.width(), self._width * self.fontMetrics().averageCharWidth() * 3 // 5), needed.height()
        )
