"""Which entries the register lists, which of them one is on, and which are likely the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ...model.changes import Changes
from ...model.likeness import Likeness
from ...model.sources import Source
from ...project.queries import sources as queries
from ..kit import Kit
from ..widgets.choice import Choice
from .register import ALL, TWINS, RegisterPane
from .rows import description

OFFERED = 8
"""Entries a line offers while one types."""


class Listing(QObject):
    """Knows the register and the project."""

    here_changed = Signal()
    """A person went to another entry, or the one they were on is gone."""

    def __init__(self, kit: Kit, register: RegisterPane) -> None:
        super().__init__(register)
        self._kit, self._register, self._model = kit, register, register.model
        self._likeness: Likeness | None = None
        self.here: str | None = None
        """Id of the entry one is on."""
        register.filter_wanted.connect(self.renew)
        register.chosen_changed.connect(self._choose)

    @property
    def count(self) -> int:
        """Entries listed."""
        return len(self._model.keys)

    def chosen(self) -> list[int]:
        """Keys of the entries chosen, the one that one is on first."""
        return [self._model.keys[row] for row in self._register.chosen()]

    def renew(self) -> None:
        """List what fits; one stays on the same entry if it is among it, else one comes to the first."""
        link, words = self._kit.session.project.link, self._register.words.text()
        keys = queries.source_keys(link, words)
        if self._register.shown.chosen == TWINS:
            twins = self._known().with_twins()
            keys = [key for key, source in queries.ids_of(link, keys).items() if source in twins]
        if keys == self._model.keys:
            self._model.refresh()
        else:
            self._model.show(keys)
        self._register.set_empty("" if keys else self._why_empty(words))
        row = self._row()
        self._register.show_chosen(row if row >= 0 else min(0, len(keys) - 1))
        if row < 0:
            found = self._model.row(0)
            self.here = found.source.id if found else None
            self.here_changed.emit()

    def refresh(self) -> None:
        """The same entries, read anew."""
        self._model.refresh()

    def go_to(self, source: str) -> None:
        """Stand on that entry, wherever it is listed."""
        self.here = source
        if self._row() < 0:
            self._register.show_all()
            self.renew()
        self._register.show_chosen(self._row())
        self.here_changed.emit()

    def leave(self) -> None:
        """Stand on none."""
        self.here = None
        self._register.show_chosen(-1)

    def learn(self, changes: Changes) -> None:
        """Take over how sources are named now."""
        if changes.many(Source.kind):
            self._likeness = None  # made anew when it is next asked for
        for id in changes.of(Source.kind) if self._likeness else ():
            source = self._kit.session.project.get(Source, id)
            self._known().drop(id) if source is None else self._known().put(source)

    def twins(self) -> list[Source]:
        """Entries that are likely the same as the one that one is on."""
        found = (self._kit.session.project.get(Source, id) for id in self._known().like(self.here or ""))
        return [source for source in found if source is not None]

    def fitting(self, words: str) -> Sequence[Choice]:
        """Entries whose names have the words, for a line in which one types."""
        link = self._kit.session.project.link
        keys = queries.source_keys(link, words)[:OFFERED]
        rows = queries.source_rows(link, keys)
        return [Choice(r.source.id, r.source.name, description(r)) for r in map(rows.__getitem__, keys)]

    def _known(self) -> Likeness:
        """Made when it is first asked for: it reads the whole register."""
        if self._likeness is None:
            self._likeness = Likeness(queries.all_sources(self._kit.session.project.link))
        return self._likeness

    def _row(self) -> int:
        link = self._kit.session.project.link
        return self._model.row_of(queries.source_key(link, self.here)) if self.here else -1

    def _choose(self) -> None:
        rows = self._register.chosen()
        found = self._model.row(rows[0]) if rows else None
        if found is not None and found.source.id != self.here:
            self.here = found.source.id
            self.here_changed.emit()

    def _why_empty(self, words: str) -> str:
        if words:
            return "No source has these words."
        if self._register.shown.chosen != ALL:
            return "No two entries look the same."
        hint = self._kit.actions.hint
        return (
            f"No sources yet.\n\n{hint('new_source')} enters one, {hint('new_placeholder')} one the text does not"
            " name.\n\nTagging statements on the Desk enters them, too."
        )
