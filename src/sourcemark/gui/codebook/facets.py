"""The codebook itself: its name and version, its facets, and where further ones come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ...model.codebook import Codebook, Facet
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.elided import ElidedLabel
from ..widgets.fields import LineField
from ..widgets.layouts import fill
from ..widgets.parts import label, named
from ..widgets.pick import Option, Pick
from .rows import FacetRows
from .shown import ShownList

OTHERS = "Other codebooks …"


class FacetsPane(QFrame):
    """Says which facet is wished for, or how a new one is called."""

    facet_wanted = Signal(str)
    add_wanted = Signal(str)
    other_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Facets")
        dress(self, kind="page")
        self.title, self.version = ElidedLabel(), label("", "muted")
        dress(self.title, tone="heading")
        self.list = ShownList("Facets")
        self.list.setItemDelegate(FacetRows(kit.theme, self.list))
        self.add = LineField("Add a facet", "Add a facet")
        self.others = Pick("Start from another codebook, or take facets from it")
        self.list.shown_changed.connect(self.facet_wanted)
        self.add.settled.connect(self._add)
        self.add.left.connect(self.list.setFocus)
        self.others.picked.connect(self.other_wanted)
        self._lay_out()

    def show_book(self, book: Codebook, facet: str, *, read_only: bool) -> None:
        """All facets; `facet` is the one shown."""
        self.title.set_words(book.name)
        self.version.setText(f"Version {book.version:,}")
        self.list.show_rows([(f.id, f, f.name, _spoken(f)) for f in book.facets], facet)
        for part in (self.add, self.others):
            part.setVisible(not read_only)

    def offer(self, options: Sequence[Option]) -> None:
        """What can be done with other codebooks."""
        self.others.offer(options)
        self.others.show_value(OTHERS)

    def _add(self, name: str) -> None:
        self.add.show_value("", force=True)
        self.add_wanted.emit(name)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.version)
        foot = QVBoxLayout()
        foot.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        foot.setSpacing(GRID // 2)
        foot.addWidget(self.add)
        foot.addWidget(self.others)
        fill(self, head, self.list, foot)


def _spoken(facet: Facet) -> str:
    number = len(facet.choices())
    values = "1 value" if number == 1 else f"{number:,} values"
    return f"{facet.name}, {values}{', retired' if facet.retired else ''}"
