"""The menu by which the queue is narrowed: kinds of difference, annotators, facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ....analysis.differences import KINDS
from ....work.review.queued import State, Wanted
from ...theme import dress
from ...widgets.parts import named, plain
from ..told import WORDS

Named = tuple[str, str]


class Narrowing(NamedTuple):
    """One value: `field` is a field of `Wanted`."""

    field: str
    value: str


class QueueFilter(QPushButton):
    """Opens the menu; says how many values narrow the queue now."""

    changed = Signal()
    wanted = Signal()
    """The menu is about to be seen: offer what can be chosen now."""

    def __init__(self) -> None:
        super().__init__("Filter")
        dress(self, kind="quiet")
        self.setAutoDefault(False)
        self._chosen: dict[Narrowing, None] = {}
        self._menus: list[QMenu] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.wanted)
        self.setMenu(self._menu)
        self._say()

    def offer(self, people: Sequence[Named], facets: Sequence[Named]) -> None:
        """What can be chosen, beside the kinds of difference."""
        self._menu.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus.clear()
        self._part("Kind", "kinds", [(kind, WORDS[kind]) for kind in KINDS])
        self._part("Annotator", "annotators", people)
        self._part("About", "facets", facets)
        self._menu.addSeparator()
        self._menu.addAction("Show all").triggered.connect(self.clear)

    def narrowed(self, states: tuple[State, ...], *, agreed: bool) -> Wanted:
        """The filter that the menu makes, for these states."""
        return Wanted(
            kinds=tuple(kind for kind in KINDS if Narrowing("kinds", kind) in self._chosen),
            annotators=self._values("annotators"),
            facets=self._values("facets"),
            states=states,
            agreed=agreed,
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
        menu = named(self._menu.addMenu(plain(name)), name)
        self._menus.append(menu)
        for value, words in values:
            narrowing = Narrowing(field, value)
            act = menu.addAction(plain(words))
            act.setCheckable(True)
            act.setChecked(narrowing in self._chosen)
            act.setData(narrowing)
            act.triggered.connect(lambda on, narrowing=narrowing: self._toggle(narrowing, on))

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
        named(self, "Filter by kind, annotator or facet" + (f", {number} chosen" if number else ""))
