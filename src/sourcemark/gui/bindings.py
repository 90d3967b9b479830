"""Binds the table of actions to what carries them out, and to the keys the user chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ..model.errors import SourcemarkError
from ..work.profile import Profile
from . import keys
from .actions import ACTIONS, EVERYWHERE, Action, action


class Bound(Struct, frozen=True):
    """What an action does, and whether it can be done now."""

    do: Callable[[], object]
    enabled: Callable[[], bool]


class Actions(QObject):
    """Every action of the table, by id. Made once in `app`."""

    refused = Signal(str)
    keys_changed = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._bound: dict[str, Bound] = {}
        self._made: list[tuple[str, QAction]] = []

    def bind(
        self,
        ident: str,
        do: Callable[[], object],
        enabled: Callable[[], bool] = lambda: True,
        owner: QObject | None = None,
    ) -> None:
        """`ident` does this from now on; until `owner` is destroyed, where one is given."""
        bound = Bound(do, enabled)
        self._bound[action(ident).id] = bound
        if owner is not None:
            owner.destroyed.connect(lambda: self._forget(ident, bound))

    def lend(
        self, ident: str, do: Callable[[], object], when: Callable[[], bool], owner: QObject | None = None
    ) -> None:
        """While `when()` holds, an action that is bound already does `do` instead."""
        usual = self._bound[ident]
        self.bind(
            ident,
            lambda: do() if when() else usual.do(),
            lambda: when() or usual.enabled(),
            owner,
        )

    def place(self, widget: QWidget, place: str = EVERYWHERE) -> None:
        """The keys of `place` act while `widget`, or a child of it, has the focus."""
        context = (
            Qt.ShortcutContext.WindowShortcut
            if place == EVERYWHERE
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        for row in ACTIONS:
            if row.place == place:
                self._make(row, widget, context)

    def run(self, ident: str) -> bool:
        """Does it, when it is bound and can be done. A refusal is told by `refused`."""
        if not self.can(ident):
            return False
        try:
            self._bound[ident].do()
        except SourcemarkError as refusal:
            self.refused.emit(str(refusal))
        return True

    def can(self, ident: str) -> bool:
        """True when somebody carries it out and it makes sense now."""
        bound = self._bound.get(ident)
        return bound is not None and bound.enabled()

    def known(self) -> Iterator[Action]:
        """The actions that somebody carries out now, in the order of the table."""
        return (row for row in ACTIONS if row.id in self._bound)

    def keys(self, ident: str) -> tuple[str, ...]:
        """The keys that stand for it, portable."""
        return keys.keys_of(ident, self._profile.habits.keys)

    def hint(self, ident: str) -> str:
        """Its first key as the platform writes it; empty when it has none."""
        return next((keys.shown(key) for key in self.keys(ident)), "")

    def choose(self, ident: str, chosen: tuple[str, ...] | None) -> None:
        """Other keys for an action, kept in the profile; None goes back to those of the table."""
        self._profile.choose_keys(ident, chosen)
        for made, act in self._made:
            if made == ident:
                act.setShortcuts(self._sequences(ident))
        self.keys_changed.emit()

    def _make(self, row: Action, widget: QWidget, context: Qt.ShortcutContext) -> None:
        act = QAction(row.title, widget)
        act.setShortcuts(self._sequences(row.id))
        act.setShortcutContext(context)
        act.triggered.connect(lambda: self.run(row.id))
        widget.addAction(act)
        entry = (row.id, act)
        self._made.append(entry)
        act.destroyed.connect(lambda: self._made.remove(entry))

    def _sequences(self, ident: str) -> list[QKeySequence]:
        return [QKeySequence(key) for key in self.keys(ident)]

    def _forget(self, ident: str, bound: Bound) -> None:
        if self._bound.get(ident) is bound:
            del self._bound[ident]
