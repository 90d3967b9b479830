"""What the panes ask for again and again: names of sources, values of the codebook, how a type looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE, Code, Codebook
from ...model.people import Annotator
from ...model.review import Arrangement
from ...model.sources import Assessment, Source
from ...model.statements import Statement
from ...project.queries.sources import assessments
from ...work.marks import codebook_of
from ...work.submitting import shown_names
from ..colours import type_colour, type_underline
from ..reader import Chip, MarkStyle
from ..widgets.initials import initials
from .here import Here

if TYPE_CHECKING:
    from ...model.name_index import NameIndex


class Known(QObject):
    """Answers from memory; forgets what a change touches."""

    book_changed = Signal()
    sources_changed = Signal()
    """Names or assessments of sources are others now."""

    def __init__(self, here: Here, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.here, self._session = here, here.session
        self._sources: dict[str, Source | None] = {}
        self._newest: dict[str, Assessment | None] = {}
        self._people: dict[str, str] = {}
        self._book: Codebook | None = None
        self._register: NameIndex | None = None
        here.changed.connect(self._changed)

    @property
    def book(self) -> Codebook:
        """The codebook in force."""
        if self._book is None:
            self._book = codebook_of(self._session.project)
        return self._book

    @property
    def register(self) -> NameIndex:
        """The sources by their names, to be found in a text."""
        if self._register is None:
            from ...model.name_index import NameIndex

            self._register = NameIndex(self._session.project.all(Source))
        return self._register

    def source(self, id: str) -> Source | None:
        """The entry that stands for this source today: merges are followed."""
        for _ in range(16):
            if id not in self._sources:
                self._sources[id] = self._session.project.get(Source, id)
            found = self._sources[id]
            if found is None or found.merged_into is None:
                return found
            id = found.merged_into
        return None

    def name(self, source: str) -> str:
        """What a source is called."""
        found = self.source(source)
        return found.name if found else "A source no longer in the register"

    def names(self, statement: Statement) -> str:
        """Who asserts it."""
        return ", ".join(self.name(id) for id in statement.attribution.sources)

    def newest(self, source: str) -> Assessment | None:
        """The newest assessment of a source."""
        if source not in self._newest:
            found = assessments(self._session.project.link, source)
            self._newest[source] = next(iter(found), None)
        return self._newest[source]

    def annotator(self, id: str) -> str:
        """The name of who marked."""
        if id not in self._people:
            self._people[id] = shown_names(self._session.project).get(id, "A coworker")
        return self._people[id]

    def type_of(self, code: str | None) -> Code | None:
        """The source type of that id, with merges followed."""
        return self.book.source_types.code(code) if code else None

    def styles(self) -> dict[str, MarkStyle]:
        """How each source type looks: colour, letter and underline."""
        found: dict[str, MarkStyle] = {}
        for index, code in enumerate(self.book.source_types.codes):
            style = MarkStyle(code.colour or type_colour(index), code.letter, type_underline(index))
            found[code.id] = style
        for code in self.book.source_types.codes:
            kept = self.type_of(code.id)
            if kept is not None and kept.id in found:
                found[code.id] = found[kept.id]
        return found

    def chip(self, statement: Statement) -> Chip:
        """What the margin says of a statement."""
        code = self.type_of(statement.code(SOURCE_TYPE))
        foreign = statement.annotator != self._session.project.user.annotator.id
        by = initials(self.annotator(statement.annotator)) if foreign else ""
        return Chip(code.letter if code else "", self.names(statement), statement.grades, by)

    def _changed(self, changes: Changes) -> None:
        if changes.of(Annotator.kind) or changes.of(Arrangement.kind):
            self._people.clear()
        if changes.of(Source.kind) or changes.of(Assessment.kind):
            self._sources.clear()
            self._newest.clear()
            if changes.many(Source.kind):
                self._register = None  # made anew when it is next asked for
            self._enter(changes.of(Source.kind))
            self.sources_changed.emit()
        if changes.of(Codebook.kind):
            self._book = None
            self.book_changed.emit()

    def _enter(self, sources: Sequence[str]) -> None:
        if self._register is None:
            return
        for id in sources:
            found = self._session.project.get(Source, id)
            if found is None:
                self._register.drop(id)
            else:
                self._register.put(found)
