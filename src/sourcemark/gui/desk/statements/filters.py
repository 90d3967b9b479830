"""The menu of filters over the statement list: values of every facet, both grades, who speaks, who marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ....model.codebook import Codebook
from ....model.scales import CREDIBILITY, RELIABILITY
from ....model.scope import StatementFilter
from ...theme import dress
from ...widgets.parts import named, plain

Named = tuple[str, str]
"""Id and name."""

NOT_GRADED = ""


class Narrowing(NamedTuple):
    """One value by which the list is narrowed: `field` is a field of the filter, or a facet after "codes:"."""

    field: str
    value: str


def _alike(book: Codebook, facet: str, value: str) -> tuple[str, ...]:
    found = book.facet(facet)
    return found.alike(value) if found else (value,)


class FilterButton(QPushButton):
    """Opens the menu; says how many values narrow the list now."""

    changed = Signal()
    wanted = Signal()
    """The menu is about to be seen: offer what can be chosen now."""

    def __init__(self) -> None:
        super().__init__("Filter")
        dress(self, kind="quiet")
        self.setAutoDefault(False)
        self._chosen: dict[Narrowing, None] = {}
        self._menus: list[QMenu] = []
        self._offered: tuple[Codebook, tuple[Named, ...], tuple[Named, ...]] | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.wanted)
        self.setMenu(self._menu)
        self._say()

    def offer(self, book: Codebook, people: Sequence[Named], sources: Sequence[Named]) -> None:
        """What can be chosen: the codebook's values, the grades, sources, and annotators if several."""
        if self._offered == (wanted := (book, tuple(people), tuple(sources))):
            return
        self._offered = wanted
        self._menu.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus.clear()
        for facet in book.facets:
            if not facet.retired:
                self._part(facet.name, f"codes:{facet.id}", [(c.id, c.name) for c in facet.choices()])
        for name, field, scale in (
            ("Reliability", "reliability", RELIABILITY),
            ("Credibility", "credibility", CREDIBILITY),
        ):
            steps = [(grade, f"{grade}  {words}") for grade, words in scale.items()]
            self._part(name, field, [*steps, (NOT_GRADED, "Not graded")])
        self._part("Source", "sources", sources)
        if len(people) > 1:
            self._part("Marked by", "annotators", people)
        self._menu.addSeparator()
        self._menu.addAction("Show all").triggered.connect(self.clear)

    def apply(self, words: str, book: Codebook) -> StatementFilter:
        """The filter that menu and words make together; a value stands also for those merged into it."""
        chosen = ((n.field[6:], n.value) for n in self._chosen if n.field.startswith("codes:"))
        return StatementFilter(
            words=words,
            codes=tuple((id, code) for id, value in chosen for code in _alike(book, id, value)),
            reliability=self._values("reliability"),
            credibility=self._values("credibility"),
            sources=self._values("sources"),
            annotators=self._values("annotators"),
        )

    def clear(self) -> None:
        """Narrow by nothing."""
        self._chosen.clear()
        for menu in self._menus:
            for act in menu.actions():
                act.setChecked(False)
        self._say()
        self.changed.emit()

    def action(self, field: str, value: str) -> QAction:
        """The entry of one value. Raises StopIteration when there is none."""
        self.wanted.emit()
        return next(a for m in self._menus for a in m.actions() if a.data() == Narrowing(field, value))

    def _values(self, field: str) -> tuple[str, ...]:
        return tuple(n.value for n in self._chosen if n.field == field)

    def _part(self, name: str, field: str, values: Sequence[Named]) -> None:
        if not values:
            return
        menu = self._menu.addMenu(plain(name))
        self._menus.append(menu)
        named(menu, name)
        for value, words in values:
            self._entry(menu, Narrowing(field, value), words)

    def _entry(self, menu: QMenu, narrowing: Narrowing, words: str) -> None:
        act = menu.addAction(plain(words))
        act.setCheckable(True)
        act.setChecked(narrowing in self._chosen)
        act.setData(narrowing)
        act.triggered.connect(lambda on: self._toggle(narrowing, on))

    def _toggle(self, narrowing: Narrowing, on: bool) -> None:
        if on:
            self._chosen[narrowing] = None
        else:
            self._chosen.pop(narrowing, None)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        number = len(self._chosen)
        self.setText(f"Filter · {number}" if number else "Filter")
        named(
            self,
            f"Filter by type, facet or grade, {number} chosen"
            if number
            else "Filter by type, facet or grade",
        )
