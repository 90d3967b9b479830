"""The Sources room: register, entry, and what the source said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sourcemark.gui.kit import Kit
from sourcemark.gui.lazy_rows import LazyRows
from sourcemark.gui.looks import GRID
from sourcemark.project.queries import sources as queries
from sourcemark.project.queries.spoken import spoken_rows

from . import excerpts, rows
from .acts import SourceActs
from .control import SourceControl
from .entry import EntryPane
from .merging import MergePane
from .register import RegisterPane
from .spoken import SpokenPane
from .types import Types

_WIDTHS = (38 * GRID, 50 * GRID, 58 * GRID)


class SourcesRoom(QWidget):
    """Puts the panes side by side and their controls in place."""

    statement_wanted = Signal(str)
    """Id of a statement to be shown on the Desk."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        link, types = kit.session.project.link, Types(kit.session)
        listed = LazyRows(lambda keys: queries.source_rows(link, keys), rows.said, self)
        joining = LazyRows(lambda keys: queries.source_rows(link, keys), rows.said, self)
        said = LazyRows(lambda keys: spoken_rows(link, keys), excerpts.said, self)
        self.register = RegisterPane(kit, listed, types)
        self.entry = EntryPane(kit, types)
        self.spoken = SpokenPane(kit, said, types)
        self.right = QStackedWidget()
        self.control = SourceControl(kit, self.register, self.entry, self.spoken, types)
        self.merging = MergePane(kit, joining, types, self.control.fitting)
        self.acts = SourceActs(kit, self.control, self.merging, self.right)
        self._lay_out()
        self.spoken.statement_wanted.connect(self.statement_wanted)
        self.setFocusProxy(self.register.list)
        kit.actions.place(self, "sources")
        self.control.start()

    def panes(self) -> Sequence[QWidget]:
        """What F6 walks."""
        return [self.register, self.entry, self.right]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.control.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.entry.settle()

    def _lay_out(self) -> None:
        self.right.addWidget(self.spoken)
        self.right.addWidget(self.merging)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for at, (pane, width) in enumerate(
            zip((self.register, self.entry, self.right), _WIDTHS, strict=True)
        ):
            split.addWidget(pane)
            pane.setMinimumWidth(width * 3 // 4)
            split.setStretchFactor(at, at)
        split.setSizes(list(_WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
