"""Which column of a table holds what: a box for each field of an article, and the first rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableWidget, QVBoxLayout, QWidget

from ....formats.member import Sample
from ....model.words import cut
from ...looks import GRID
from ...widgets.box import ElidedBox
from ...widgets.parts import label, named
from ...widgets.quiet_table import add_row
from ...widgets.wrapping import Wrapping

FIELDS = {
    "text": "Text", "title": "Headline", "outlet": "Outlet", "byline": "Byline", "section": "Section",
    "published": "Published", "url": "Address", "language": "Language",
}  # fmt: skip
"""Field of a draft -> what people call it."""
NONE = "–"
WORDS = 80
"""Characters of a cell."""
ROWS = 4
"""Rows of the sample that there is room for at least."""
WIDE = 24
"""Letters that a column and a box are wide."""


class Columns(QWidget):
    """A choice is told at once."""

    chosen = Signal(object)
    """Field of a draft -> name of the column."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {field: named(ElidedBox(), f"Column of: {name}") for field, name in FIELDS.items()}
        self.sample = named(QTableWidget(), "The first rows")
        self._lay_out()
        for box in self.boxes.values():
            box.activated.connect(lambda _: self.chosen.emit(self.columns()))

    @property
    def first(self) -> QComboBox:
        """Where one begins: the column of the text."""
        return self.boxes["text"]

    def show_table(self, sample: Sample, chosen: Mapping[str, str]) -> None:
        """The columns of a table with its first rows."""
        for field, box in self.boxes.items():
            box.clear()
            box.addItem(NONE, "")
            for name in sample.columns:
                box.addItem(cut(" ".join(name.split()), WORDS) or NONE, name)
            box.setCurrentIndex(max(0, box.findData(chosen.get(field, ""))))
        self._show_rows(sample)

    def columns(self) -> dict[str, str]:
        """What is chosen."""
        found = {field: box.currentData() for field, box in self.boxes.items() if box.currentIndex() > 0}
        return {field: str(column) for field, column in found.items()}

    def _show_rows(self, sample: Sample) -> None:
        self.sample.setRowCount(0)
        self.sample.setColumnCount(len(sample.columns))
        self.sample.setHorizontalHeaderLabels([cut(" ".join(n.split()), WORDS) for n in sample.columns])
        for row in sample.rows:
            add_row(self.sample, [cut(" ".join(cell.split()), WORDS) for cell in row])
        letter = self.sample.fontMetrics().averageCharWidth()
        for column in range(len(sample.columns)):
            self.sample.setColumnWidth(column, WIDE * letter)

    def _lay_out(self) -> None:
        boxes = QWidget()
        line = Wrapping(boxes, GRID)
        for field, box in self.boxes.items():
            line.addWidget(_below(FIELDS[field], box))
        self.sample.verticalHeader().hide()
        self.sample.setTabKeyNavigation(False)
        self.sample.setWordWrap(False)
        self.sample.setMinimumHeight(ROWS * (self.sample.fontMetrics().height() + 2 * GRID))
        across = self.sample.horizontalHeader()
        across.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(label("Which column holds what?", "muted"))
        column.addWidget(boxes)
        column.addWidget(self.sample, 1)


def _below(name: str, box: QComboBox) -> QWidget:
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(WIDE // 2)
    made, words = QWidget(), label(name, "muted")
    words.setBuddy(box)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(words)
    column.addWidget(box)
    return made
