"""The Codebook room: facets, the values of one, and one of these."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ..kit import Kit
from ..widgets.layouts import fill
from ..widgets.sideways import Sideways
from .acts import CodebookActs
from .control import CodebookControl
from .facet import FacetPane
from .facets import FacetsPane
from .value import ValuePane


class CodebookRoom(QWidget):
    """Puts the panes side by side and their control in place."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.facets, self.facet, self.value = FacetsPane(kit), FacetPane(kit), ValuePane(kit)
        self.control = CodebookControl(kit, self.facets, self.facet, self.value)
        self.acts = CodebookActs(kit, self.control)
        fill(self, Sideways((self.facets, 31), (self.facet, 56), (self.value, 56)))
        self.setFocusProxy(self.facet.list)
        kit.actions.place(self, "codebook")

    def panes(self) -> Sequence[QWidget]:
        """What F6 walks."""
        return [self.facets, self.facet, self.value]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.control.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.control.kit.session.is_open:
            self.control.settle()
