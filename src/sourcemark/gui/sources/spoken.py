"""Everything a source said, each statement in the sentences around it, with its track record above."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ...project.queries.spoken import Spoken
from ..kit import Kit
from ..looks import GRID
from ..theme import dress
from ..widgets.layouts import fill
from ..widgets.lazy_rows import LazyRows
from ..widgets.list_or_words import ListOrWords
from ..widgets.parts import label, named
from ..widgets.row_list import RowList
from .excerpts import ExcerptRows
from .types import Types

Record = tuple[Mapping[str, int], Mapping[str, int]]
"""How many statements got each reliability, each credibility; "" for none."""


class SpokenPane(QFrame):
    """Enter on a statement wishes for it on the Desk."""

    statement_wanted = Signal(str)

    def __init__(self, kit: Kit, model: LazyRows[Spoken], types: Types) -> None:
        super().__init__()
        named(self, "Statements of the source")
        dress(self, kind="page")
        self.model = model
        self.count = label("", "strong")
        self.record = label("", "muted", wrap=True)
        self.list = RowList("Statements of the source")
        self.list.setModel(model)
        self.list.setItemDelegate(ExcerptRows(kit.theme, types, self.list))
        self.list.entered.connect(self._entered)
        self.body = ListOrWords(self.list, side=4)
        self._lay_out()

    def show_record(self, record: Record, empty: str) -> None:
        """The head over what the model lists, or words in place of an empty list."""
        number = len(self.model.keys)
        self.count.setText("1 statement" if number == 1 else f"{number:,} statements")
        self.record.setText(record_words(record))
        self.record.setVisible(bool(number))
        self.count.setVisible(bool(number))
        self.body.say("" if number else empty)

    def open_current(self) -> None:
        """Wish for the statement one is on."""
        self._entered(self.list.currentIndex().row())

    def _entered(self, row: int) -> None:
        found = self.model.row(row)
        if found is not None:
            self.statement_wanted.emit(found.statement.id)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID + 4, 2 * GRID, GRID)
        head.setSpacing(GRID // 2)
        head.addWidget(self.count)
        head.addWidget(self.record)
        fill(self, head, self.body)


def record_words(record: Record) -> str:
    """Counts of the grades given to a source's statements, each scale by itself: never one number."""
    named_scales = zip(("Reliability", "Credibility"), record, strict=True)
    return "   ".join(f"{name}: {_counts(counts)}" for name, counts in named_scales)


def _counts(counts: Mapping[str, int]) -> str:
    given = [f"{grade} × {number:,}" for grade, number in sorted(counts.items()) if grade]
    without = [f"not graded × {counts['']:,}"] if counts.get("") else []
    return " · ".join(given + without) or "none"
