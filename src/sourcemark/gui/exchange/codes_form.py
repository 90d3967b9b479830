"""Values of a coworker's codebook that ours lacks: each comes in as a new one, or is the same as one of ours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from ...model.codebook import Codebook
from ...project.merging.drifted import Foreign
from ..looks import GRID
from ..widgets.box import choice
from ..widgets.parts import label

NEW = ""


class CodesForm(QWidget):
    """A line for each value, with a box to choose from; of the same name is chosen to begin with."""

    def __init__(self, book: Codebook, found: Sequence[Foreign]) -> None:
        super().__init__()
        self.boxes: dict[tuple[str, str], QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(label("Values that our codebook lacks", "strong"), 0, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(found, 1):
            facet = book.facet(one.facet)
            words = f"{one.code.name}  ·  {facet.name}" if facet else one.code.name
            grid.addWidget(label(words, wrap=True), row, 0)
            ours = [(f"the same as our {code.name}", code.id) for code in facet.choices()] if facet else []
            box = choice(f"{one.code.name} is", [("a new value", NEW), *ours])
            box.setCurrentIndex(max(0, box.findData(one.like)))
            grid.addWidget(box, row, 1)
            self.boxes[one.facet, one.code.id] = box

    def chosen(self) -> dict[tuple[str, str], str | None]:
        """`(facet, their value)` -> ours; None for a new one."""
        return {key: box.currentData() or None for key, box in self.boxes.items()}
