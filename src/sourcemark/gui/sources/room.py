"""The Sources room: register, entry, and what the source said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ...project.queries import sources as queries
from ...project.queries.spoken import spoken_rows
from ..kit import Kit
from ..widgets.layouts import fill
from ..widgets.lazy_rows import LazyRows
from ..widgets.sideways import Sideways
from . import excerpts, rows
from .acts import SourceActs
from .control import SourceControl
from .entry import EntryPane
from .listing import Listing
from .merging import MergePane
from .register import RegisterPane
from .spoken import SpokenPane
from .types import Types


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
        self.listing = Listing(kit, self.register)
        self.control = SourceControl(kit, self.listing, self.entry, self.spoken, types)
        self.merging = MergePane(kit, joining, types, self.listing.fitting)
        self.acts = SourceActs(kit, self.control, self.register, self.merging, self.right)
        self._lay_out()
        self.spoken.statement_wanted.connect(self.statement_wanted)
        self.setFocusProxy(self.register.list)
        kit.actions.place(self, "sources")
        self.register.lock(kit.session.read_only)
        self.listing.renew()

    def panes(self) -> Sequence[QWidget]:
        """What F6 walks."""
        return [self.register, self.entry, self.right]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.control.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.control.kit.session.is_open:
            self.entry.settle()

    def _lay_out(self) -> None:
        self.right.addWidget(self.spoken)
        self.right.addWidget(self.merging)
        fill(self, Sideways((self.register, 38), (self.entry, 50), (self.right, 58)))
