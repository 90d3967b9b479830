"""The key help (F1 or ?): every key on one sheet, by the place where it acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ..work.marks import codebook_of
from . import keys
from .actions import EVERYWHERE, PLACES
from .kit import Kit
from .looks import GRID
from .widgets.parts import label, named

LONG = 14
"""Rows from which on a group is parted."""

LETTERS = "Source types, in the reader"
FIRST = (LETTERS, "desk/reader", "desk", "desk/panel", "desk/articles")
"""Places whose keys one looks for most; what acts everywhere comes last."""

_APART = 5 * GRID
"""Pixels between two columns."""

Rows = list[tuple[str, Sequence[str]]]
"""What it does, and its keys as the platform writes them."""


def groups(kit: Kit) -> dict[str, Rows]:
    """Heading -> rows: the actions that have keys, and the letters of the codebook; tagging first."""
    made: dict[str, Rows] = {}
    for action in kit.actions.known():
        if chosen := kit.actions.keys(action.id):
            made.setdefault(action.place, []).append((action.title, [keys.shown(k) for k in chosen]))
    for name, key in _letters(kit):
        made.setdefault(LETTERS, []).append((name, [key]))
    rest = [place for place in PLACES if place not in FIRST and place != EVERYWHERE]
    order = [place for place in (*FIRST, *rest, EVERYWHERE) if place in made]
    return {PLACES.get(place, place): made[place] for place in order}


def _letters(kit: Kit) -> Iterable[tuple[str, str]]:
    if not kit.session.is_open:
        return
    types = codebook_of(kit.session.project).source_types
    yield from ((code.name, code.key) for code in types.choices() if code.key)


class KeyHelp(QWidget):
    """The sheet. Arrows and Page keys scroll it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label("Keys", "title"))
        area = named(QScrollArea(), "Keys")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet, self._area = _Sheet(groups(kit)), area
        area.setWidget(self._sheet)
        area.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(area, 1)
        self.setFocusProxy(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edges, bar = self._layout.contentsMargins(), self._area.verticalScrollBar().sizeHint()
        self._sheet.flow(event.size().width() - edges.left() - edges.right() - bar.width())


class _Sheet(QWidget):
    """Two columns, read one after the other; one where there is no room for two."""

    def __init__(self, all_groups: dict[str, Rows]) -> None:
        super().__init__()
        self._pieces = [(_group(heading, rows), len(rows) + 2) for heading, rows in _pieces(all_groups)]
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 2 * GRID, 0)
        self._across.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # rows are never squeezed
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        for column in self._columns:
            column.setSpacing(3 * GRID)
            column.addStretch(1)
            self._across.addLayout(column)

    def flow(self, width: int) -> None:
        """Set the groups for a sheet of that width."""
        half, above = sum(high for _, high in self._pieces) / 2, 0
        parted: list[list[QWidget]] = [[], []]
        for piece, high in self._pieces:
            parted[above + high / 2 > half].append(piece)
            above += high
        widths = [max((piece.sizeHint().width() for piece in part), default=0) for part in parted]
        two = width >= sum(widths) + _APART + 2 * GRID
        self._across.setSpacing(_APART if two else 0)
        for at, part in enumerate(parted):
            self._across.setStretch(at, widths[at] if two or at == 0 else 0)
            self._put(self._columns[at if two else 0], part)

    def _put(self, column: QVBoxLayout, part: Sequence[QWidget]) -> None:
        for piece in part:
            for either in self._columns:
                either.removeWidget(piece)
            column.insertWidget(column.count() - 1, piece)


def _pieces(all_groups: dict[str, Rows]) -> Iterable[tuple[str, Rows]]:
    """The groups; a long one in two, so that the columns come out alike."""
    for heading, rows in all_groups.items():
        if len(rows) <= LONG:
            yield heading, rows
        else:
            half = (len(rows) + 1) // 2
            yield heading, rows[:half]
            yield f"{heading}, more", rows[half:]


def _group(heading: str, rows: Rows) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(GRID // 2)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
    for line, (title, shown) in enumerate(rows, 1):
        grid.addWidget(label(title), line, 0)
        grid.addLayout(_caps(shown), line, 1)
    return made


def _caps(shown: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID // 2)
    row.addStretch(1)
    for key in shown:
        row.addWidget(label(key, kind="keycap"))
    return row
