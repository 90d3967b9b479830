"""The key help (F1 or ?): every key on one sheet, by the place where it acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ..work.marks import codebook_of
from . import keys
from .actions import PLACES
from .kit import Kit
from .looks import GRID
from .widgets.parts import label, named

LONG = 14
"""Rows from which on a group is parted."""

Rows = list[tuple[str, Sequence[str]]]
"""What it does, and its keys as the platform writes them."""


def groups(kit: Kit) -> dict[str, Rows]:
    """Heading -> rows: the actions that have keys, then the letters of the codebook."""
    made: dict[str, Rows] = {}
    for action in kit.actions.known():
        if chosen := kit.actions.keys(action.id):
            made.setdefault(PLACES[action.place], []).append((action.title, [keys.shown(k) for k in chosen]))
    letters: Rows = [(name, [key]) for name, key in _letters(kit)]
    return made | ({"Source types, in the reader": letters} if letters else {})


def _letters(kit: Kit) -> Iterable[tuple[str, str]]:
    if not kit.session.is_open:
        return
    types = codebook_of(kit.session.project).source_types
    yield from ((code.name, code.key) for code in types.choices() if code.key)


class KeyHelp(QWidget):
    """The sheet. Arrows and Page keys scroll it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label("Keys", "title"))
        area = named(QScrollArea(), "Keys")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = _sheet(groups(kit))
        area.setWidget(sheet)
        area.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(area, 1)
        self.setFocusProxy(area)


def _sheet(all_groups: dict[str, Rows]) -> QWidget:
    sheet = QWidget()
    across = QHBoxLayout(sheet)
    across.setContentsMargins(0, 0, 2 * GRID, 0)
    across.setSpacing(5 * GRID)
    columns = [QVBoxLayout(), QVBoxLayout()]
    heights = [0, 0]
    for heading, rows in _pieces(all_groups):
        shorter = heights.index(min(heights))
        heights[shorter] += len(rows) + 2
        columns[shorter].addLayout(_group(heading, rows))
    for column in columns:
        column.setSpacing(3 * GRID)
        column.addStretch(1)
        across.addLayout(column, 1)
    return sheet


def _pieces(all_groups: dict[str, Rows]) -> Iterable[tuple[str, Rows]]:
    """The groups; a long one in two, so that the columns come out alike."""
    for heading, rows in all_groups.items():
        if len(rows) <= LONG:
            yield heading, rows
        else:
            half = (len(rows) + 1) // 2
            yield heading, rows[:half]
            yield f"{heading}, more", rows[half:]


def _group(heading: str, rows: Rows) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
    for line, (title, shown) in enumerate(rows, 1):
        grid.addWidget(label(title), line, 0)
        grid.addLayout(_caps(shown), line, 1)
    return grid


def _caps(shown: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID // 2)
    row.addStretch(1)
    for key in shown:
        row.addWidget(label(key, kind="keycap"))
    return row
